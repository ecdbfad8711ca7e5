import type { ThreadSettings } from '../../model/thread.js';
import { isCommentId } from '../../model/comment.js';
import type { FirestoreRest } from './firestore-rest.js';
import { decodeValue } from './firestore-values.js';

/** What moderators set for a thread; what is missing or wrong counts as not set, as in the rules. */
export async function readThreadSettings(rest: FirestoreRest, thread: string): Promise<ThreadSettings> {
  const fields = (await rest.get(rest.threadName(thread)))?.fields;
  const pinned = decodeValue(fields?.['pinned']);
  return {
    isOpen: (decodeValue(fields?.['state']) ?? 'open') === 'open',
    isPreModerated: (decodeValue(fields?.['moderation']) ?? 'post') !== 'post',
    pinned: isCommentId(pinned) ? pinned : null,
  };
}
