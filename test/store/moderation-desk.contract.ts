import { expect } from '@esm-bundle/chai';
import type { ModeratorAction } from '../../src/model/moderation.js';
import type { CommentStore } from '../../src/store/comment-store.js';
import type { ModerationDesk } from '../../src/store/moderation-desk.js';
import { draft, newThread, storedComment } from '../support/builders.js';
import { until } from '../support/until.js';
import { codeOf, ready, whenReady, type StoreMaker } from './comment-store.contract.js';

/** How the contract gets desks besides stores. */
export interface DeskMaker extends Pick<StoreMaker, 'open' | 'seed' | 'hasTwoPersons'> {
  /** The desk of a moderator who looks at a thread. */
  openDesk(thread: string): Promise<ModerationDesk>;
}

/** What every `ModerationDesk` must do. */
export function describeModerationDesk(name: string, maker: DeskMaker): void {
  describe(`${name} as a moderation desk`, () => {
    const opened: { close(): void }[] = [];
    let thread: string;
    let desk: ModerationDesk;

    const open = async (): Promise<CommentStore> => {
      const store = await maker.open(thread, 1);
      opened.push(store);
      await until('it listens', () => store.snapshot.status === 'ready' && store.snapshot.connection === 'live');
      return store;
    };
    const openDesk = async (): Promise<ModerationDesk> => {
      const opening = await maker.openDesk(thread);
      opened.push(opening);
      await until('the desk is ready', () => opening.snapshot.status === 'ready');
      return opening;
    };
    const here = (of: ModerationDesk = desk) => of.snapshot.items.filter((item) => item.thread === thread);
    const only = (store: CommentStore) => ready(store).comments[0]!;
    const sent = (store: CommentStore): Promise<void> =>
      until('everything is sent', () => ready(store).comments.every(({ pending, failed }) => !pending && !failed));
    const review = (isPreModerated: boolean): ModeratorAction => ({ type: 'settings', change: { isPreModerated } });

    beforeEach(async () => {
      thread = newThread();
      desk = await openDesk();
    });

    afterEach(() => {
      for (const each of opened.splice(0)) each.close();
    });

    it('lets a comment wait, shows it to nobody, and publishes it', async () => {
      await desk.act(review(true));
      const store = await open();
      expect(ready(store).isPreModerated).to.be.true;
      await store.post(draft({ body: 'Please read me', name: 'Ann' }));
      await sent(store);
      expect(only(store)).to.include({ held: true, own: true, state: 'visible' });
      await until('it waits', () => here().length === 1);
      expect(here()[0]).to.include({ isHeld: true });
      const { comment } = here()[0]!;
      const other = await maker.open(thread, 2);
      opened.push(other);
      expect((await whenReady(other)).comments.filter(({ held }) => !held)).to.be.empty;

      const undo = await desk.act({ type: 'approve', thread, id: comment.id });
      expect(undo.type).to.equal('hold');
      await until('it is published', () => !only(store).held);
      expect(only(store)).to.include({ body: 'Please read me', name: 'Ann', own: true });
      await until('it waits no longer', () => here().length === 0);
      const late = await maker.open(thread, 2);
      opened.push(late);
      expect((await whenReady(late)).comments.map(({ body }) => body)).to.deep.equal(['Please read me']);
    });

    it('knows what waits after a reload, for its author', async () => {
      await desk.act(review(true));
      const first = await open();
      await first.post(draft({ body: 'Mine, unread' }));
      await sent(first);
      first.close();
      const again = await open();
      await until('it is there again', () => ready(again).comments.length === 1);
      expect(only(again)).to.include({ body: 'Mine, unread', held: true, own: true });
      await again.remove(only(again).id);
      await until('nothing waits', () => here().length === 0);
      await again.restore(only(again).id);
      await sent(again);
      expect(only(again)).to.include({ body: 'Mine, unread', held: true });
    });

    it('refuses a comment with a reason that its author reads', async () => {
      await desk.act(review(true));
      const store = await open();
      await store.post(draft({ body: 'Take three of these' }));
      await sent(store);
      await until('it waits', () => here().length === 1);
      const { id } = here()[0]!.comment;
      const undo = await desk.act({ type: 'remove', thread, id, reason: 'advice' });
      await until('it waits no longer', () => here().length === 0);
      store.close();
      const again = await open();
      await until('the reason is there', () => ready(again).comments[0]?.reason === 'advice');
      expect(only(again)).to.include({ state: 'removed', own: true });
      await desk.act(undo);
      await until('it waits again', () => here().length === 1);
    });

    it('removes a comment for everyone, and brings back word for word', async () => {
      const store = await open();
      await store.post(draft({ body: 'Buy my pills', name: 'Ann' }));
      await sent(store);
      const { id, createdAt } = only(store);
      const undo = await desk.act({ type: 'remove', thread, id, reason: 'spam' });
      expect(undo).to.deep.equal({ type: 'restore', thread, id });
      await until('it is removed', () => only(store).state === 'removed');
      expect(only(store).undoable).to.be.false;
      await until('its author reads why', () => only(store).reason === 'spam');
      const other = await maker.open(thread, 2);
      opened.push(other);
      if (maker.hasTwoPersons) {
        expect((await whenReady(other)).comments[0]).to.include({ body: '', name: '', reason: null });
      }
      await desk.act(undo);
      await until('it is back', () => only(store).state === 'visible');
      expect(only(store)).to.include({ body: 'Buy my pills', name: 'Ann', createdAt, own: true });
    });

    it('lets the words that were on the page before wait again when their author takes them back and thinks again', async () => {
      const store = await open();
      await store.post(draft({ body: 'Once on the page', name: 'Ann' }));
      await sent(store);
      const { id } = only(store);
      await desk.act(review(true));
      await desk.act({ type: 'hold', thread, id });
      await until('it waits', () => only(store).held && here().length === 1);
      await store.remove(id);
      await until('nothing waits', () => here().length === 0);
      await store.restore(id);
      await sent(store);
      const own = ready(store).comments.filter(({ state }) => state === 'visible');
      expect(own).to.have.lengthOf(1);
      expect(own[0]).to.include({ body: 'Once on the page', name: 'Ann', held: true, failed: null });
      expect(ready(store).comments.some(({ undoable }) => undoable)).to.be.false;
      await until('it waits again', () => here().length === 1);
      await desk.act({ type: 'approve', thread, id: own[0]!.id });
      const other = await maker.open(thread, 2);
      opened.push(other);
      const shown = (await whenReady(other)).comments.filter(({ state }) => state === 'visible');
      expect(shown.map(({ body }) => body)).to.deep.equal(['Once on the page']);
    });

    it('shows reports, those that somebody worries about first, until they are answered', async () => {
      const [spam, worry] = [storedComment({ body: 'Advert' }), storedComment({ body: 'No way out' })];
      await maker.seed(thread, [spam, worry]);
      const store = await open();
      await store.report(worry.id, 'worried', 'Please write to them');
      await store.report(spam.id, 'spam', '');
      await until('both are there', () => here().length === 2);
      expect(here().map(({ comment }) => comment.body)).to.deep.equal(['No way out', 'Advert']);
      expect(here()[0]!.reports[0]).to.include({ reason: 'worried', note: 'Please write to them' });
      const undo = await desk.act({ type: 'reports', thread, id: worry.id, isOpen: false });
      await until('one is left', () => here().length === 1);
      await desk.act(undo);
      await until('both are there again', () => here().length === 2);
      const back = await desk.act({ type: 'remove', thread, id: spam.id, reason: 'spam' });
      await until('what is removed waits no longer', () => here().length === 1);
      await desk.act(back);
      await until('what is back waits again', () => here().length === 2);
    });

    it('shows what a person said last about a comment, first when it is a worry, until it is answered', async () => {
      const [calm, worry] = [storedComment({ body: 'Advert' }), storedComment({ body: 'No way out' })];
      await maker.seed(thread, [calm, worry]);
      const store = await open();
      await store.report(worry.id, 'other', 'Odd');
      await store.report(calm.id, 'spam', '');
      await until('both are there', () => here().length === 2);
      await store.report(worry.id, 'worried', 'Please write to them');
      await until(
        'it is urgent',
        () => here()[0]?.comment.body === 'No way out' && here()[0]?.reports[0]?.reason === 'worried',
      );
      expect(here().map(({ reports }) => reports.length)).to.deep.equal([1, 1]);
      expect(here()[0]!.reports[0]).to.include({ note: 'Please write to them' });
      await desk.act({ type: 'reports', thread, id: worry.id, isOpen: false });
      await until('one is left', () => here().length === 1);
      for (const note of ['Please write to them', 'Again']) {
        expect(await codeOf(store.report(worry.id, 'worried', note))).to.equal('refused');
      }
      expect(here()).to.have.lengthOf(1);
    });

    it('says that its author removed what was reported, and shows it no longer', async () => {
      const store = await open();
      await store.post(draft({ body: 'Regretted' }));
      await sent(store);
      const { id } = only(store);
      const other = await maker.open(thread, 2);
      opened.push(other);
      await whenReady(other);
      await other.report(id, 'abuse', '');
      await until('it waits', () => here().length === 1);
      await store.remove(id);
      expect(await codeOf(desk.act({ type: 'remove', thread, id, reason: 'abuse' }))).to.equal('not-found');
      await until('it waits no longer', () => here().length === 0);
    });

    it('bans an author from the next post on, and ends the ban', async () => {
      const store = await open();
      await store.post(draft({ body: 'One' }));
      await sent(store);
      const { id } = only(store);
      const undo = await desk.act({ type: 'ban', thread, id, until: Infinity });
      expect(undo).to.deep.equal({ type: 'ban', thread, id, until: null });
      const second = draft({ body: 'Two' });
      await store.post(second);
      const mine = () => ready(store).comments.find((comment) => comment.id === second.id)!;
      await until('it is refused', () => mine().failed !== null);
      expect(mine().failed!.code).to.equal('banned');
      expect(mine().body).to.equal('Two');
      await desk.act(undo);
      await store.resend(second.id);
      await until('it is sent', () => !mine().pending && !mine().failed);
    });

    it('marks a comment as answered', async () => {
      const question = storedComment();
      const answer = storedComment({ parent: question.id, root: question.id, role: 'expert' });
      await maker.seed(thread, [question, answer]);
      const store = await open();
      const asked = () => ready(store).comments.find(({ id }) => id === question.id)!;
      const undo = await desk.act({ type: 'answer', thread, id: question.id, answer: answer.id });
      await until('it is marked', () => asked().answer === answer.id);
      await desk.act(undo);
      await until('it is not marked', () => asked().answer === null);
    });

    it('closes and reopens the thread, and pins a comment', async () => {
      const old = storedComment({ createdAt: Date.UTC(2020, 0, 1) });
      const others = Array.from({ length: 25 }, (_, i) => storedComment({ createdAt: Date.UTC(2021, 0, 1) + i }));
      await maker.seed(thread, [old, ...others]);
      const undo = await desk.act({ type: 'settings', change: { isOpen: false } });
      await until('the desk knows', () => !desk.snapshot.settings.isOpen);
      const store = await maker.open(thread, 1);
      opened.push(store);
      expect((await whenReady(store)).isOpen).to.be.false;
      expect(await codeOf(store.post(draft()))).to.equal('closed');
      await desk.act(undo);
      await until('the desk knows', () => desk.snapshot.settings.isOpen);
      await desk.act({ type: 'settings', change: { pinned: old.id } });
      const again = await open();
      expect(ready(again)).to.include({ isOpen: true, pinned: old.id });
      expect(ready(again).comments.some(({ id }) => id === old.id)).to.be.true;
      expect(ready(again).hasMore).to.be.true;
    });

    it('leaves what another moderator set, whatever this one knew', async () => {
      const shown = storedComment();
      await maker.seed(thread, [shown]);
      const other = await openDesk();
      other.close();
      await desk.act({ type: 'settings', change: { isOpen: false, isPreModerated: true } });
      const undo = await other.act({ type: 'settings', change: { pinned: shown.id } });
      const settings = { isOpen: false, isPreModerated: true, pinned: shown.id };
      await until('all of it holds', () => JSON.stringify(desk.snapshot.settings) === JSON.stringify(settings));
      expect(undo).to.deep.equal({ type: 'settings', change: { pinned: null } });
      expect(await other.act({ type: 'settings', change: { isOpen: true } })).to.deep.equal({
        type: 'settings',
        change: { isOpen: false },
      });
    });

    it('tells the slower of two moderators', async () => {
      const shown = storedComment();
      await maker.seed(thread, [shown]);
      const other = await openDesk();
      await desk.act({ type: 'remove', thread, id: shown.id, reason: '' });
      await other.act({ type: 'restore', thread, id: shown.id });
      expect(await codeOf(desk.act({ type: 'restore', thread, id: shown.id }))).to.equal('not-found');
      expect(await codeOf(desk.act({ type: 'approve', thread, id: 'x'.repeat(20) }))).to.equal('not-found');
    });
  });
}
