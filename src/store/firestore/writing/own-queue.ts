import type { CommentId } from '../../../model/comment.js';
import { CommentsError } from '../../../model/errors.js';
import type { RememberedIds } from '../../remembered-ids.js';
import type { ViewerBook } from '../../viewer-book.js';
import type { FirestoreRest } from '../firestore-rest.js';
import type { ViewerSession } from '../identity/viewer-session.js';
import { queuedOfDocument, type QueuedComment } from './queue-document.js';

/**
 * What moderators keep from the public of a person's own comments: those that wait, and those that were removed, with
 * the reason. What is not among them was published, or is of somebody whom this browser was before.
 */
export async function readOwnQueue(
  rest: FirestoreRest,
  session: ViewerSession,
  thread: string,
  ids: readonly CommentId[],
): Promise<readonly QueuedComment[]> {
  const names = ids.map((id) => `${rest.threadName(thread)}/queue/${id}`);
  try {
    const { found } = await session.act((_, token) => rest.read(names, token));
    return [...found.values()].flatMap((document) => queuedOfDocument(document) ?? []);
  } catch (thrown) {
    // One comment of an earlier anonymous person of this browser refuses the whole list, so each is asked for alone.
    if (CommentsError.from(thrown).code !== 'refused') throw thrown;
    if (ids.length === 1) return [];
    return (await Promise.all(ids.map((id) => readOwnQueue(rest, session, thread, [id])))).flat();
  }
}

/** Where somebody's own comments are looked up, and who learns of it. */
interface LookUpContext {
  readonly rest: FirestoreRest;
  readonly session: ViewerSession;
  readonly thread: string;
  readonly book: ViewerBook;
  /** What this browser sent to the queue. */
  readonly waiting: RememberedIds;
}

/** Learns what became of the viewer's comments that wait, or that somebody removed. */
export async function lookUp(
  { rest, session, thread, book, waiting }: LookUpContext,
  ids: readonly CommentId[],
): Promise<void> {
  const queued = await readOwnQueue(rest, session, thread, ids);
  for (const { comment, reason } of queued) book.hold(comment, reason);
  // Neither waiting nor refused: it was published, and comes as every comment does.
  for (const id of ids) if (!queued.some(({ comment }) => comment.id === id)) waiting.set(id, false);
}
