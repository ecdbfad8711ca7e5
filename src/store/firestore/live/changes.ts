import { LIST_LIMIT, pageOf, type StructuredQuery } from '../comment-queries.js';
import { encodeValue, type FirestoreDocument } from '../firestore-values.js';
import type { ThreadPage, ThreadReader } from '../thread-reader.js';

/**
 * Milliseconds that every question for changes looks back: server times are taken when a write starts, so that of a
 * slow one can be older than what is known already.
 */
export const OVERLAP = 30_000;

/** Everything that changed since a time on the server's clock, and a little before it. */
export function readChanges(reader: ThreadReader, since: Date): Promise<ThreadPage> {
  const from = new Date(since.getTime() - OVERLAP);
  return reader.readPages((after) => changesQuery(from, after));
}

/** What changed in the thread since a time, oldest first: for catching up after a gap. */
export function changesQuery(since: Date, after: FirestoreDocument | null): StructuredQuery {
  const value = encodeValue(since);
  const isChanged = { fieldFilter: { field: { fieldPath: 'updatedAt' }, op: 'GREATER_THAN', value } };
  return pageOf(isChanged, 'updatedAt', 'ASCENDING', LIST_LIMIT, after);
}
