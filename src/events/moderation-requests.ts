import type { CommentId, ReportReason } from '../model/comment.js';
import type { ModeratorAction } from '../model/moderation.js';
import { CommentRequest } from './requests.js';

/** Someone wants moderators to look at a comment. */
export class CommentReportRequest extends CommentRequest {
  constructor(
    readonly commentId: CommentId,
    readonly reason: ReportReason,
    /** What the person adds; may be empty. */
    readonly note: string,
  ) {
    super('comment-report-request');
  }
}

/** A moderator decided something. */
export class ModerationRequest extends CommentRequest {
  /** What takes the decision back, once the response has fulfilled. */
  undo: ModeratorAction | null = null;

  constructor(readonly action: ModeratorAction) {
    super('moderation-request');
  }
}

declare global {
  interface HTMLElementEventMap {
    'comment-report-request': CommentReportRequest;
    'moderation-request': ModerationRequest;
  }
}
