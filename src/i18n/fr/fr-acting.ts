import type { ActingMessages } from '../acting-messages.js';
import type { Formats } from '../formats.js';
import type { Messages } from '../messages.js';

const REMOVED_FOR = {
  '': '',
  spam: ' : c’est de la publicité',
  abuse: ' : il blesse quelqu’un',
  personal: ' : il révèle des détails privés',
  advice: ' : il donne des conseils médicaux',
  other: '',
};

const links = {
  linkCopied: 'Lien copié',
  linkNotCopied: 'Le navigateur n’a pas permis de copier. Voici l’adresse :',
  linkMissing: 'Le commentaire lié n’est pas ici. Il a peut-être été retiré, ou il appartient à une autre page.',
  linkUnread: 'Le commentaire lié n’a pas pu être chargé.',
};

/** The words for people who write, in French; `failures` are those that everybody may meet. */
export const frenchActing = (formats: Formats, failures: Messages['failures']): ActingMessages => ({
  replyLabel: 'Votre réponse',
  editLabel: 'Modifiez votre commentaire',
  postReply: 'Publier la réponse',
  saveEdit: 'Enregistrer',
  errorPrefix: 'Erreur :',
  bodyEmpty: 'Écrivez d’abord quelque chose.',
  bodyTooLong: (over) => formats.count(over, { one: '# caractère de trop.', other: '# caractères de trop.' }),
  nameTooLong: (limit) => `Un nom peut avoir ${formats.number(limit)} caractères au plus.`,
  charactersLeft: (left) =>
    left >= 0
      ? formats.count(left, { one: 'Encore # caractère', other: 'Encore # caractères' })
      : formats.count(-left, { one: '# caractère de trop', other: '# caractères de trop' }),

  edit: 'Modifier',
  editOf: (time) => `Modifier votre commentaire du ${time}`,
  remove: 'Supprimer',
  removeOf: (time) => `Supprimer votre commentaire du ${time}`,
  undo: 'Rétablir',
  copy: 'Copier',
  copied: 'Copié',
  copyFailed: 'Le navigateur n’a pas permis de copier. Sélectionnez plutôt le texte.',
  ...links,
  discard: 'Abandonner',
  removedFor: (reason) => `La modération a supprimé ce commentaire${REMOVED_FOR[reason]}.`,

  posted: 'Votre commentaire est publié.',
  postedForReview: 'Votre commentaire attend la modération.',
  removedAnnouncement: 'Votre commentaire est supprimé.',
  restoredAnnouncement: 'Votre commentaire est de retour.',
  savedAnnouncement: 'Vos modifications sont enregistrées.',

  failures: {
    ...failures,
    'invalid-draft': 'Le texte est vide ou trop long.',
    closed: 'Cette conversation est close.',
    'too-late': 'Un commentaire peut être modifié pendant 15 minutes après sa publication. Ce temps est passé.',
    'too-soon': 'Vous avez publié il y a un instant.',
    'too-many': 'Une personne ne peut pas publier davantage en un jour.',
    banned: 'Vous ne pouvez pas écrire ici pour le moment.',
    refused: 'Ce n’est pas permis ici.',
    'not-found': 'Ce commentaire n’est plus là.',
    'sign-in': 'La publication ne fonctionne pas sur cette page pour le moment.',
    'signed-out': 'Vous n’avez plus de session ouverte. Connectez-vous, puis réessayez.',
  },
});
