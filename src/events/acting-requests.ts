import type { CommentId, ReportReason } from '../model/comment.js';
import { CommentRequest } from './requests.js';

/** Someone wants to post the words in a form. */
export class CommentPostRequest extends CommentRequest {
  constructor(
    readonly body: string,
    readonly name: string,
    readonly parent: CommentId | null,
  ) {
    super('comment-post-request');
  }
}

/** Someone wants to change the words of their comment. */
export class CommentEditRequest extends CommentRequest {
  constructor(
    readonly commentId: CommentId,
    readonly body: string,
  ) {
    super('comment-edit-request');
  }
}

/** What can be wished for one comment without any words: for one's own, and (`heart`, `unheart`) for another's. */
export type CommentAction = 'remove' | 'restore' | 'resend' | 'discard' | 'heart' | 'unheart';

/** Someone wants something done with one comment. */
export class CommentActionRequest extends CommentRequest {
  constructor(
    readonly action: CommentAction,
    readonly commentId: CommentId,
  ) {
    super('comment-action-request');
  }
}

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

/** Something has to be said to assistive technology. */
export class CommentSayRequest extends CommentRequest {
  constructor(readonly message: string) {
    super('comment-say-request');
  }
}

/** A form has nothing left to do. */
export class CommentFormCloseRequest extends CommentRequest {
  constructor() {
    super('comment-form-close-request');
  }
}

declare global {
  interface HTMLElementEventMap {
    'comment-post-request': CommentPostRequest;
    'comment-edit-request': CommentEditRequest;
    'comment-action-request': CommentActionRequest;
    'comment-report-request': CommentReportRequest;
    'comment-say-request': CommentSayRequest;
    'comment-form-close-request': CommentFormCloseRequest;
  }
}
