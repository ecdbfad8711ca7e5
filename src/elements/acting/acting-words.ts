import type { ActingMessages } from '../../i18n/acting-messages.js';
import type { Locale } from '../../i18n/locale.js';

/** The words for acting. They came with the code for it, and another locale brings what was fetched of the one before. */
export function actingWords({ messages }: Locale): ActingMessages {
  const words = messages.forActing.here;
  if (words === null) throw new Error('The words for acting were not fetched.');
  return words;
}
