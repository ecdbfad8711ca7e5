import type { ThreadSettings } from '../../model/thread.js';
import { isCommentId } from '../../model/comment.js';
import type { FirestoreRest } from './firestore-rest.js';
import { decodeValue, type FirestoreDocument } from './firestore-values.js';

/** What moderators set for a thread. */
export async function readThreadSettings(rest: FirestoreRest, thread: string): Promise<ThreadSettings> {
  return settingsOfDocument(await rest.get(rest.threadName(thread)));
}

/** The settings in a thread's document; what is missing or wrong counts as not set, as in the rules. */
export function settingsOfDocument(document: FirestoreDocument | null): ThreadSettings {
  const fields = document?.fields;
  const pinned = decodeValue(fields?.['pinned']);
  return {
    isOpen: (decodeValue(fields?.['state']) ?? 'open') === 'open',
    isPreModerated: (decodeValue(fields?.['moderation']) ?? 'post') !== 'post',
    pinned: isCommentId(pinned) ? pinned : null,
  };
}
