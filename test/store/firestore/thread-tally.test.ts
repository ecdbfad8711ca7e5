import { expect } from '@esm-bundle/chai';
import type { StoredComment } from '../../../src/model/comment.js';
import { ThreadTally } from '../../../src/store/firestore/thread-tally.js';
import { storedComment } from '../../support/builders.js';

const NOW = 1_790_000_000_000;
const BEFORE = NOW - 60_000;
const AFTER = NOW + 60_000;

describe('ThreadTally', () => {
  /** What becomes of a number of 100 when it is told of versions of one comment, one after the other. */
  function told(...versions: readonly Partial<StoredComment>[]): number {
    const tally = new ThreadTally(100, NOW);
    const first = storedComment({ createdAt: BEFORE, updatedAt: BEFORE });
    return versions.map((version) => tally.tell([{ ...first, ...version }])).at(-1) ?? 0;
  }

  const gone = { body: '', name: '', state: 'removed' } as const;

  it('has what was there at its moment, whatever it hears of that', () => {
    expect(told({})).to.equal(100);
    expect(told({ createdAt: NOW, updatedAt: NOW })).to.equal(100);
    expect(told(gone)).to.equal(100);
    expect(told({ editedAt: NOW - 1, updatedAt: NOW - 1 })).to.equal(100);
  });

  it('counts what came since once, however often it hears of that', () => {
    const fresh = { createdAt: AFTER, updatedAt: AFTER };
    expect(told(fresh)).to.equal(101);
    expect(told(fresh, fresh, { ...fresh, hearts: 3 })).to.equal(101);
    expect(told(fresh, { ...fresh, editedAt: AFTER + 5, updatedAt: AFTER + 5 })).to.equal(101);
  });

  it('follows a comment that goes and comes back', () => {
    expect(told({ ...gone, updatedAt: AFTER })).to.equal(99);
    expect(told({}, { ...gone, updatedAt: AFTER })).to.equal(99);
    expect(told({ ...gone, updatedAt: AFTER }, { updatedAt: AFTER + 1 })).to.equal(100);
    expect(told(gone, { updatedAt: AFTER })).to.equal(101);
    const fresh = { createdAt: AFTER, updatedAt: AFTER };
    expect(told(fresh, { ...fresh, ...gone, updatedAt: AFTER + 1 })).to.equal(100);
    expect(told({ ...fresh, ...gone, updatedAt: AFTER + 1 })).to.equal(100);
  });

  it('believes the later word, in whatever order they come', () => {
    expect(told({ ...gone, updatedAt: AFTER }, {})).to.equal(99);
    expect(told({ ...gone, updatedAt: AFTER + 1 }, { updatedAt: AFTER })).to.equal(99);
  });

  it('counts what waited for a moderator when it appears', () => {
    expect(told({ updatedAt: AFTER })).to.equal(101);
  });

  it('leaves an edit and an answer of a comment that it never heard of as they are', () => {
    expect(told({ editedAt: AFTER, updatedAt: AFTER })).to.equal(100);
    expect(told({ answer: 'a'.repeat(20), updatedAt: AFTER })).to.equal(100);
  });

  it('takes many at once', () => {
    const fresh = Array.from({ length: 40 }, () => storedComment({ createdAt: AFTER, updatedAt: AFTER }));
    const tally = new ThreadTally(0, NOW);
    expect(tally.tell(fresh)).to.equal(40);
    expect(tally.tell([...fresh, ...fresh])).to.equal(40);
  });
});
