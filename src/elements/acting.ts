import type { ActingMessages } from '../i18n/acting-messages.js';
import type { Messages } from '../i18n/messages.js';
import type { CommentWork } from './acting/comment-work.js';
import type { FormWork } from './acting/form-work.js';

/** What writing, and doing something with a comment, needs besides what is seen before. */
export interface Acting {
  readonly words: ActingMessages;
  readonly FormWork: typeof FormWork;
  readonly CommentWork: typeof CommentWork;
}

const fetched = new WeakMap<Messages, Acting>();

/** What acting needs in the language of these messages, where somebody asked for it before; else null. */
export function actingHere(messages: Messages): Acting | null {
  return fetched.get(messages) ?? null;
}

/** Fetches what acting needs: with the first word or press, since most people only read. Rejects without the network. */
export async function fetchActing(messages: Messages): Promise<Acting> {
  const [words, { FormWork }, { CommentWork }] = await Promise.all([
    messages.forActing(),
    import('./acting/form-work.js'),
    import('./acting/comment-work.js'),
  ]);
  const acting = { words, FormWork, CommentWork };
  fetched.set(messages, acting);
  return acting;
}
