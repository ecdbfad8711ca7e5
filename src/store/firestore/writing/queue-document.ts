import type { RemovalReason, StoredComment } from '../../../model/comment.js';
import { commentOfFields, plainFields } from '../thread-reader.js';
import type { FirestoreDocument } from '../firestore-values.js';

const REASONS: readonly unknown[] = ['', 'spam', 'abuse', 'personal', 'advice', 'other'];

/** A comment that moderators keep from the public, with what they say about it. */
export interface QueuedComment {
  readonly thread: string;
  /** The words as they were written; `state` is `visible` for what waits and `removed` for what was refused. */
  readonly comment: StoredComment;
  /** Why it was removed, or null while it waits. */
  readonly reason: RemovalReason | null;
  /** Who wrote it; empty for comments that the owner of the project brought along. */
  readonly uid: string;
}

/** The comment in a document of a queue, or null when it holds none. */
export function queuedOfDocument(document: FirestoreDocument): QueuedComment | null {
  const [id = '', , thread = ''] = document.name.split('/').reverse();
  const fields = plainFields(document);
  return queuedOfFields(decodeURIComponent(thread), id, fields);
}

/** The same out of plain fields whose times are `Date` objects. */
export function queuedOfFields(
  thread: string,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): QueuedComment | null {
  const { state, reason, uid } = fields;
  const isHeld = state === 'held';
  const comment = commentOfFields(id, isHeld ? { ...fields, state: 'visible' } : fields);
  if (comment === null || typeof uid !== 'string' || !isReason(reason)) return null;
  return { thread, comment, reason: isHeld ? null : reason, uid };
}

function isReason(value: unknown): value is RemovalReason {
  return REASONS.includes(value);
}
