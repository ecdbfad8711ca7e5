import type { CommentId, ReportReason } from '../model/comment.js';
import type { ModeratorAction } from '../model/moderation.js';
import { CommentRequest } from './requests.js';

/** Someone wants moderators to look at a comment. */
export class CommentReportRequest extends CommentRequest {
  static readonly type = 'comment-report-request';

  constructor(
    readonly commentId: CommentId,
    readonly reason: ReportReason,
    /** What the person adds; may be empty. */
    readonly note: string,
  ) {
    super(CommentReportRequest.type);
  }
}

/** A moderator decided something. */
export class ModerationRequest extends CommentRequest {
  static readonly type = 'moderation-request';

  /** What takes the decision back, once the response has fulfilled. */
  undo: ModeratorAction | null = null;

  constructor(readonly action: ModeratorAction) {
    super(ModerationRequest.type);
  }
}

/** Someone who signed in wants to be nobody again. */
export class SignOutRequest extends CommentRequest {
  static readonly type = 'sign-out-request';

  constructor() {
    super(SignOutRequest.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'comment-report-request': CommentReportRequest;
    'moderation-request': ModerationRequest;
    'sign-out-request': SignOutRequest;
  }
}
