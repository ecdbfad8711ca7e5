import type { Locale } from '../i18n/locale.js';
import type { acting } from './acting/acting-work.js';

let code: typeof acting | null = null;

/** What acting needs, where it was fetched before with the words of this locale; else null. */
export function actingHere({ messages }: Locale): typeof acting | null {
  return messages.forActing.here && code;
}

/** Fetches what acting needs: with the first word or press, since most people only read. Rejects without the network. */
export async function fetchActing({ messages }: Locale): Promise<void> {
  const [{ acting }] = await Promise.all([import('./acting/acting-work.js'), messages.forActing()]);
  code = acting;
}
