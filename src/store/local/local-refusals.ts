import type { CommentId, ReportReason, StoredComment } from '../../model/comment.js';
import { CommentsError } from '../../model/errors.js';
import type { CommentReport } from '../../model/moderation.js';
import type { ThreadLedger } from '../thread-ledger.js';
import { readModeration, readStoredComment } from './comment-database.js';

/** A report as the browser keeps it, one for each comment. */
export interface KeptReport {
  readonly thread: string;
  readonly id: CommentId;
  readonly report: CommentReport;
  /** Whether a moderator answered it. */
  readonly isClosed?: boolean;
}

/**
 * A comment that can be read, as all tabs know it by now; a ledger holds what the browser did not keep.
 *
 * @throws CommentsError `not-found` when it was removed or never was
 */
export async function findVisible(thread: string, id: CommentId, ledger: ThreadLedger): Promise<StoredComment> {
  const kept = await readStoredComment(thread, id).catch(() => null);
  const comment = kept ?? ledger.find(id);
  if (comment?.state !== 'visible') throw new CommentsError('not-found', 'There is no such comment.');
  return comment;
}

/** Why a person may not write to a thread, or not in answer to `parent`; null when they may. */
export async function refusalOf(
  thread: string,
  author: string,
  parent: CommentId | null,
  ledger: ThreadLedger,
): Promise<CommentsError | null> {
  const [ban] = (await readModeration('ban', author).catch(() => [])) as readonly number[];
  if (ban !== undefined && ban > Date.now()) return new CommentsError('banned', 'A moderator banned this person.');
  try {
    if (parent !== null) await findVisible(thread, parent, ledger);
    return null;
  } catch (thrown) {
    return CommentsError.from(thrown);
  }
}

/**
 * A report in the place of an earlier one.
 *
 * @throws CommentsError `invalid-draft`, `not-found`, or `refused` when a moderator answered the earlier one
 */
export async function newReport(
  thread: string,
  id: CommentId,
  reason: ReportReason,
  note: string,
  ledger: ThreadLedger,
): Promise<KeptReport> {
  const { cleanNote } = await import('../../model/draft.js');
  const report = { reason, note: cleanNote(note), at: Date.now() };
  await findVisible(thread, id, ledger);
  const [kept] = (await readModeration('reports', thread, id).catch(() => [])) as readonly KeptReport[];
  if (kept?.isClosed) throw new CommentsError('refused', 'A moderator answered the report of this comment.');
  return { thread, id, report };
}
