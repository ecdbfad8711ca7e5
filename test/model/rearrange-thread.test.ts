import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import type { Comment } from '../../src/model/comment.js';
import { rearrangeThread } from '../../src/model/rearrange-thread.js';
import { arrangeThread } from '../../src/model/thread.js';
import { comment } from '../support/builders.js';

/** A thread in any order; the numbers say when its comments were made, and which of them each one answers. */
const threads = fc
  .array(fc.record({ time: fc.nat(20), answers: fc.option(fc.nat(30)) }), { maxLength: 30 })
  .map((plan) => {
    const comments: Comment[] = [];
    for (const { time, answers } of plan) {
      const root = comments[answers ?? Infinity];
      const parent = root?.root === null ? root.id : null;
      comments.push(comment({ createdAt: time, parent, root: parent }));
    }
    return comments;
  });

/** How many are there, which of these change, and to which time. */
const changes = fc.record({ known: fc.nat(30), changed: fc.array(fc.tuple(fc.nat(30), fc.nat(20)), { maxLength: 5 }) });

describe('rearrangeThread', () => {
  it('comes to what arranging everything comes to, whatever changes and arrives', () => {
    fc.assert(
      fc.property(threads, changes, fc.option(fc.nat(30)), (all, { known, changed }, first) => {
        const before = all.slice(0, Math.max(known, all.length - 20));
        const pinned = before[first ?? Infinity]?.id ?? null;
        const now = [...all];
        for (const [place, createdAt] of changed) {
          const old = before[place];
          if (old) now[place] = { ...old, createdAt, body: 'Changed' };
        }
        const result = rearrangeThread(before, arrangeThread(before, [pinned]), now, [pinned]);
        expect(result).to.deep.equal(arrangeThread(now, [pinned]));
      }),
    );
  });

  it('leaves what did not change the same object', () => {
    const before = [1, 2, 3].map((createdAt) => comment({ createdAt }));
    const arranged = arrangeThread(before);
    const after = rearrangeThread(before, arranged, [...before, comment({ createdAt: 4 })], []);
    expect(after?.slice(1)).to.have.ordered.members([...arranged]);
  });

  it('does not try where much changed, or something went away', () => {
    const before = Array.from({ length: 30 }, (_, createdAt) => comment({ createdAt }));
    const arranged = arrangeThread(before);
    const others = before.map((it) => ({ ...it }));
    for (const comments of [others, before.slice(1), [...before].reverse(), [...before, ...others]]) {
      expect(rearrangeThread(before, arranged, comments, [])).to.be.null;
    }
  });
});
