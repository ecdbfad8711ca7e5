import type { CommentId } from '../../model/comment.js';
import { CommentsError } from '../../model/errors.js';
import type { FirestoreRest, Write } from './firestore-rest.js';
import { decodeValue, encodeValue } from './firestore-values.js';

/** The longest wait between two comments, in milliseconds, that a site is expected to set in its rules. */
const LONGEST_WAIT = 60_000;

/** Comments of one person in one day (UTC); the same number as in `firestore.rules`. */
const MOST_PER_DAY = 100;

const DAY = 86_400_000;

/** What is known of a person's comments: times in milliseconds since 1970 on the server's clock. */
interface Count {
  readonly now: number;
  readonly lastAt: number;
  readonly today: number;
}

/** The count of a person's comments, which the rules want in the commit of every comment to slow floods down. */
export class CommentLimiter {
  readonly #rest: FirestoreRest;
  readonly #thread: string;

  constructor(rest: FirestoreRest, thread: string) {
    this.#rest = rest;
    this.#thread = thread;
  }

  /** The write that counts one more comment. */
  async write(uid: string, id: CommentId, token: string): Promise<Write> {
    const { today } = await this.#read(uid, token);
    const fields = {
      thread: encodeValue(this.#thread),
      comment: encodeValue(id),
      dayCount: encodeValue(today + 1),
    };
    const updateTransforms = [{ fieldPath: 'at', setToServerValue: 'REQUEST_TIME' }] as const;
    return { update: { name: this.#nameOf(uid), fields }, updateTransforms };
  }

  /** Why the count may have been refused; null when it is not the reason. */
  async explain(uid: string, token: string): Promise<CommentsError | null> {
    const { now, lastAt, today } = await this.#read(uid, token);
    if (today >= MOST_PER_DAY) return new CommentsError('too-many', 'This person has posted enough for one day.');
    if (now - lastAt < LONGEST_WAIT) return new CommentsError('too-soon', 'This person posted a moment ago.');
    return null;
  }

  async #read(uid: string, token: string): Promise<Count> {
    const { document, readTime } = await this.#rest.read(this.#nameOf(uid), token);
    const now = readTime.getTime();
    const at = decodeValue(document?.fields?.['at']);
    const count = decodeValue(document?.fields?.['dayCount']);
    const lastAt = at instanceof Date ? at.getTime() : 0;
    const isToday = Math.floor(lastAt / DAY) === Math.floor(now / DAY);
    return { now, lastAt, today: isToday && typeof count === 'number' ? count : 0 };
  }

  #nameOf(uid: string): string {
    return `${this.#rest.root}/limits/${encodeURIComponent(uid)}`;
  }
}
