import type { Formats } from '../formats.js';
import type { ReportMessages } from '../report-messages.js';

/** The words for a report in German. */
export const germanReport = (formats: Formats): ReportMessages => ({
  title: (name) => `Was ist mit dem Kommentar von ${name} nicht in Ordnung?`,
  reasons: {
    spam: 'Er wirbt oder hat nichts mit dieser Seite zu tun',
    abuse: 'Er beleidigt, bedroht oder verspottet jemanden',
    personal: 'Er verrät Privates über eine Person',
    worried: 'Ich mache mir Sorgen um diese Person',
    other: 'Etwas anderes',
  },
  reasonMissing: 'Wählen Sie zuerst einen Grund.',
  note: 'Möchten Sie etwas hinzufügen? (freiwillig)',
  noteTooLong: (limit) => `Eine Notiz kann höchstens ${formats.number(limit)} Zeichen haben.`,
  notice:
    'Nur die Moderation dieser Seite liest Meldungen. Wer den Kommentar schrieb, erfährt nicht, von wem eine kam.',
  send: 'Meldung senden',
  thanks: 'Danke. Die Moderation sieht es sich an.',
  worriedThanks:
    'Danke, dass Sie auf diese Person achten. Die Moderation sieht dies zuerst, ist aber kein Notdienst: Wenn jemand gerade in Gefahr sein könnte, rufen Sie den Notruf Ihres Landes an.',
  done: 'Schließen',
});
