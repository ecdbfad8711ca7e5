import type { CommentId, StoredComment } from '../../model/comment.js';
import type { FirestoreRest } from './firestore-rest.js';
import { decodeValue, type FirestoreValue } from './firestore-values.js';

/** Parts of a number of comments: one for each letter and digit with which an id may begin. */
const SHARDS = 36;

/** The question for the number of comments of a thread: one read, however many there are. */
export const TALLY_QUERY = {
  structuredQuery: { from: [{ collectionId: 'shards' }], limit: SHARDS },
  aggregations: [{ alias: 'n', sum: { field: { fieldPath: 'count' } } }],
} as const;

interface SumRow {
  readonly result: { readonly aggregateFields: { readonly n: FirestoreValue } };
  readonly readTime: string;
}

/** How many comments of a thread everybody can see; rejects with `CommentsError`. */
export async function readTally(rest: FirestoreRest, thread: string): Promise<ThreadTally> {
  const { value, at } = await readCount(rest, thread);
  return new ThreadTally(value, at);
}

/** Asks for the number of comments at present, with the server's time of the answer in milliseconds since 1970. */
export async function readCount(
  rest: FirestoreRest,
  thread: string,
): Promise<{ readonly value: number; readonly at: number }> {
  const body = { structuredAggregationQuery: TALLY_QUERY };
  const [row] = (await rest.ask(`${rest.threadName(thread)}:runAggregationQuery`, body)) as readonly [SumRow];
  return { value: Number(decodeValue(row.result.aggregateFields.n)), at: Date.parse(row.readTime) };
}

/** How many comments of a thread everybody can see: a number of some moment, and what changed since. */
export class ThreadTally {
  #value: number;
  readonly #at: number;
  readonly #known = new Map<CommentId, StoredComment>();

  /**
   * @param value - the number at that moment
   * @param at - the moment in milliseconds since 1970 on the store's clock
   */
  constructor(value: number, at: number) {
    this.#value = value;
    this.#at = at;
  }

  /** Learns of comments, in any order and as often as one likes; returns the number. */
  tell(comments: Iterable<StoredComment>): number {
    for (const comment of comments) {
      const known = this.#known.get(comment.id);
      if (known && known.updatedAt >= comment.updatedAt) continue;
      this.#known.set(comment.id, comment);
      if (comment.updatedAt <= this.#at) continue;
      const was = known ? isVisible(known) : this.#wasCounted(comment);
      this.#value += Number(isVisible(comment)) - Number(was);
    }
    return this.#value;
  }

  /**
   * Whether a comment of which we hear for the first time was visible at that moment. Only edits and answers leave a
   * comment as visible as it was: what else changed and can be seen had been waiting or removed.
   */
  #wasCounted(comment: StoredComment): boolean {
    const { createdAt, editedAt, updatedAt, answer } = comment;
    return createdAt <= this.#at && (!isVisible(comment) || editedAt === updatedAt || answer !== null);
  }
}

function isVisible({ state }: StoredComment): boolean {
  return state === 'visible';
}
