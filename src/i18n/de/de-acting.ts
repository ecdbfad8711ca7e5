import type { ActingMessages } from '../acting-messages.js';
import type { Formats } from '../formats.js';
import type { Messages } from '../messages.js';

const REMOVED_FOR = {
  '': '',
  spam: ': Er wirbt',
  abuse: ': Er verletzt jemanden',
  personal: ': Er verrät Privates',
  advice: ': Er gibt medizinischen Rat',
  other: '',
};

const links = {
  linkCopied: 'Link kopiert',
  linkNotCopied: 'Der Browser hat das Kopieren nicht erlaubt. Das ist die Adresse:',
  linkMissing:
    'Der verlinkte Kommentar ist nicht hier. Vielleicht wurde er entfernt, oder er gehört zu einer anderen Seite.',
  linkUnread: 'Der verlinkte Kommentar konnte nicht geladen werden.',
};

/** The words for people who write, in German; `failures` are those that everybody may meet. */
export const germanActing = (formats: Formats, failures: Messages['failures']): ActingMessages => ({
  replyLabel: 'Ihre Antwort',
  editLabel: 'Ihren Kommentar bearbeiten',
  postReply: 'Antwort veröffentlichen',
  saveEdit: 'Änderungen speichern',
  errorPrefix: 'Fehler:',
  bodyEmpty: 'Schreiben Sie zuerst etwas.',
  bodyTooLong: (over) =>
    formats.count(over, { one: 'Das ist # Zeichen zu lang.', other: 'Das ist # Zeichen zu lang.' }),
  nameTooLong: (limit) => `Ein Name kann höchstens ${formats.number(limit)} Zeichen haben.`,
  charactersLeft: (left) =>
    left >= 0 ? formats.count(left, { other: 'Noch # Zeichen' }) : formats.count(-left, { other: '# Zeichen zu viel' }),

  edit: 'Bearbeiten',
  editOf: (time) => `Ihren Kommentar vom ${time} bearbeiten`,
  remove: 'Entfernen',
  removeOf: (time) => `Ihren Kommentar vom ${time} entfernen`,
  undo: 'Rückgängig machen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyFailed: 'Der Browser hat das Kopieren nicht erlaubt. Markieren Sie stattdessen den Text.',
  ...links,
  discard: 'Verwerfen',
  removedFor: (reason) => `Die Moderation hat diesen Kommentar entfernt${REMOVED_FOR[reason]}.`,

  posted: 'Ihr Kommentar ist veröffentlicht.',
  postedForReview: 'Ihr Kommentar wartet auf die Moderation.',
  removedAnnouncement: 'Ihr Kommentar ist entfernt.',
  restoredAnnouncement: 'Ihr Kommentar ist wieder da.',
  savedAnnouncement: 'Ihre Änderungen sind gespeichert.',

  failures: {
    ...failures,
    'invalid-draft': 'Der Text ist leer oder zu lang.',
    closed: 'Diese Unterhaltung ist geschlossen.',
    'too-late':
      'Ein Kommentar kann 15 Minuten lang geändert werden, nachdem er veröffentlicht ist. Diese Zeit ist vorbei.',
    'too-soon': 'Sie haben gerade erst etwas veröffentlicht.',
    'too-many': 'Mehr kann eine Person an einem Tag nicht veröffentlichen.',
    banned: 'Sie können hier im Moment nicht schreiben.',
    refused: 'Das ist hier nicht erlaubt.',
    'not-found': 'Diesen Kommentar gibt es nicht mehr.',
    'sign-in': 'Auf dieser Seite kann im Moment nichts veröffentlicht werden.',
    'signed-out': 'Sie sind abgemeldet. Melden Sie sich an und versuchen Sie es noch einmal.',
  },
});
