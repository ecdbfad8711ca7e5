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

/** Someone wants older comments: the next ones, or all there are. */
export class CommentsMoreRequest extends CommentRequest {
  constructor(readonly isAll: boolean) {
    super('comments-more-request');
  }
}

/** Comments that wait should be put on the page: the person asked for it, or nothing that can be seen moves by it. */
export class CommentsShowRequest extends CommentRequest {
  constructor(
    readonly ids: readonly CommentId[],
    readonly isAsked: boolean,
  ) {
    super('comments-show-request');
  }
}

declare global {
  interface HTMLElementEventMap {
    'comments-more-request': CommentsMoreRequest;
    'comments-show-request': CommentsShowRequest;
  }
}
