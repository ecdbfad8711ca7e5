import { LIST_LIMIT, pageOf, type StructuredQuery } from '../comment-queries.js';
import type { FirestoreRest } from '../firestore-rest.js';
import { encodeValue, type FirestoreDocument } from '../firestore-values.js';

/** Questions under way at a time: as many as a browser has connections to one host. */
const WORKERS = 6;

/** Pages that must be left of a period, as long as its last one, to share it out: else two workers read the same. */
const WORTH_SHARING = 4;

/** A stretch of time that one worker reads, newest first; times in milliseconds since 1970. */
interface Period {
  from: number;
  readonly to: number;
  /** The last document read, and how much time the page before it took up. */
  last: FirestoreDocument | null;
  pace: number;
}

/**
 * Reads every comment of a thread. Pages follow each other, so several stretches of its time are read side by side;
 * who is done takes half of what is left of the longest.
 */
export async function readWholeThread(rest: FirestoreRest, threadName: string): Promise<readonly FirestoreDocument[]> {
  const { documents, readTime } = await rest.query(threadName, oldestQuery());
  const oldest = momentOf(documents[0]);
  if (oldest === null) return [];
  const found = new Map<string, FirestoreDocument>();
  const periods = new Set<Period>();

  const read = async (period: Period): Promise<void> => {
    periods.add(period);
    for (;;) {
      const page = (await rest.query(threadName, periodQuery(period.from, period.to, period.last))).documents;
      for (const document of page) found.set(document.name, document);
      if (page.length < LIST_LIMIT) break;
      const end = page.at(-1) ?? null;
      period.pace = endOf(period) - (momentOf(end) ?? 0);
      period.last = end;
    }
    periods.delete(period);
    const share = halfOfLongest(periods);
    if (share) await read(share);
  };

  const span = (readTime.getTime() + 1 - oldest) / WORKERS;
  const starts = Array.from({ length: WORKERS }, (_, i) => oldest + Math.floor(i * span));
  await Promise.all(
    starts.map((from, i) => read({ from, to: starts[i + 1] ?? readTime.getTime() + 1, last: null, pace: Infinity })),
  );
  return [...found.values()];
}

/** Takes the older half of the longest period away from its worker. */
function halfOfLongest(periods: ReadonlySet<Period>): Period | null {
  const left = (period: Period): number => endOf(period) - period.from;
  const longest = [...periods].sort((a, b) => left(b) - left(a))[0];
  if (longest === undefined || left(longest) < WORTH_SHARING * longest.pace) return null;
  const { from } = longest;
  longest.from = from + Math.floor(left(longest) / 2);
  return { from, to: longest.from, last: null, pace: Infinity };
}

/** Up to where, from its newer end, a period was read. */
function endOf({ to, last }: Period): number {
  return momentOf(last) ?? to;
}

/** When the comment in a document was made, in milliseconds since 1970; null without one. */
function momentOf(document: FirestoreDocument | null | undefined): number | null {
  const time = document?.fields?.['createdAt'];
  return time && 'timestampValue' in time ? Date.parse(time.timestampValue) : null;
}

/** The first comment of a thread. */
export function oldestQuery(): StructuredQuery {
  return pageOf(undefined, 'createdAt', 'ASCENDING', 1, null);
}

/** The comments and replies of a stretch of time, newest first; `to` is not in it. */
export function periodQuery(from: number, to: number, after: FirestoreDocument | null): StructuredQuery {
  const bound = (op: string, time: number): object => ({
    fieldFilter: { field: { fieldPath: 'createdAt' }, op, value: encodeValue(new Date(time)) },
  });
  const filters = [bound('GREATER_THAN_OR_EQUAL', from), bound('LESS_THAN', to)];
  return pageOf({ compositeFilter: { op: 'AND', filters } }, 'createdAt', 'DESCENDING', LIST_LIMIT, after);
}
