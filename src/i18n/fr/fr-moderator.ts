import type { Formats } from '../formats.js';
import type { ModeratorMessages } from '../moderator-messages.js';

/** The words for hosts and moderators in French. */
export const frenchModerator = (formats: Formats): ModeratorMessages => ({
  title: 'Modération',
  loading: 'Recherche de ce qui attend…',
  failed: 'La file ne peut pas être lue pour le moment. Une nouvelle tentative aura lieu toute seule.',
  nothingWaits: 'Rien ne vous attend.',
  waiting: (count) =>
    formats.count(count, {
      one: '# commentaire vous attend, dans tous les fils de ce site.',
      other: '# commentaires vous attendent, dans tous les fils de ce site.',
    }),
  thisThread: 'Ce fil',
  threadState: (isOpen, isPreModerated) =>
    !isOpen
      ? 'Clos : on peut le lire, mais plus y écrire.'
      : isPreModerated
        ? 'Ouvert. Les commentaires sont relus avant que d’autres les voient.'
        : 'Ouvert. Les commentaires paraissent aussitôt.',
  inThread: (thread) => `dans ${thread}`,
  held: 'En attente de relecture',
  reported: (count) => formats.count(count, { one: 'Signalé par # personne', other: 'Signalé par # personnes' }),
  reportReasons: {
    spam: 'publicité',
    abuse: 'insultes',
    personal: 'détails privés',
    worried: 'inquiétude pour cette personne',
    other: 'autre chose',
  },
  actions: {
    approve: 'Approuver',
    hold: 'Remettre en relecture',
    remove: 'Supprimer',
    restore: 'Rétablir',
    keep: 'Garder',
    reopen: 'Rouvrir les signalements',
    ban: 'Bannir l’auteur',
    unban: 'Lever le bannissement',
    pin: 'Épingler',
    unpin: 'Désépingler',
    answered: 'Marquer comme répondu',
    unanswered: 'Marquer comme sans réponse',
    closeThread: 'Clore le fil',
    openThread: 'Rouvrir le fil',
    review: 'Relire avant de publier',
    publish: 'Publier aussitôt',
  },
  actionOn: (action, name) => `${action} : commentaire de ${name}`,
  done: {
    approve: 'Approuvé.',
    hold: 'De nouveau en attente de relecture.',
    remove: 'Supprimé.',
    restore: 'Rétabli.',
    keep: 'Gardé. Les signalements sont traités.',
    reopen: 'Les signalements attendent de nouveau.',
    ban: 'L’auteur est banni.',
    unban: 'L’auteur n’est plus banni.',
    pin: 'Épinglé.',
    unpin: 'Plus épinglé.',
    answered: 'Marqué comme répondu.',
    unanswered: 'Plus marqué comme répondu.',
    closeThread: 'Le fil est clos.',
    openThread: 'Le fil est ouvert.',
    review: 'Les commentaires sont désormais relus d’abord.',
    publish: 'Les commentaires paraissent désormais aussitôt.',
  },
  pending: 'Un instant…',
  notDone: 'Ce n’est pas fait.',
  overtaken: 'Cela a changé : une autre personne de la modération ou l’auteur a été plus rapide.',
  notAllowed: 'Votre rôle ne le permet plus.',
  undo: 'Annuler',
  tryAgain: 'Réessayer',
  cancel: 'Annuler',
  removalReason: 'Raison, dite à l’auteur',
  removalReasons: {
    '': 'Sans raison donnée',
    spam: 'C’est de la publicité',
    abuse: 'Il blesse quelqu’un',
    personal: 'Il révèle des détails privés',
    advice: 'Il donne des conseils médicaux',
    other: 'Autre raison',
  },
  banTime: 'Combien de temps',
  banTimes: { day: 'Un jour', week: 'Une semaine', always: 'Pour toujours', end: 'Lever le bannissement' },
  answerBy: 'Quelle est la bonne réponse ?',
  answerOf: (name, words) => `${name} : ${words}`,
});
