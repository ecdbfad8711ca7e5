import { expect } from '@esm-bundle/chai';
import { CommentsError } from '../../../src/model/errors.js';
import type { StructuredQuery } from '../../../src/store/firestore/comment-queries.js';
import type { QueryResult } from '../../../src/store/firestore/firestore-rest.js';
import type { FirestoreDocument } from '../../../src/store/firestore/firestore-values.js';
import { BULK_LIMIT, readWholeThread } from '../../../src/store/firestore/opening/whole-thread.js';

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

interface Bound {
  readonly fieldFilter: { readonly op: string; readonly value: { readonly timestampValue: string } };
}

/** Answers questions about the comments of one thread as Firestore does, as far as reading all of them needs it. */
class Thread {
  /** The questions that came so far. */
  readonly asked: string[] = [];
  /** Answers under way, at most. */
  most = 0;
  /** The number of the question that fails. */
  fails = Infinity;
  #running = 0;
  readonly #documents: readonly FirestoreDocument[];
  readonly #limit: number;

  /**
   * @param times - when the comments were made, as ISO texts
   * @param limit - what the rules of the site give
   */
  constructor(times: readonly string[], limit = BULK_LIMIT) {
    this.#limit = limit;
    this.#documents = times
      .map((time, i) => ({ name: `c/${String(i).padStart(6, '0')}`, fields: { createdAt: { timestampValue: time } } }))
      .sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  }

  async query(_parent: string, query: StructuredQuery): Promise<QueryResult> {
    this.asked.push(JSON.stringify(query));
    this.most = Math.max(this.most, ++this.#running);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
    this.#running--;
    if (this.asked.length === this.fails) throw new CommentsError('busy', 'Later.');
    if (query.limit > this.#limit) throw new CommentsError('refused', 'Too many.');
    const { filters } = (query.where as { compositeFilter: { filters: readonly [Bound, Bound] } }).compositeFilter;
    const [from, to] = filters.map(({ fieldFilter }) => fieldFilter.value.timestampValue) as [string, string];
    const after = query.startAt?.values as
      readonly [{ timestampValue: string }, { referenceValue: string }] | undefined;
    const edge = after ? `${microsOf(after[0].timestampValue)} ${after[1].referenceValue}` : null;
    const within = this.#documents.filter((document) => {
      const time = placeOf(document).slice(0, -9);
      return time >= microsOf(from) && time < microsOf(to) && (edge === null || placeOf(document) < edge);
    });
    if (query.orderBy[0]?.direction === 'ASCENDING') within.reverse();
    return { documents: within.slice(0, query.limit), readTime: new Date() };
  }
}

/** A time that compares as a text, to the microsecond. */
function microsOf(time: string): string {
  return time.replace(/\.(\d+)Z$/, (_, digits: string) => `.${digits.padEnd(6, '0')}Z`);
}

function placeOf({ name, fields }: FirestoreDocument): string {
  return `${microsOf((fields!['createdAt'] as { timestampValue: string }).timestampValue)} ${name}`;
}

const isoOf = (time: number): string => new Date(time).toISOString();

const even = (count: number): string[] => Array.from({ length: count }, (_, i) => isoOf(START + i * 60_000));

/** All in an hour, and then one a day; every third at the same moment as the one before, or a few microseconds later. */
const uneven = [
  ...Array.from({ length: 2000 }, (_, i) => isoOf(START + Math.floor((i * 3_600_000) / 2000 / 3) * 3)).map((time, i) =>
    i % 3 === 1 ? time.replace('Z', '007Z') : time,
  ),
  ...Array.from({ length: 700 }, (_, i) => isoOf(START + (i + 1) * DAY)),
];

const namesOf = (thread: Thread): Promise<readonly string[]> => readWholeThread(thread, 't', ({ name }) => name);

describe('readWholeThread', () => {
  it('asks once where one answer holds all', async () => {
    for (const count of [0, 1, BULK_LIMIT - 1]) {
      const thread = new Thread(even(count));
      expect(await namesOf(thread)).to.have.lengthOf(count);
      expect(thread.asked).to.have.lengthOf(1);
    }
  });

  for (const [name, times, most] of [
    ['a full answer', even(BULK_LIMIT), 3],
    ['ten thousand', even(10_000), 50],
    ['a crowd in one hour and few ever since', uneven, 30],
    ['a thousand of one moment', Array.from({ length: 1000 }, () => isoOf(START)), 5],
  ] as const) {
    it(`reads each comment once, and few times in vain: ${name}`, async () => {
      const thread = new Thread(times);
      const names = await namesOf(thread);
      expect(names).to.have.lengthOf(times.length);
      expect(new Set(names).size).to.equal(times.length);
      expect(thread.asked.length).to.be.at.most(most);
      expect(thread.most).to.be.at.most(6);
    });
  }

  it('asks the same, whichever answer comes first', async () => {
    const [one, other] = [new Thread(uneven), new Thread(uneven)];
    await Promise.all([namesOf(one), namesOf(other)]);
    expect(one.most).to.equal(6);
    expect([...other.asked].sort()).to.deep.equal([...one.asked].sort());
  });

  it('asks for less where the rules of the site give less', async () => {
    const thread = new Thread(even(1000), 50);
    expect(new Set(await namesOf(thread)).size).to.equal(1000);
    expect(thread.asked.filter((query) => query.includes(`"limit":${String(BULK_LIMIT)}`))).to.have.lengthOf(1);
  });

  it('says what went wrong, with some answers still on their way', async () => {
    const thread = new Thread(even(5000));
    thread.fails = 9;
    const code = await namesOf(thread).then(
      () => null,
      (thrown: unknown) => CommentsError.from(thrown).code,
    );
    expect(code).to.equal('busy');
  });
});
