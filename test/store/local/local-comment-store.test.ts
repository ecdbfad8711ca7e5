import { expect } from '@esm-bundle/chai';
import type { StoredComment } from '../../../src/model/comment.js';
import { seedThread, writeComment } from '../../../src/store/local/comment-database.js';
import { LocalCommentStore } from '../../../src/store/local/local-comment-store.js';
import { draft, newThread, storedComment } from '../../support/builders.js';
import { until } from '../../support/until.js';
import { codeOf, describeCommentStore, ready, whenReady, type StoreMaker } from '../comment-store.contract.js';
import { describeGoneComment } from '../gone-comment.contract.js';

const maker: StoreMaker = {
  hasTwoPersons: false,
  open: (thread) => Promise.resolve(new LocalCommentStore(thread)),
  seed: async (thread, comments) => {
    await seedThread(thread, comments);
  },
};

describeCommentStore('LocalCommentStore', maker);
describeGoneComment('LocalCommentStore', maker);

describe('LocalCommentStore', () => {
  const closers: (() => void)[] = [];

  function open(thread: string): LocalCommentStore {
    const store = new LocalCommentStore(thread);
    closers.push(() => {
      store.close();
    });
    return store;
  }

  /** Replaces a function of the platform until the test ends. */
  function replace<T extends object, K extends keyof T>(target: T, name: K, value: T[K]): void {
    const original = target[name];
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
    closers.push(() => {
      Object.defineProperty(target, name, { value: original, configurable: true, writable: true });
    });
  }

  afterEach(() => {
    for (const close of closers.splice(0).reverse()) close();
  });

  it('leaves nothing in the browser of somebody who only reads', async () => {
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(name).onsuccess = resolve;
      });
    }
    await whenReady(open(newThread()));
    // WebKit goes on listing the name of a database whose creation was taken back, as version 0.
    expect((await indexedDB.databases()).filter(({ version }) => version !== 0)).to.be.empty;
  });

  it('remembers hearts for comments that are not loaded, whatever is hearted meanwhile', async () => {
    const thread = newThread();
    const seeds = Array.from({ length: 30 }, (_, i) => storedComment({ createdAt: Date.UTC(2026, 0, 1) + i }));
    const [far, near] = [seeds[0]!.id, seeds[29]!.id];
    await seedThread(thread, seeds);
    const first = open(thread);
    await whenReady(first);
    await first.bring(far);
    await first.heart(far, true);
    const again = open(thread);
    await whenReady(again);
    await again.heart(near, true);
    const last = open(thread);
    await whenReady(last);
    await last.loadMore();
    const hearted = ready(last).comments.filter((comment) => comment.hearted);
    expect(hearted.map(({ id }) => id)).to.have.members([far, near]);
  });

  it('keeps working in memory when the browser refuses storage, and says so', async () => {
    replace(IDBFactory.prototype, 'open', () => {
      throw new DOMException('Refused', 'SecurityError');
    });
    const store = open(newThread());
    expect(await whenReady(store)).to.include({ keeping: 'memory' });
    await store.post(draft({ body: 'Only here' }));
    expect(ready(store).comments[0]).to.include({ body: 'Only here', pending: false, failed: null, own: true });
    await store.remove(ready(store).comments[0]!.id);
    await store.restore(ready(store).comments[0]!.id);
    expect(ready(store).comments[0]).to.include({ body: 'Only here', state: 'visible' });
  });

  it('says so when the disk is full, and loses no words', async () => {
    const thread = newThread();
    await writeComment(thread, storedComment({ body: 'Before' }));
    const store = open(thread);
    expect(await whenReady(store)).to.include({ keeping: 'kept' });
    replace(IDBObjectStore.prototype, 'put', () => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    await store.post(draft({ body: 'After' }));
    expect(ready(store).keeping).to.equal('memory');
    expect(ready(store).comments.map(({ body }) => body)).to.have.members(['Before', 'After']);
  });

  it('skips records that are no comments and counts them in one line', async () => {
    const thread = newThread();
    const broken = { id: 'B'.repeat(20), body: 7 } as unknown as StoredComment;
    await seedThread(thread, [storedComment({ body: 'Whole' }), broken, { ...broken, id: 'C'.repeat(20) }]);
    const lines: unknown[] = [];
    replace(console, 'warn', (line: unknown) => void lines.push(line));
    const { comments } = await whenReady(open(thread));
    expect(comments.map(({ body }) => body)).to.deep.equal(['Whole']);
    expect(lines).to.have.lengthOf(1);
    expect(lines[0]).to.match(/^\[webinar-comments\] 2 /);
  });

  it('lets a comment be changed for 15 minutes', async () => {
    const store = open(newThread());
    await whenReady(store);
    const mine = draft();
    await store.post(mine);
    const later = Date.now() + 15 * 60_000;
    replace(Date, 'now', () => later);
    expect(await codeOf(store.edit(mine.id, 'Too late'))).to.equal('too-late');
  });

  it('tells the other tabs of every change, also of two within a millisecond', async () => {
    const now = Date.now();
    replace(Date, 'now', () => now);
    const thread = newThread();
    const [store, other] = [open(thread), open(thread)];
    await Promise.all([whenReady(store), whenReady(other)]);
    const mine = draft();
    await store.post(mine);
    await store.edit(mine.id, 'Other words');
    await store.remove(mine.id);
    await until('the other tab knows', () => ready(other).arrivals[0]?.state === 'removed');
    await store.restore(mine.id);
    await until('the other tab has it back', () => ready(other).arrivals[0]?.body === 'Other words');
  });

  it('seeds a thread once', async () => {
    const thread = newThread();
    expect(await seedThread(thread, [storedComment()])).to.be.true;
    expect(await seedThread(thread, [storedComment()])).to.be.false;
    expect((await whenReady(open(thread))).comments).to.have.lengthOf(1);
  });

  it('shows seeds that are written while it opens', async () => {
    const thread = newThread();
    const seeding = seedThread(thread, [storedComment({ body: 'Seed' })]);
    const store = open(thread);
    expect((await whenReady(store)).comments).to.have.lengthOf(1);
    await seeding;
  });

  it('hears of changes to comments that are not loaded yet', async () => {
    const thread = newThread();
    const old = Array.from({ length: 30 }, (_, i) => storedComment({ body: `c${i}`, createdAt: 1000 + i }));
    await seedThread(thread, old);
    const store = open(thread);
    await whenReady(store);
    const channel = new BroadcastChannel('webinar-comments');
    closers.push(() => {
      channel.close();
    });
    const changed = { ...old[0]!, body: 'Changed', updatedAt: Date.now() };
    channel.postMessage({ thread, comment: changed, viewer: 'b'.repeat(32) });
    channel.postMessage({ thread, comment: { nonsense: true }, viewer: 7 });
    channel.postMessage({
      thread: 'another',
      comment: { ...changed, body: 'Elsewhere', updatedAt: changed.updatedAt + 1 },
    });
    // Messages come in their order: with the last one, all were heard.
    const last = storedComment({ body: 'The last', createdAt: Date.now() });
    channel.postMessage({ thread, comment: last, viewer: 'b'.repeat(32) });
    await until('all is heard', () => ready(store).arrivals.length > 0);
    expect(ready(store).arrivals.map(({ id }) => id)).to.deep.equal([last.id]);
    await store.loadMore();
    expect(ready(store).comments.find(({ id }) => id === old[0]!.id)?.body).to.equal('Changed');
  });
});
