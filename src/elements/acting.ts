import type { Locale } from '../i18n/locale.js';
import type { CommentWork } from './acting/comment-work.js';
import type { FormWork } from './acting/form-work.js';

/** What writing, and doing something with a comment, needs besides what is seen before. */
export interface Acting {
  readonly FormWork: typeof FormWork;
  readonly CommentWork: typeof CommentWork;
}

let code: Acting | null = null;

/** What acting needs, where it was fetched before with the words of this locale; else null. */
export function actingHere({ messages }: Locale): Acting | null {
  return messages.forActing.here && code;
}

/** Fetches what acting needs: with the first word or press, since most people only read. Rejects without the network. */
export async function fetchActing({ messages }: Locale): Promise<void> {
  const [{ FormWork }, { CommentWork }] = await Promise.all([
    import('./acting/form-work.js'),
    import('./acting/comment-work.js'),
    messages.forActing(),
  ]);
  code = { FormWork, CommentWork };
}
