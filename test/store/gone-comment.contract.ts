import { expect } from '@esm-bundle/chai';
import type { Comment, CommentId } from '../../src/model/comment.js';
import type { CommentStore } from '../../src/store/comment-store.js';
import { draft, newThread, storedComment } from '../support/builders.js';
import { until } from '../support/until.js';
import { codeOf, ready, type StoreMaker } from './comment-store.contract.js';

/** What every `CommentStore` says about a comment that is no longer there. */
export function describeGoneComment(name: string, maker: Pick<StoreMaker, 'open' | 'seed'>): void {
  describe(`${name} and a comment that is gone`, () => {
    const opened: CommentStore[] = [];
    let thread: string;

    const open = async (): Promise<CommentStore> => {
      const store = await maker.open(thread, 1);
      opened.push(store);
      await until('it listens', () => store.snapshot.status === 'ready' && store.snapshot.connection === 'live');
      return store;
    };
    const find = (store: CommentStore, id: CommentId): Comment => {
      const found = ready(store).comments.find((comment) => comment.id === id);
      if (!found) throw new Error('There is no such comment.');
      return found;
    };

    beforeEach(() => {
      thread = newThread();
    });

    afterEach(() => {
      for (const store of opened.splice(0)) store.close();
    });

    it('says so of a reply, and keeps its words', async () => {
      const removed = storedComment({ body: '', state: 'removed' });
      await maker.seed(thread, [removed]);
      const store = await open();
      for (const parent of [removed.id, 'x'.repeat(20)]) {
        const reply = draft({ body: 'A long answer', parent });
        await store.post(reply);
        await until('it is refused', () => find(store, reply.id).failed);
        expect(find(store, reply.id)).to.include({ body: 'A long answer', pending: false });
        expect(find(store, reply.id).failed!.code).to.equal('not-found');
      }
    });

    it('says so of a heart, which is taken back, and of a report', async () => {
      const removed = storedComment({ body: '', state: 'removed' });
      await maker.seed(thread, [removed]);
      const store = await open();
      expect(await codeOf(store.heart(removed.id, true))).to.equal('not-found');
      expect(find(store, removed.id)).to.include({ hearts: 0, hearted: false });
      expect(await codeOf(store.report(removed.id, 'worried', 'Please look.'))).to.equal('not-found');
    });

    it('says so of a change, and brings nothing back', async () => {
      const store = await open();
      const mine = draft({ body: 'Mine' });
      await store.post(mine);
      await until('it is sent', () => !find(store, mine.id).pending);
      await store.remove(mine.id);
      expect(await codeOf(store.edit(mine.id, 'Other words'))).to.equal('not-found');
      expect(find(store, mine.id)).to.include({ state: 'removed', body: '' });
      await store.restore(mine.id);
      expect(find(store, mine.id).body).to.equal('Mine');
    });
  });
}
