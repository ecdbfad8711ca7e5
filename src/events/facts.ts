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
  static readonly type = 'webinar-comments-ready';

  /** @param count - comments on the page, replies included */
  constructor(readonly count: number) {
    super(WebinarCommentsReadyEvent.type);
  }
}

/** A comment of this viewer is kept. */
export class WebinarCommentsPostEvent extends Fact {
  static readonly type = 'webinar-comments-post';

  /**
   * @param commentId - the new comment
   * @param parent - the comment it answers, or null
   */
  constructor(
    readonly commentId: CommentId,
    readonly parent: CommentId | null,
  ) {
    super(WebinarCommentsPostEvent.type);
  }
}

/** Something failed. */
export class WebinarCommentsErrorEvent extends Fact {
  static readonly type = 'webinar-comments-error';

  /**
   * @param code - what went wrong
   * @param attribute - the attribute to mend, or null
   */
  constructor(
    readonly code: CommentsErrorCode,
    readonly attribute: string | null,
  ) {
    super(WebinarCommentsErrorEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'webinar-comments-ready': WebinarCommentsReadyEvent;
    'webinar-comments-post': WebinarCommentsPostEvent;
    'webinar-comments-error': WebinarCommentsErrorEvent;
  }
}
