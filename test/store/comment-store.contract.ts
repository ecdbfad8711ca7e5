import { expect } from '@esm-bundle/chai';
import type { Comment, StoredComment } from '../../src/model/comment.js';
import { CommentsError } from '../../src/model/errors.js';
import type { CommentStore, ReadySnapshot } from '../../src/store/comment-store.js';
import { draft, newThread, storedComment } from '../support/builders.js';
import { until } from '../support/until.js';

/** How the contract gets stores of one kind. */
export interface StoreMaker {
  /** A store on a thread as one reader sees it, and another reader's with `reader` 2. */
  open(thread: string, reader: 1 | 2): Promise<CommentStore>;
  /** Puts comments into a thread that no store has open. */
  seed(thread: string, comments: readonly StoredComment[]): Promise<void>;
  /** Whether the two readers are two persons, or two tabs of one. */
  readonly hasTwoPersons: boolean;
}

/** The state of a store that can be read. */
export function ready(store: CommentStore): ReadySnapshot {
  const { snapshot } = store;
  if (snapshot.status !== 'ready') throw new Error(`The store is ${snapshot.status}.`);
  return snapshot;
}

/** Resolves when a store can be read. */
export async function whenReady(store: CommentStore): Promise<ReadySnapshot> {
  await until('the store is ready', () => store.snapshot.status === 'ready');
  return ready(store);
}

/** The code with which a promise rejects; every rejection of a store is a `CommentsError`. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (thrown) {
    expect(thrown).to.be.instanceOf(CommentsError);
    return (thrown as CommentsError).code;
  }
  return 'fulfilled';
}

/** What every `CommentStore` must do. */
export function describeCommentStore(name: string, maker: StoreMaker): void {
  describe(`${name} as a comment store`, () => {
    const opened: CommentStore[] = [];
    let thread: string;

    const open = async (reader: 1 | 2 = 1): Promise<CommentStore> => {
      const store = await maker.open(thread, reader);
      opened.push(store);
      // Only then does a store surely know on whose behalf it writes: the next reader's may open.
      await until('it listens', () => store.snapshot.status === 'ready' && store.snapshot.connection === 'live');
      return store;
    };
    const bodies = (store: CommentStore): readonly string[] => ready(store).comments.map(({ body }) => body);
    const only = (store: CommentStore): Comment => {
      const { comments } = ready(store);
      expect(comments).to.have.lengthOf(1);
      return comments[0]!;
    };
    const sent = (store: CommentStore): Promise<void> =>
      until('everything is sent', () => ready(store).comments.every(({ pending, failed }) => !pending && !failed));

    beforeEach(() => {
      thread = newThread();
    });

    afterEach(() => {
      for (const store of opened.splice(0)) store.close();
    });

    it('goes from loading to an empty thread', async () => {
      const store = await maker.open(thread, 1);
      opened.push(store);
      expect(store.snapshot.status).to.equal('loading');
      const snapshot = await whenReady(store);
      expect(snapshot.comments).to.be.empty;
      expect(snapshot).to.deep.include({ hasMore: false, isOpen: true, arrivals: [], keeping: 'kept' });
    });

    it('shows a posted comment at once and confirms it', async () => {
      const store = await open();
      const seen: string[] = [];
      store.subscribe(() => {
        const first = ready(store).comments[0];
        if (first) seen.push(first.pending ? 'pending' : 'sent');
      });
      const mine = draft({ name: ' Ann ' });
      await store.post(mine);
      expect(only(store)).to.include({ id: mine.id, body: mine.body, name: 'Ann', own: true });
      await sent(store);
      expect(seen[0]).to.equal('pending');
      expect(seen.at(-1)).to.equal('sent');
      expect(only(store)).to.include({ pending: false, failed: null, own: true, state: 'visible' });
      expect(ready(store).viewer.author).to.equal(only(store).author);
      expect(only(store).author).to.match(/^[0-9a-f]{32}$/);
    });

    it('never makes two comments of one draft', async () => {
      const store = await open();
      const mine = draft();
      await Promise.all([store.post(mine), store.post(mine)]);
      await sent(store);
      await store.post(mine);
      only(store);
      const again = await open(2);
      only(again);
    });

    it('refuses words that cannot be kept', async () => {
      const store = await open();
      expect(await codeOf(store.post(draft({ body: ' \u200B' })))).to.equal('invalid-draft');
      expect(await codeOf(store.post(draft({ body: 'x'.repeat(2001) })))).to.equal('invalid-draft');
      expect(await codeOf(store.post(draft({ name: 'x'.repeat(61) })))).to.equal('invalid-draft');
      expect(ready(store).comments).to.be.empty;
    });

    it('lets a comment of somebody else wait until it is shown', async () => {
      const [one, other] = [await open(1), await open(2)];
      await one.post(draft({ body: 'Hello' }));
      await until('it arrives', () => ready(other).arrivals.length === 1);
      expect(ready(other).comments).to.be.empty;
      expect(ready(other).arrivals[0]).to.include({ body: 'Hello', own: !maker.hasTwoPersons });
      other.showArrivals();
      expect(bodies(other)).to.deep.equal(['Hello']);
      expect(ready(other).arrivals).to.be.empty;
    });

    it('keeps replies under their comment, for everyone', async () => {
      const [one, other] = [await open(1), await open(2)];
      await one.post(draft({ body: 'Root' }));
      await sent(one);
      const root = only(one);
      await until('it arrives', () => ready(other).arrivals.length === 1);
      other.showArrivals([root.id]);
      await other.post(draft({ body: 'Reply', parent: root.id }));
      await sent(other);
      await until('the reply arrives', () => ready(one).arrivals.length === 1);
      expect(ready(one).arrivals[0]).to.include({ parent: root.id, root: root.id });
      one.showArrivals([ready(one).arrivals[0]!.id]);
      expect(bodies(one)).to.have.members(['Root', 'Reply']);
    });

    it('changes words, and everyone sees it in place', async () => {
      const [one, other] = [await open(1), await open(2)];
      await one.post(draft({ body: 'Before' }));
      await sent(one);
      await until('it arrives', () => ready(other).arrivals.length === 1);
      other.showArrivals();
      await one.edit(only(one).id, ' After ');
      expect(only(one)).to.include({ body: 'After', pending: false });
      expect(only(one).editedAt).to.be.a('number');
      await until('the change arrives', () => bodies(other)[0] === 'After');
      expect(await codeOf(one.edit(only(one).id, ' '))).to.equal('invalid-draft');
    });

    it('leaves the place of a removed comment and brings its very words back', async () => {
      const [one, other] = [await open(1), await open(2)];
      await one.post(draft({ body: 'Keep / this', name: 'Ann' }));
      await sent(one);
      const { id } = only(one);
      await until('it arrives', () => ready(other).arrivals.length === 1);
      other.showArrivals();
      await one.remove(id);
      expect(only(one)).to.include({ state: 'removed', body: '', name: '', undoable: true });
      await until('the removal arrives', () => only(other).state === 'removed');
      expect(only(other)).to.include({ body: '', name: '' });
      if (maker.hasTwoPersons) expect(only(other).undoable).to.be.false;
      await one.restore(id);
      expect(only(one)).to.include({ state: 'visible', body: 'Keep / this', name: 'Ann', undoable: false });
      await until('the words are back', () => only(other).body === 'Keep / this');
    });

    it('lets nobody change what is not theirs', async () => {
      await maker.seed(thread, [storedComment({ body: 'Foreign' })]);
      const store = await open();
      const { id, own } = only(store);
      expect(own).to.be.false;
      await store.post(draft());
      await sent(store);
      expect(await codeOf(store.edit(id, 'Mine'))).to.equal('refused');
      expect(await codeOf(store.remove(id))).to.equal('refused');
      expect(await codeOf(store.restore(id))).to.equal('not-found');
      expect(await codeOf(store.edit('x'.repeat(20), 'Mine'))).to.equal('not-found');
      expect(bodies(store)).to.include('Foreign');
    });

    it('counts hearts, remembers those of the viewer, and takes them back', async () => {
      await maker.seed(thread, [storedComment({ hearts: 2 })]);
      const store = await open();
      const { id } = only(store);
      await store.heart(id, true);
      expect(only(store)).to.include({ hearts: 3, hearted: true });
      await store.heart(id, true);
      expect(only(store).hearts).to.equal(3);
      store.close();
      const again = await open();
      await until('it is remembered', () => only(again).hearted);
      expect(only(again).hearts).to.equal(3);
      await again.heart(id, false);
      expect(only(again)).to.include({ hearts: 2, hearted: false });
      const other = await open(2);
      expect(only(other)).to.include({ hearts: 2, hearted: false });
    });

    it('keeps people from hearting their own comments, and takes the heart back when it is refused', async () => {
      const store = await open();
      await store.post(draft());
      await sent(store);
      expect(await codeOf(store.heart(only(store).id, true))).to.equal('refused');
      expect(only(store)).to.include({ hearts: 0, hearted: false });
    });

    it('takes a report, and the same one again', async () => {
      await maker.seed(thread, [storedComment()]);
      const store = await open();
      const { id } = only(store);
      await store.report(id, 'worried', 'Please look.');
      await store.report(id, 'spam', '');
      expect(await codeOf(store.report(id, 'other', 'x'.repeat(501)))).to.equal('invalid-draft');
    });

    it('loads 25 at a time, newest first, with all their replies', async () => {
      const base = Date.UTC(2026, 0, 1);
      const roots = Array.from({ length: 60 }, (_, i) => storedComment({ body: `c${i}`, createdAt: base + i }));
      const oldest = roots[0]!;
      const replies = [1, 2].map((i) =>
        storedComment({ body: `r${i}`, createdAt: base + 100 + i, parent: oldest.id, root: oldest.id }),
      );
      await maker.seed(thread, [...roots, ...replies]);
      const store = await open();
      const names = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => `c${from - i}`);
      expect(bodies(store)).to.have.members(names(59, 35));
      expect(ready(store).hasMore).to.be.true;
      await store.loadMore();
      expect(bodies(store)).to.have.members(names(59, 10));
      await store.loadMore();
      expect(bodies(store)).to.have.members([...names(59, 0), 'r1', 'r2']);
      expect(ready(store).hasMore).to.be.false;
      await store.loadMore();
      expect(ready(store).comments).to.have.lengthOf(62);
    });

    it('loads all the rest at once, each comment one time', async () => {
      const base = Date.UTC(2026, 0, 1);
      // Most of them within a minute, as after a webinar; some share a moment, and two answer the oldest.
      const timeOf = (i: number): number => base + (i < 100 ? Math.floor(i / 3) : i * 86_400_000);
      const roots = Array.from({ length: 140 }, (_, i) => storedComment({ body: `c${i}`, createdAt: timeOf(i) }));
      const oldest = roots[0]!;
      const replies = [1, 2].map((i) =>
        storedComment({ body: `r${i}`, createdAt: timeOf(139) + i, parent: oldest.id, root: oldest.id }),
      );
      await maker.seed(thread, [...roots, ...replies]);
      const store = await open();
      await store.loadAll();
      expect(ready(store).hasMore).to.be.false;
      expect(ready(store).isLoadingMore).to.be.false;
      expect(ready(store).comments).to.have.lengthOf(142);
      expect(new Set(bodies(store)).size).to.equal(142);
      await store.loadAll();
      expect(ready(store).comments).to.have.lengthOf(142);
    });

    it('brings one conversation from far down, by any comment of it, and nothing else', async () => {
      const base = Date.UTC(2026, 0, 1);
      const roots = Array.from({ length: 60 }, (_, i) => storedComment({ body: `c${i}`, createdAt: base + i }));
      const [one, other] = [roots[2]!, roots[5]!];
      const reply = storedComment({ body: 'r', createdAt: base + 100, parent: one.id, root: one.id });
      await maker.seed(thread, [...roots, reply]);
      const store = await open();
      expect(await store.bring(reply.id)).to.equal(one.id);
      expect(bodies(store).slice(25)).to.have.members(['c2', 'r']);
      expect(await store.bring(other.id)).to.equal(other.id);
      expect(await store.bring(roots[59]!.id)).to.equal(roots[59]!.id);
      expect(bodies(store)).to.have.lengthOf(28);
      expect(ready(store).hasMore).to.be.true;
      expect(await store.bring('x'.repeat(20))).to.be.null;
      await store.loadMore();
      await store.loadMore();
      expect(new Set(bodies(store)).size).to.equal(61);
      expect(ready(store).comments).to.have.lengthOf(61);
      expect(ready(store).count).to.equal(61);
    });

    it('knows how many can be read, loaded or not', async () => {
      const base = Date.UTC(2026, 0, 1);
      const roots = Array.from({ length: 60 }, (_, i) => storedComment({ createdAt: base + i }));
      const removed = storedComment({ createdAt: base - 1, body: '', state: 'removed' });
      const reply = storedComment({ createdAt: base + 100, parent: roots[0]!.id, root: roots[0]!.id });
      await maker.seed(thread, [...roots, removed, reply]);
      const store = await open();
      expect(ready(store)).to.include({ count: 61, hasMore: true });
      await store.loadMore();
      expect(ready(store)).to.include({ count: 61, hasMore: true });
      await store.loadMore();
      expect(ready(store)).to.include({ count: 61, hasMore: false });
    });

    for (const length of [3, 30]) {
      it(`moves the number of ${length} comments with each that comes, goes and comes back`, async () => {
        await maker.seed(
          thread,
          Array.from({ length }, (_, i) => storedComment({ createdAt: Date.UTC(2026, 0, 1) + i })),
        );
        const [one, other] = [await open(1), await open(2)];
        const both = (count: number): Promise<void> =>
          until(`both count ${count}`, () => [one, other].every((store) => ready(store).count === count));
        await both(length);
        const mine = draft();
        await one.post(mine);
        await both(length + 1);
        other.showArrivals();
        await both(length + 1);
        await one.edit(mine.id, 'Other words.');
        await one.remove(mine.id);
        await both(length);
        await one.restore(mine.id);
        await both(length + 1);
        const late = await open(2);
        expect(ready(late).count).to.equal(length + 1);
      });
    }

    it('knows its own comments again', async () => {
      const first = await open();
      await first.post(draft({ body: 'Mine' }));
      await sent(first);
      first.close();
      const again = await open();
      await until('it is known', () => only(again).own);
      await again.remove(only(again).id);
      expect(only(again).state).to.equal('removed');
    });

    it('keeps what did not change as the same objects', async () => {
      await maker.seed(thread, [storedComment()]);
      const store = await open();
      const before = ready(store);
      expect(store.snapshot).to.equal(before);
      await store.post(draft());
      expect(store.snapshot).not.to.equal(before);
      expect(ready(store).comments[0]).to.equal(before.comments[0]);
    });

    it('calls nobody back after unsubscribing or closing', async () => {
      const store = await open();
      let calls = 0;
      const stop = store.subscribe(() => {
        calls++;
      });
      stop();
      await store.post(draft({ body: 'One' }));
      await sent(store);
      expect(calls).to.equal(0);
      store.subscribe(() => {
        calls++;
      });
      store.close();
      store.showArrivals();
      expect(calls).to.equal(0);
    });

    it('brings a comment home that was on its way when it closed', async () => {
      const store = await open();
      const mine = draft({ body: 'On its way' });
      const posting = store.post(mine);
      await until('it is on the page', () => ready(store).comments.length === 1);
      store.close();
      await posting;
      const after = await maker.open(thread, 2);
      opened.push(after);
      await until('it is there', () => {
        if (after.snapshot.status !== 'ready') return false;
        after.showArrivals();
        return bodies(after).includes('On its way');
      });
      only(after);
    });

    it('takes back nothing that is sent when asked to discard', async () => {
      const store = await open();
      const mine = draft();
      await store.post(mine);
      await sent(store);
      store.discard(mine.id);
      only(store);
    });
  });
}
