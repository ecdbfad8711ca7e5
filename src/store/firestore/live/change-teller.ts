import type { StoredComment } from '../../../model/comment.js';
import { LIST_LIMIT } from '../comment-queries.js';
import type { LiveTailListener } from './live-tail.js';

/**
 * Tells a listener what came at once; null stands for a document that holds no comment.
 *
 * @param since - the time from which the tail asks for changes
 */
export function changeTeller(
  since: Date,
  listener: LiveTailListener,
): (read: readonly (StoredComment | null)[]) => void {
  let latest = since.getTime();
  return (read) => {
    if (read.length === 0) return;
    const comments = read.filter((comment) => comment !== null);
    const times = comments.map(({ updatedAt }) => updatedAt);
    // A full window that reaches back only to what was unknown may have lost what came before it.
    if (read.length >= LIST_LIMIT && Math.min(...times) > latest) listener.missed();
    listener.changed(comments, read.length - comments.length);
    latest = Math.max(latest, ...times);
  };
}
