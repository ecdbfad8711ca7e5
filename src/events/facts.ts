import type { CommentId } from '../model/comment.js';
import type { CommentsErrorCode } from '../model/errors.js';

/** Something the page may want to know. Facts bubble and hold nothing that a person wrote. */
abstract class Fact extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** The first comments are on the page. */
export class WebinarCommentsReadyEvent extends Fact {
  /** @param count - comments on the page, replies included */
  constructor(readonly count: number) {
    super('webinar-comments-ready');
  }
}

/** The number in the heading is another one. */
export class WebinarCommentsCountEvent extends Fact {
  /**
   * @param count - comments in the thread, replies included
   * @param isExact - whether there are no more than that
   */
  constructor(
    readonly count: number,
    readonly isExact: boolean,
  ) {
    super('webinar-comments-count');
  }
}

/** A comment of this viewer is kept. */
export class WebinarCommentsPostEvent extends Fact {
  /**
   * @param commentId - the new comment
   * @param parent - the comment it answers, or null
   */
  constructor(
    readonly commentId: CommentId,
    readonly parent: CommentId | null,
  ) {
    super('webinar-comments-post');
  }
}

/** Something failed. */
export class WebinarCommentsErrorEvent extends Fact {
  /**
   * @param code - what went wrong
   * @param attribute - the attribute to mend, or null
   */
  constructor(
    readonly code: CommentsErrorCode,
    readonly attribute: string | null,
  ) {
    super('webinar-comments-error');
  }
}

declare global {
  interface HTMLElementEventMap {
    'webinar-comments-ready': WebinarCommentsReadyEvent;
    'webinar-comments-count': WebinarCommentsCountEvent;
    'webinar-comments-post': WebinarCommentsPostEvent;
    'webinar-comments-error': WebinarCommentsErrorEvent;
  }
}
