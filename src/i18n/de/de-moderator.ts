import type { Formats } from '../formats.js';
import type { ModeratorMessages } from '../moderator-messages.js';

/** The words for hosts and moderators in German. */
export const germanModerator = (formats: Formats): ModeratorMessages => ({
  title: 'Moderation',
  loading: 'Es wird gesucht, was wartet…',
  failed: 'Die Warteschlange kann im Moment nicht gelesen werden. Es wird von selbst noch einmal versucht.',
  nothingWaits: 'Nichts wartet auf Sie.',
  waiting: (count) =>
    formats.count(count, {
      one: '# Kommentar wartet auf Sie, in allen Threads dieser Website.',
      other: '# Kommentare warten auf Sie, in allen Threads dieser Website.',
    }),
  thisThread: 'Dieser Thread',
  threadState: (isOpen, isPreModerated) =>
    !isOpen
      ? 'Geschlossen: Er kann gelesen werden und nimmt keine Kommentare an.'
      : isPreModerated
        ? 'Offen. Kommentare werden geprüft, bevor andere sie sehen.'
        : 'Offen. Kommentare erscheinen sofort.',
  inThread: (thread) => `in ${thread}`,
  held: 'Wartet auf Prüfung',
  reported: (count) => formats.count(count, { one: 'Von # Person gemeldet', other: 'Von # Personen gemeldet' }),
  reportReasons: {
    spam: 'Werbung',
    abuse: 'Beleidigung',
    personal: 'Privates',
    worried: 'Sorge um diese Person',
    other: 'etwas anderes',
  },
  actions: {
    approve: 'Freigeben',
    hold: 'Zurück zur Prüfung',
    remove: 'Entfernen',
    restore: 'Wiederherstellen',
    keep: 'Behalten',
    reopen: 'Meldungen wieder öffnen',
    ban: 'Person sperren',
    unban: 'Sperre aufheben',
    pin: 'Anheften',
    unpin: 'Lösen',
    answered: 'Als beantwortet markieren',
    unanswered: 'Als nicht beantwortet markieren',
    closeThread: 'Thread schließen',
    openThread: 'Thread wieder öffnen',
    review: 'Vor dem Veröffentlichen prüfen',
    publish: 'Sofort veröffentlichen',
  },
  actionOn: (action, name) => `${action}: Kommentar von ${name}`,
  done: {
    approve: 'Freigegeben.',
    hold: 'Wartet wieder auf Prüfung.',
    remove: 'Entfernt.',
    restore: 'Wiederhergestellt.',
    keep: 'Behalten. Die Meldungen sind erledigt.',
    reopen: 'Die Meldungen warten wieder.',
    ban: 'Die Person ist gesperrt.',
    unban: 'Die Person ist nicht mehr gesperrt.',
    pin: 'Angeheftet.',
    unpin: 'Nicht mehr angeheftet.',
    answered: 'Als beantwortet markiert.',
    unanswered: 'Nicht mehr als beantwortet markiert.',
    closeThread: 'Der Thread ist geschlossen.',
    openThread: 'Der Thread ist offen.',
    review: 'Kommentare werden ab jetzt zuerst geprüft.',
    publish: 'Kommentare erscheinen ab jetzt sofort.',
  },
  pending: 'Einen Moment…',
  notDone: 'Nicht geschehen.',
  overtaken: 'Es ist nicht mehr, wie es war: Jemand anders aus der Moderation oder wer es schrieb war schneller.',
  notAllowed: 'Ihre Rolle erlaubt das nicht mehr.',
  undo: 'Rückgängig machen',
  tryAgain: 'Noch einmal versuchen',
  cancel: 'Abbrechen',
  removalReason: 'Grund, der der schreibenden Person genannt wird',
  removalReasons: {
    '': 'Ohne Grund',
    spam: 'Er wirbt',
    abuse: 'Er verletzt jemanden',
    personal: 'Er verrät Privates',
    advice: 'Er gibt medizinischen Rat',
    other: 'Ein anderer Grund',
  },
  banTime: 'Wie lange',
  banTimes: { day: 'Einen Tag', week: 'Eine Woche', always: 'Für immer', end: 'Sperre aufheben' },
  answerBy: 'Welche Antwort ist die richtige?',
  answerOf: (name, words) => `${name}: ${words}`,
});
