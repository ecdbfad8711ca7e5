import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import {
  decodeSnapshot,
  encodeSnapshot,
  type ThreadSnapshot,
} from '../../../src/store/firestore/snapshot/snapshot-file.js';
import { storedComment } from '../../support/builders.js';

const comment = storedComment({ body: 'A\nquestion "quoted"', name: 'Ada' });
const snapshot: ThreadSnapshot = {
  projectId: 'a-project',
  thread: 't',
  at: comment.updatedAt + 1000,
  settings: { isOpen: true, isPreModerated: false, pinned: comment.id },
  count: { value: 40, at: comment.updatedAt + 1001 },
  comments: [comment, storedComment({ parent: comment.id, root: comment.id, state: 'removed', body: '' })],
  last: {
    name: 'projects/p/databases/(default)/documents/threads/t/comments/x',
    createdAt: '2026-11-25T03:52:26.123456Z',
  },
};

/** The file of the snapshot with some changes in it. */
const changed = (changes: object): string =>
  JSON.stringify({ ...(JSON.parse(encodeSnapshot(snapshot)) as object), ...changes });

describe('the file of a snapshot', () => {
  it('holds what was written', () => {
    expect(decodeSnapshot(encodeSnapshot(snapshot))).to.deep.equal({ ...snapshot, skipped: 0 });
  });

  it('holds only what everybody may read', () => {
    const text = encodeSnapshot({ ...snapshot, comments: [{ ...comment, ...{ seal: 'secret', uid: 'secret' } }] });
    expect(text).not.to.contain('secret');
  });

  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    format: [undefined, 1, 'webinar-comments-snapshot/2'],
    projectId: [undefined, 7, null],
    thread: [undefined, ['t']],
    at: [undefined, '1', 1.5, null, {}],
    isOpen: [undefined, 'yes', 1],
    isPreModerated: [undefined, null],
    pinned: [undefined, '', 'short', 5],
    count: [undefined, null, 3, {}, { value: 1 }, { value: '1', at: 1 }],
    last: [undefined, 3, {}, { name: 'n' }, { name: 'n', createdAt: 'yesterday' }, { name: 1, createdAt: '2026' }],
    comments: [undefined, null, {}, 'text', { length: 3 }],
  };

  for (const [field, values] of Object.entries(wrong)) {
    it(`is refused as a whole with a wrong "${field}"`, () => {
      for (const value of values)
        expect(decodeSnapshot(changed({ [field]: value })), JSON.stringify(value)).to.equal(null);
    });
  }

  it('loses rows that are no comments, and counts them', () => {
    const { comments: rows } = JSON.parse(encodeSnapshot(snapshot)) as { readonly comments: readonly unknown[] };
    const read = decodeSnapshot(changed({ comments: [null, 3, {}, [], ['x'], ...rows, { ...comment }] }));
    expect(read?.comments).to.deep.equal(snapshot.comments);
    expect(read?.skipped).to.equal(6);
  });

  it('loses comments of a time to come, which no change could replace', () => {
    const late = { ...comment, updatedAt: snapshot.at + 4_000_000 };
    const read = decodeSnapshot(encodeSnapshot({ ...snapshot, comments: [late] }));
    expect(read?.comments).to.deep.equal([]);
    expect(read?.skipped).to.equal(1);
  });

  it('cleans words as every store does', () => {
    const read = decodeSnapshot(encodeSnapshot({ ...snapshot, comments: [{ ...comment, body: 'a\u202Eb\u0000' }] }));
    expect(read?.comments[0]?.body).to.equal('ab');
  });

  it('is null for any other text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => decodeSnapshot(text) === null));
  });

  it('never throws, whatever stands in its fields', () => {
    const fields = fc.constantFrom(...Object.keys(wrong));
    fc.assert(
      fc.property(fields, fc.jsonValue(), (field, value) => {
        const read = decodeSnapshot(changed({ [field]: value }));
        return read === null || Array.isArray(read.comments);
      }),
    );
  });
});
