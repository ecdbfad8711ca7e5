import type { Formats } from '../formats.js';
import type { ReportMessages } from '../report-messages.js';

/** The words for a report in English. */
export const englishReport = (formats: Formats): ReportMessages => ({
  title: (name) => `What is wrong with the comment of ${name}?`,
  reasons: {
    spam: 'It advertises or has nothing to do with this page',
    abuse: 'It insults, threatens or mocks somebody',
    personal: 'It tells private details about a person',
    worried: 'I am worried about this person',
    other: 'Something else',
  },
  reasonMissing: 'Choose a reason first.',
  note: 'Anything to add? (optional)',
  noteTooLong: (limit) => `A note can have ${formats.number(limit)} characters at most.`,
  notice: 'Only the moderators of this page read reports. The author is not told who sent one.',
  send: 'Send report',
  thanks: 'Thank you. A moderator will look at it.',
  worriedThanks:
    'Thank you for looking out for them. Moderators see this first, but they are not an emergency service: if somebody may be in danger right now, call your local emergency number.',
  done: 'Close',
});
