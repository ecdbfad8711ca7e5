import type { CommentId } from '../model/comment.js';

/**
 * A wish that an element sends up. It bubbles through shadow roots to the widget, which stops it there and answers
 * with a promise, as `FetchEvent` does.
 */
export abstract class CommentRequest extends Event {
  #response: Promise<void> | null = null;

  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }

  /** Answers the wish; the promise rejects with `CommentsError` when it cannot be met. */
  respondWith(response: Promise<void>): void {
    this.#response = response;
  }

  /** The answer; fulfils at once when nobody answered. */
  get response(): Promise<void> {
    return this.#response ?? Promise.resolve();
  }
}

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

/** A form has nothing left to do. */
export class CommentFormCloseRequest extends CommentRequest {
  constructor() {
    super('comment-form-close-request');
  }
}

/** Someone wants older comments: the next ones, or all there are. */
export class CommentsMoreRequest extends CommentRequest {
  constructor(readonly isAll: boolean) {
    super('comments-more-request');
  }
}

/** Comments that wait should be put on the page. */
export class CommentsShowRequest extends CommentRequest {
  constructor(readonly ids: readonly CommentId[]) {
    super('comments-show-request');
  }
}

/** Someone wants a failed thread to be read again. */
export class CommentsRetryRequest extends CommentRequest {
  constructor() {
    super('comments-retry-request');
  }
}

declare global {
  interface HTMLElementEventMap {
    'comment-post-request': CommentPostRequest;
    'comment-edit-request': CommentEditRequest;
    'comment-action-request': CommentActionRequest;
    'comment-form-close-request': CommentFormCloseRequest;
    'comments-more-request': CommentsMoreRequest;
    'comments-show-request': CommentsShowRequest;
    'comments-retry-request': CommentsRetryRequest;
  }
}
