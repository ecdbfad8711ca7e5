import { later } from '../later.js';
import type { Dictionary, Messages } from '../messages.js';

const failures: Messages['failures'] = {
  offline: 'Il n’y a pas de connexion pour le moment.',
  busy: 'Les commentaires sont très sollicités pour le moment.',
  misconfigured: 'Les commentaires ne peuvent pas être affichés ici pour le moment.',
  unknown: 'Un problème est survenu.',
};

/** The interface in French. */
export const dictionary: Dictionary = (formats) => ({
  lang: 'fr',
  dir: 'ltr',
  heading: 'Commentaires',
  anonymous: 'Anonyme',
  edited: 'modifié',
  removed: 'Commentaire supprimé',
  you: 'vous',
  pinned: 'Épinglé',
  linked: 'Commentaire lié',
  answered: 'Répondu',
  waiting: 'En attente de relecture',
  roles: { expert: 'Spécialiste', host: 'Animation', moderator: 'Modération' },

  loading: 'Chargement des commentaires…',
  empty: 'Aucun commentaire pour l’instant. Le vôtre peut être le premier.',
  closed: 'Cette conversation est close. Vous pouvez toujours la lire.',
  offline: 'Vous semblez hors ligne. Les nouveaux commentaires apparaîtront au retour de la connexion.',
  memoryOnly: 'Ce navigateur ne conserve pas les commentaires : ils disparaîtront quand vous quitterez cette page.',

  commentLabel: 'Votre commentaire',
  nameLabel: 'Nom (facultatif)',
  nameHint: 'Laissez ce champ vide pour rester anonyme.',
  publicNotice: 'Tout le monde peut lire ce que vous publiez ici.',
  reviewNotice: 'La modération le lit d’abord, puis tout le monde peut le lire.',
  postComment: 'Publier le commentaire',
  cancel: 'Annuler',
  sending: 'Envoi…',

  heart: (hearts) => (hearts === 0 ? 'Cœur' : `Cœur ${formats.number(hearts)}`),
  report: 'Signaler',
  reportOf: (name) => `Signaler le commentaire de ${name}`,
  copyLink: 'Copier le lien',
  copyLinkOf: (name) => `Copier le lien vers le commentaire de ${name}`,
  reply: 'Répondre',
  tryAgain: 'Réessayer',
  notSent: 'Non envoyé.',
  readMore: (words) => formats.count(words, { one: 'Lire la suite (# mot)', other: 'Lire la suite (# mots)' }),
  readLess: 'Réduire',
  repliesTo: (name) => `Réponses à ${name}`,
  replyTo: (name) => `Répondre à ${name}`,

  loadMore: 'Charger la suite',
  showAll: 'Tout afficher',
  loadingMore: 'Chargement…',
  loadedMore: (n) => formats.count(n, { one: '# commentaire de plus chargé', other: '# commentaires de plus chargés' }),
  newComments: (n) => formats.count(n, { one: '# nouveau commentaire', other: '# nouveaux commentaires' }),

  forActing: later(async () => (await import('./fr-acting.js')).frenchActing(formats, failures)),
  forReports: later(async () => (await import('./fr-report.js')).frenchReport(formats)),
  forSignIn: later(async () => (await import('./fr-sign-in.js')).frenchSignIn),
  forModerators: later(async () => (await import('./fr-moderator.js')).frenchModerator(formats)),

  failures,
  goesOn: 'Cela reprendra tout seul.',
});
