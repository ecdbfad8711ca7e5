import { expect } from '@esm-bundle/chai';
import { readComment } from '../../src/model/comment-record.js';
import { EDIT_WINDOW, isCommentId, type Comment } from '../../src/model/comment.js';
import { isEditable, newCommentId } from '../../src/model/draft.js';
import { CommentsError } from '../../src/model/errors.js';
import { arrangeThread, groupThread, isOtherList, type Conversation } from '../../src/model/thread.js';
import { comment, storedComment } from '../support/builders.js';

describe('newCommentId', () => {
  it('makes 20 letters and digits, never twice', () => {
    const ids = new Set(Array.from({ length: 2000 }, newCommentId));
    expect(ids.size).to.equal(2000);
    for (const id of ids) expect(id).to.satisfy(isCommentId);
  });
});

describe('isEditable', () => {
  it('holds for 15 minutes, for the author, for what is there', () => {
    const own = comment({ own: true, createdAt: 1000 });
    expect(isEditable(own, 1000 + EDIT_WINDOW - 1)).to.be.true;
    expect(isEditable(own, 1000 + EDIT_WINDOW)).to.be.false;
    expect(isEditable({ ...own, own: false }, 1000)).to.be.false;
    expect(isEditable({ ...own, state: 'removed' }, 1000)).to.be.false;
    expect(isEditable({ ...own, pending: true }, 1000)).to.be.false;
    expect(isEditable({ ...own, failed: new CommentsError('busy', 'x') }, 1000)).to.be.false;
  });
});

describe('readComment', () => {
  const whole = storedComment();

  it('passes a whole comment and nothing that does not belong to it', () => {
    expect(readComment({ ...whole, uid: 'secret' })).to.deep.equal(whole);
  });

  it('cleans what somebody else wrote', () => {
    const read = readComment({ ...whole, body: 'a\u202Eb', name: 'A\u200Bnn' });
    expect([read?.body, read?.name]).to.deep.equal(['ab', 'Ann']);
  });

  it('refuses a comment without any one field', () => {
    // Only moderators add an answer.
    for (const field of Object.keys(whole).filter((name) => name !== 'answer')) {
      expect(readComment({ ...whole, [field]: undefined }), field).to.be.null;
    }
  });

  const wrong: readonly (readonly [field: string, values: readonly unknown[]])[] = [
    ['id', ['', 'short', '../../../../../../../x', 7, null]],
    ['body', [7, null, {}]],
    ['name', [7, null, []]],
    ['author', [7, null]],
    ['role', ['admin', null]],
    ['parent', ['x', 7]],
    ['root', ['A'.repeat(20), 7]],
    ['at', ['1', -1, NaN]],
    ['answer', ['', 'short', 7]],
    ['createdAt', ['2026', null, -1, Infinity, 9e15]],
    ['updatedAt', [null, NaN]],
    ['editedAt', ['x', -1]],
    ['hearts', [null, -1, '3']],
    ['state', ['hidden', null]],
  ];
  for (const [field, values] of wrong) {
    it(`refuses a wrong ${field}`, () => {
      for (const value of values) expect(readComment({ ...whole, [field]: value }), String(value)).to.be.null;
    });
  }

  it('refuses what is no record', () => {
    for (const value of [null, undefined, 7, 'x', []]) expect(readComment(value)).to.be.null;
  });
});

describe('arrangeThread', () => {
  it('puts the newest first and replies, oldest first, under their comment', () => {
    const old = comment({ createdAt: 1 });
    const young = comment({ createdAt: 5 });
    const first = comment({ createdAt: 6, parent: old.id, root: old.id });
    const second = comment({ createdAt: 7, parent: old.id, root: old.id });
    const orphan = comment({ parent: 'x'.repeat(20), root: 'x'.repeat(20) });
    expect(arrangeThread([second, old, orphan, first, young])).to.deep.equal([
      { comment: young, replies: [] },
      { comment: old, replies: [first, second] },
    ]);
  });

  it('settles equal times by id', () => {
    const twins = ['A', 'B', 'C'].map((letter) => comment({ id: letter.repeat(20) }));
    const order = arrangeThread(twins).map(({ comment: { id } }) => id[0]);
    expect(order.join('')).to.equal('CBA');
  });
});

describe('arrangeThread, with the conversations of earlier times', () => {
  it('leaves what did not change the same object', () => {
    const known = new WeakMap<Comment, Conversation>();
    const [a, b] = [comment({ createdAt: 1 }), comment({ createdAt: 2 })];
    const reply = comment({ createdAt: 3, parent: a.id, root: a.id });
    const before = arrangeThread([a, b, reply], [], known);
    const other = { ...b, body: 'Other words' };
    const after = arrangeThread([reply, other, a], [], known);
    expect(after[1]).to.equal(before[1]);
    expect(after[0]).to.deep.equal({ comment: other, replies: [] });
    const second = comment({ createdAt: 4, parent: a.id, root: a.id });
    expect(arrangeThread([a, reply, second], [], known)).to.deep.equal([{ comment: a, replies: [reply, second] }]);
  });
});

describe('groupThread', () => {
  const thread = (from: number, to: number): readonly Conversation[] =>
    Array.from({ length: to - from }, (_, i) => ({ comment: comment({ id: `c${from + i}` }), replies: [] }));
  const sizes = (conversations: readonly Conversation[]): unknown =>
    Array.from(groupThread(conversations, 'c0'), ([key, { length }]) => [key, length]);

  it('counts from one comment, so that others leave the groups beyond it as they are', () => {
    expect(sizes(thread(0, 60))).to.deep.equal([
      [0, 50],
      [1, 10],
    ]);
    expect(sizes(thread(0, 130))).to.deep.equal([
      [0, 50],
      [1, 50],
      [2, 30],
    ]);
    expect(sizes(thread(-51, 60))).to.deep.equal([
      [-2, 1],
      [-1, 50],
      [0, 50],
      [1, 10],
    ]);
  });

  it('has no groups without comments', () => {
    expect(groupThread([], null).size).to.equal(0);
  });
});

describe('isOtherList', () => {
  it('compares comment by comment', () => {
    const [a, b] = [comment(), comment()];
    expect(isOtherList([a, b], [a, b])).to.be.false;
    expect(isOtherList([a, b], [b, a])).to.be.true;
    expect(isOtherList([a], [a, b])).to.be.true;
    expect(isOtherList(undefined, [])).to.be.true;
  });
});

describe('CommentsError', () => {
  it('knows what passes by itself', () => {
    expect(new CommentsError('offline', 'x').isPassing).to.be.true;
    expect(new CommentsError('busy', 'x').isPassing).to.be.true;
    expect(new CommentsError('refused', 'x').isPassing).to.be.false;
  });

  it('is made of anything thrown', () => {
    const error = new CommentsError('busy', 'x');
    expect(CommentsError.from(error)).to.equal(error);
    expect(CommentsError.from(new TypeError('y'))).to.include({ code: 'unknown', message: 'y' });
    expect(CommentsError.from('z').message).to.equal('z');
  });
});
