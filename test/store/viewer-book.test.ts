import { expect } from '@esm-bundle/chai';
import type { Comment } from '../../src/model/comment.js';
import { CommentsError } from '../../src/model/errors.js';
import { ThreadLedger } from '../../src/store/thread-ledger.js';
import { ViewerBook } from '../../src/store/viewer-book.js';
import { draft, storedComment } from '../support/builders.js';

const ME = 'b'.repeat(32);

/** A thread with a comment on the page and one that waits of each: the viewer's, and somebody else's. */
function read(ledger: ThreadLedger): Readonly<Record<'mine' | 'foreign' | 'myArrival' | 'arrival', string>> {
  const [mine, foreign] = [storedComment({ author: ME }), storedComment({ hearts: 1 })];
  const [myArrival, arrival] = [storedComment({ author: ME }), storedComment()];
  ledger.show([mine, foreign]);
  for (const comment of [myArrival, arrival]) ledger.arrive(comment, null);
  return { mine: mine.id, foreign: foreign.id, myArrival: myArrival.id, arrival: arrival.id };
}

describe('a thread ledger', () => {
  it('shows nobody anything of their own without a book', () => {
    const ledger = new ThreadLedger();
    const { foreign } = read(ledger);
    expect(ledger.viewer).to.deep.equal({ author: null, role: '', isSignedIn: false });
    for (const comment of [...ledger.comments, ...ledger.arrivals]) {
      expect(comment).to.deep.include({ own: false, undoable: false, hearted: false, held: false, reason: null });
      expect(comment).to.deep.include({ pending: false, failed: null });
    }
    ledger.show([{ ...ledger.find(foreign)!, hearts: 5 }]);
    expect(ledger.find(foreign)!.hearts).to.equal(5);
    expect(ledger.visible).to.equal(4);
  });

  it('does not touch a comment when its book is opened', () => {
    const ledger = new ThreadLedger();
    read(ledger);
    const { comments, arrivals } = ledger;
    const book = new ViewerBook(ledger);
    book.identify(null, 'expert', true);
    expect(ledger.comments).to.equal(comments);
    expect(ledger.arrivals).to.equal(arrivals);
    expect(ledger.viewer).to.deep.equal({ author: null, role: 'expert', isSignedIn: true });
  });
});

describe('the book of a viewer', () => {
  for (const isLate of [false, true]) {
    describe(isLate ? 'opened after comments were shown' : 'opened first', () => {
      let ledger: ThreadLedger;
      let book: ViewerBook;
      let ids: ReturnType<typeof read>;
      const of = (id: string): Comment => ledger.find(id)!;

      beforeEach(() => {
        ledger = new ThreadLedger();
        if (isLate) ids = read(ledger);
        book = new ViewerBook(ledger);
        if (!isLate) ids = read(ledger);
      });

      it("marks the viewer's comments, in their places, and only those", () => {
        const foreign = of(ids.foreign);
        book.identify(ME);
        expect(ledger.comments.filter(({ own }) => own).map(({ id }) => id)).to.deep.equal([ids.mine]);
        expect(ledger.arrivals.filter(({ own }) => own).map(({ id }) => id)).to.deep.equal([ids.myArrival]);
        expect(of(ids.foreign)).to.equal(foreign);
        book.identify(null);
        expect([...ledger.comments, ...ledger.arrivals].some(({ own }) => own)).to.be.false;
      });

      it('gives what is sent or failed its author once that is known', () => {
        const [sending, failing] = [draft(), draft()];
        for (const each of [sending, failing]) book.begin(each, 1);
        const failed = new CommentsError('offline', 'Gone.');
        book.mark(failing.id, failed);
        book.identify(ME, 'host');
        expect(of(sending.id)).to.include({ author: ME, own: true, pending: true, failed: null });
        expect(of(failing.id)).to.include({ author: ME, own: true, pending: false, failed });
        expect(ledger.visible).to.equal(4);
      });

      it('learns from an echo that is faster than the answer who the author is', () => {
        const first = draft();
        book.begin(first, 1);
        ledger.arrive(storedComment({ id: first.id, author: ME }), null);
        expect(ledger.viewer.author).to.equal(ME);
        expect(of(first.id)).to.include({ own: true, pending: false });
        expect(of(ids.mine).own).to.be.true;
        expect(of(ids.myArrival).own).to.be.true;
        expect(ledger.visible).to.equal(5);
      });

      it('recalls hearts for what is shown, waits, or comes later', () => {
        const later = storedComment();
        book.recallHearts([ids.foreign, ids.arrival, later.id]);
        ledger.show([later]);
        for (const id of [ids.foreign, ids.arrival, later.id]) expect(of(id).hearted).to.be.true;
        expect(ledger.arrivals).to.have.lengthOf(2);
        book.heart(ids.foreign, false);
        expect(of(ids.foreign)).to.include({ hearted: false, hearts: 0 });
        expect([...book.hearts]).to.have.members([ids.arrival, later.id]);
      });

      it('holds a comment until the public sees it', () => {
        book.identify(ME);
        const held = storedComment({ author: ME });
        book.hold(held, null);
        expect(of(held.id)).to.include({ held: true, own: true });
        expect(ledger.visible).to.equal(4);
        ledger.arrive(held, null);
        expect(of(held.id).held).to.be.false;
        expect(ledger.visible).to.equal(5);
      });

      it('tells the reason of a removal to its author', () => {
        book.identify(ME);
        book.hold({ ...of(ids.myArrival), state: 'removed' }, 'spam');
        expect(of(ids.myArrival)).to.include({ reason: 'spam', undoable: false });
        expect(ledger.arrivals.map(({ id }) => id)).to.deep.equal([ids.arrival]);
      });

      it('brings back the words that this page took away', () => {
        book.identify(ME);
        const { body, name } = of(ids.mine);
        book.remember(book.own(ids.mine));
        ledger.confirm({ ...of(ids.mine), body: '', state: 'removed' });
        expect(of(ids.mine).undoable).to.be.true;
        expect(book.removedWords(ids.mine)).to.deep.equal({ body, name });
        expect(() => book.own(ids.foreign)).to.throw(CommentsError);
      });
    });
  }
});
