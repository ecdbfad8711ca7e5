import type { Formats } from '../formats.js';
import type { ReportMessages } from '../report-messages.js';

/** The words for a report in French. */
export const frenchReport = (formats: Formats): ReportMessages => ({
  title: (name) => `Quel est le problème avec le commentaire de ${name} ?`,
  reasons: {
    spam: 'C’est de la publicité ou sans rapport avec cette page',
    abuse: 'Il insulte, menace ou ridiculise quelqu’un',
    personal: 'Il révèle des détails privés sur une personne',
    worried: 'Cette personne m’inquiète',
    other: 'Autre chose',
  },
  reasonMissing: 'Choisissez d’abord une raison.',
  note: 'Voulez-vous ajouter quelque chose ? (facultatif)',
  noteTooLong: (limit) => `Une note peut avoir ${formats.number(limit)} caractères au plus.`,
  notice: 'Seule la modération de cette page lit les signalements. L’auteur ne saura pas qui l’a envoyé.',
  send: 'Envoyer le signalement',
  thanks: 'Merci. La modération va regarder.',
  worriedThanks:
    'Merci de veiller sur cette personne. La modération voit ceci en premier, mais ce n’est pas un service d’urgence : si quelqu’un est peut-être en danger en ce moment, appelez le numéro d’urgence de votre pays.',
  done: 'Fermer',
});
