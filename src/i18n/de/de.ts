import { later } from '../later.js';
import type { Dictionary, Messages } from '../messages.js';

const failures: Messages['failures'] = {
  offline: 'Im Moment gibt es keine Verbindung.',
  busy: 'Die Kommentare sind im Moment sehr gefragt.',
  misconfigured: 'Kommentare können hier im Moment nicht gezeigt werden.',
  unknown: 'Etwas ist schiefgegangen.',
};

/** The interface in German. */
export const dictionary: Dictionary = (formats) => ({
  lang: 'de',
  dir: 'ltr',
  heading: 'Kommentare',
  anonymous: 'Anonym',
  edited: 'bearbeitet',
  removed: 'Kommentar entfernt',
  you: 'Sie',
  pinned: 'Angeheftet',
  linked: 'Verlinkter Kommentar',
  answered: 'Beantwortet',
  waiting: 'Wird noch geprüft',
  roles: { expert: 'Fachperson', host: 'Gastgeber', moderator: 'Moderation' },

  loading: 'Kommentare werden geladen…',
  empty: 'Noch keine Kommentare. Ihrer kann der erste sein.',
  closed: 'Diese Unterhaltung ist geschlossen. Sie können sie weiterhin lesen.',
  offline: 'Sie scheinen offline zu sein. Neue Kommentare erscheinen, sobald die Verbindung zurück ist.',
  memoryOnly: 'Dieser Browser behält keine Kommentare: Sie sind weg, wenn Sie diese Seite verlassen.',

  commentLabel: 'Ihr Kommentar',
  nameLabel: 'Name (freiwillig)',
  nameHint: 'Lassen Sie das Feld leer, um anonym zu bleiben.',
  publicNotice: 'Alle können lesen, was Sie hier veröffentlichen.',
  reviewNotice: 'Zuerst liest es die Moderation, dann können es alle lesen.',
  postComment: 'Kommentar veröffentlichen',
  cancel: 'Abbrechen',
  sending: 'Wird gesendet…',

  heart: (hearts) => (hearts === 0 ? 'Herz' : `Herz ${formats.number(hearts)}`),
  report: 'Melden',
  reportOf: (name) => `Den Kommentar von ${name} melden`,
  copyLink: 'Link kopieren',
  copyLinkOf: (name) => `Link kopieren zum Kommentar von ${name}`,
  reply: 'Antworten',
  tryAgain: 'Noch einmal versuchen',
  notSent: 'Nicht gesendet.',
  readMore: (words) => formats.count(words, { one: 'Weiterlesen (# Wort)', other: 'Weiterlesen (# Wörter)' }),
  readLess: 'Weniger anzeigen',
  repliesTo: (name) => `Antworten an ${name}`,
  replyTo: (name) => `${name} antworten`,

  loadMore: 'Mehr laden',
  showAll: 'Alle anzeigen',
  loadingMore: 'Wird geladen…',
  loadedMore: (n) => formats.count(n, { one: '# weiterer Kommentar geladen', other: '# weitere Kommentare geladen' }),
  newComments: (n) => formats.count(n, { one: '# neuer Kommentar', other: '# neue Kommentare' }),

  forActing: later(async () => (await import('./de-acting.js')).germanActing(formats, failures)),
  forReports: later(async () => (await import('./de-report.js')).germanReport(formats)),
  forSignIn: later(async () => (await import('./de-sign-in.js')).germanSignIn),
  forModerators: later(async () => (await import('./de-moderator.js')).germanModerator(formats)),

  failures,
  goesOn: 'Es geht von selbst weiter.',
});
