import { LIST_LIMIT, pageOf, type StructuredQuery } from '../comment-queries.js';
import { changesQuery } from './changes.js';

/** The latest changes in the thread since a time, newest first: for a live tail. */
export function tailQuery(since: Date): StructuredQuery {
  return pageOf(changesQuery(since, null).where, 'updatedAt', 'DESCENDING', LIST_LIMIT, null);
}
