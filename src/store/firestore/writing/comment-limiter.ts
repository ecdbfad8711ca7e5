import type { CommentId } from '../../../model/comment.js';
import type { FirestoreRest } from '../firestore-rest.js';
import type { Write } from './commit.js';
import { decodeValue, encodeValue, type FirestoreDocument } from '../firestore-values.js';

const DAY = 86_400_000;

/** What is known of how much a person posted: times in milliseconds since 1970 on the server's clock. */
export interface Count {
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
    const name = `${this.#rest.root}/limits/${encodeURIComponent(uid)}`;
    const { found, readTime } = await this.#rest.read([name], token);
    const { today } = countOf(found.get(name), readTime.getTime());
    const fields = {
      thread: encodeValue(this.#thread),
      comment: encodeValue(id),
      dayCount: encodeValue(today + 1),
    };
    return { update: { name, fields }, updateTransforms: [{ fieldPath: 'at', setToServerValue: 'REQUEST_TIME' }] };
  }
}

/** What the document of a person's count says; `now` is in milliseconds since 1970. */
export function countOf(limit: FirestoreDocument | undefined, now: number): Count {
  const at = decodeValue(limit?.fields?.['at']);
  const count = decodeValue(limit?.fields?.['dayCount']);
  const lastAt = at instanceof Date ? at.getTime() : 0;
  const isToday = Math.floor(lastAt / DAY) === Math.floor(now / DAY);
  return { lastAt, today: isToday && typeof count === 'number' ? count : 0 };
}
