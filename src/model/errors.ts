/**
 * Every way in which a store can fail, as a closed list:
 * - `invalid-draft`: the words are empty or too long
 * - `closed`: the thread takes no more comments
 * - `too-late`: the time in which a comment may be changed is over
 * - `too-soon`: the person posted a moment ago and must wait
 * - `too-many`: the person has posted as much as one may in a day
 * - `banned`: a moderator keeps the person from writing
 * - `refused`: the store's rules said no
 * - `not-found`: the comment is gone
 * - `offline`: the store could not be reached
 * - `busy`: the store asks for patience (quota, contention, its own fault)
 * - `sign-in`: no identity could be had
 * - `signed-out`: the session of a signed-in person has ended
 * - `misconfigured`: an attribute of the element must be mended
 * - `unknown`: anything else
 */
export type CommentsErrorCode =
  | 'invalid-draft'
  | 'closed'
  | 'too-late'
  | 'too-soon'
  | 'too-many'
  | 'banned'
  | 'refused'
  | 'not-found'
  | 'offline'
  | 'busy'
  | 'sign-in'
  | 'signed-out'
  | 'misconfigured'
  | 'unknown';

/** The only error a store rejects with. `message` is for web teams and holds nothing that a reader wrote. */
export class CommentsError extends Error {
  override readonly name = 'CommentsError';

  /**
   * @param code - what went wrong
   * @param message - one English sentence for the console
   * @param attribute - the attribute of the element to mend, when there is one
   */
  constructor(
    readonly code: CommentsErrorCode,
    message: string,
    readonly attribute: string | null = null,
  ) {
    super(message);
  }

  /** Whether the same request may succeed later without any change. */
  get isPassing(): boolean {
    return isPassing(this.code);
  }

  /** Any thrown value as a `CommentsError`; one that already is stays the same object. */
  static from(thrown: unknown): CommentsError {
    if (thrown instanceof CommentsError) return thrown;
    return new CommentsError('unknown', thrown instanceof Error ? thrown.message : String(thrown));
  }

  /** The error where code could not be fetched. */
  static offline(thrown: unknown): CommentsError {
    return new CommentsError('offline', CommentsError.from(thrown).message);
  }
}

/** Whether the same request may succeed later without any change. */
export function isPassing(code: CommentsErrorCode): boolean {
  return code === 'offline' || code === 'busy' || code === 'too-soon';
}
