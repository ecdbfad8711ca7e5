import { CommentsError } from '../../../model/errors.js';
import { LIST_LIMIT, pageOf, type StructuredQuery } from '../comment-queries.js';
import type { FirestoreRest } from '../firestore-rest.js';
import { encodeValue, type FirestoreDocument } from '../firestore-values.js';

/** Documents of one answer. The rules give that many of comments alone; a site may set less. */
export const BULK_LIMIT = 300;

/** Questions under way at a time: as many as a browser has connections to one host. */
const QUESTIONS = 6;

/** Most parts that what is left of a period is cut into: each may turn out to be empty, which Google bills as a read. */
const MOST_PARTS = 8;

/** Answers that a part should take, by the pace of the page before it: a little less than one, since the pace varies. */
const FILL = 0.8;

/** A stretch of time that is read newest first; times in milliseconds since 1970. */
interface Period {
  readonly from: number;
  /** Not in it. */
  readonly to: number;
  /** The document after which it goes on, or null. */
  readonly after: FirestoreDocument | null;
}

/** All time that Firestore knows. */
export const ALL: Period = { from: 0, to: Date.UTC(9999, 11, 31), after: null };

/**
 * Reads every comment of a thread, side by side. Where an answer does not hold all of its period, what is left is cut
 * into parts by how close together its comments are. So what is asked follows from the thread alone, whichever answer
 * comes first.
 *
 * @param read - makes something of a document, while other answers are on their way
 */
export async function readWholeThread<T>(
  rest: Pick<FirestoreRest, 'query'>,
  threadName: string,
  read: (document: FirestoreDocument) => T,
): Promise<readonly T[]> {
  const found: T[] = [];
  const waiting: Period[] = [];
  const running = new Set<Promise<void>>();
  let limit = BULK_LIMIT;

  const answer = async (period: Period): Promise<void> => {
    const { documents } = await rest.query(threadName, periodQuery(period, limit));
    for (const document of documents) found.push(read(document));
    if (documents.length < limit) return;
    const from = period.from || (await oldestOf(rest, threadName));
    waiting.unshift(...partsLeft({ ...period, from }, documents));
  };

  await answer(ALL).catch((thrown: unknown) => {
    if (CommentsError.from(thrown).code !== 'refused') throw thrown;
    limit = LIST_LIMIT;
    return answer(ALL);
  });
  while (waiting.length + running.size > 0) {
    const next = running.size < QUESTIONS ? waiting.shift() : undefined;
    if (next) {
      const asked: Promise<void> = answer(next).finally(() => running.delete(asked));
      running.add(asked);
    } else await Promise.race(running);
  }
  return found;
}

async function oldestOf(rest: Pick<FirestoreRest, 'query'>, threadName: string): Promise<number> {
  return momentOf((await rest.query(threadName, oldestQuery())).documents[0]);
}

/** Cuts what a full answer left of its period, the newest part first. */
function partsLeft({ from, to }: Period, documents: readonly FirestoreDocument[]): readonly Period[] {
  const after = documents.at(-1) ?? null;
  const end = momentOf(after);
  const pace = momentOf(documents[0]) - end;
  const count = Math.min(MOST_PARTS, Math.max(1, Math.ceil((end - from) / (1 + pace * FILL))));
  const startOf = (part: number): number => from + Math.floor(((end - from) * part) / count);
  return Array.from({ length: count }, (_, i) => count - 1 - i).map((part) =>
    part === count - 1
      ? { from: startOf(part), to, after }
      : { from: startOf(part), to: startOf(part + 1), after: null },
  );
}

/** When the comment in a document was made, in milliseconds since 1970. */
function momentOf(document: FirestoreDocument | null | undefined): number {
  const time = document?.fields?.['createdAt'];
  return time && 'timestampValue' in time ? Date.parse(time.timestampValue) : 0;
}

/** The first comment of a thread. */
export function oldestQuery(): StructuredQuery {
  return pageOf(isWithin(ALL), 'createdAt', 'ASCENDING', 1, null);
}

/** The comments and replies of a stretch of time, newest first. */
export function periodQuery(period: Period, limit: number): StructuredQuery {
  return pageOf(isWithin(period), 'createdAt', 'DESCENDING', limit, period.after);
}

function isWithin({ from, to }: Period): object {
  const bound = (op: string, time: number): object => ({
    fieldFilter: { field: { fieldPath: 'createdAt' }, op, value: encodeValue(new Date(time)) },
  });
  return { compositeFilter: { op: 'AND', filters: [bound('GREATER_THAN_OR_EQUAL', from), bound('LESS_THAN', to)] } };
}
