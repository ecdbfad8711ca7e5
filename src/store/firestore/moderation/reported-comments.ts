import { isCommentId, type CommentId } from '../../../model/comment.js';
import { isReportReason, type CommentReport } from '../../../model/moderation.js';
import { cleanBody } from '../../../model/text.js';
import type { WatchedDocument } from './sdk-queue-watch.js';

/** The open reports about one comment. */
export interface ReportedComment {
  readonly thread: string;
  readonly id: CommentId;
  readonly reports: readonly CommentReport[];
}

/** Reports by the comment that they are about, in the order of the first of each; `paths` learns where they are. */
export function groupReports(
  documents: readonly WatchedDocument[],
  paths: Map<string, ReadonlySet<string>>,
): readonly ReportedComment[] {
  const groups = new Map<string, ReportedComment>();
  for (const { path, fields } of documents) {
    const [, thread = ''] = path.split('/');
    const { comment: id, reason, note, at } = fields;
    if (!isCommentId(id) || !(at instanceof Date)) continue;
    const key = `${thread}/${id}`;
    const report = {
      reason: isReportReason(reason) ? reason : 'other',
      note: typeof note === 'string' ? cleanBody(note) : '',
      at: at.getTime(),
    };
    const known = groups.get(key);
    groups.set(key, { thread, id, reports: [...(known?.reports ?? []), report] });
    paths.set(key, new Set([...(paths.get(key) ?? []), path]));
  }
  return [...groups.values()];
}
