import type { CommentId } from '../../../model/comment.js';
import { CommentsError } from '../../../model/errors.js';
import type { FirestoreRest, Write } from '../firestore-rest.js';
import { decodeValue, encodeValue, type FirestoreDocument } from '../firestore-values.js';

/** The longest wait between two comments, in milliseconds, that a site is expected to set in its rules. */
const LONGEST_WAIT = 60_000;

/** Comments of one person in one day (UTC); the same number as in `firestore.rules`. */
const MOST_PER_DAY = 100;

const DAY = 86_400_000;

/** What is known of a person's comments: times in milliseconds since 1970 on the server's clock. */
interface Count {
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
    const name = this.#nameOf('limits', uid);
    const { found, readTime } = await this.#rest.read([name], token);
    const { today } = countOf(found.get(name), readTime.getTime());
    const fields = {
      thread: encodeValue(this.#thread),
      comment: encodeValue(id),
      dayCount: encodeValue(today + 1),
    };
    return { update: { name, fields }, updateTransforms: [{ fieldPath: 'at', setToServerValue: 'REQUEST_TIME' }] };
  }

  /** What keeps a person from posting at present, besides the words themselves; null when nothing does. */
  async explainPost(uid: string, token: string): Promise<CommentsError | null> {
    const [limit, ban] = [this.#nameOf('limits', uid), this.#nameOf('bans', uid)];
    const { found, readTime } = await this.#rest.read([limit, ban], token);
    const now = readTime.getTime();
    const { lastAt, today } = countOf(found.get(limit), now);
    if (isInForce(found.get(ban), now)) return banned();
    if (today >= MOST_PER_DAY) return new CommentsError('too-many', 'This person has posted enough for one day.');
    if (now - lastAt < LONGEST_WAIT) return new CommentsError('too-soon', 'This person posted a moment ago.');
    return null;
  }

  /** The same for a change of what is posted already. */
  async explainChange(uid: string, token: string): Promise<CommentsError | null> {
    const ban = this.#nameOf('bans', uid);
    const { found, readTime } = await this.#rest.read([ban], token);
    return isInForce(found.get(ban), readTime.getTime()) ? banned() : null;
  }

  #nameOf(collection: 'limits' | 'bans', uid: string): string {
    return `${this.#rest.root}/${collection}/${encodeURIComponent(uid)}`;
  }
}

function countOf(limit: FirestoreDocument | undefined, now: number): Count {
  const at = decodeValue(limit?.fields?.['at']);
  const count = decodeValue(limit?.fields?.['dayCount']);
  const lastAt = at instanceof Date ? at.getTime() : 0;
  const isToday = Math.floor(lastAt / DAY) === Math.floor(now / DAY);
  return { lastAt, today: isToday && typeof count === 'number' ? count : 0 };
}

function banned(): CommentsError {
  return new CommentsError('banned', 'A moderator banned this person.');
}

function isInForce(ban: FirestoreDocument | undefined, now: number): boolean {
  const until = decodeValue(ban?.fields?.['until']);
  return ban !== undefined && !(until instanceof Date && until.getTime() <= now);
}
