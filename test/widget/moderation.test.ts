import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import type { Role } from '../../src/model/comment.js';
import { CommentsError } from '../../src/model/errors.js';
import type { QueueItem } from '../../src/model/moderation.js';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { expectAccessible } from '../support/axe.js';
import { comment, storedComment } from '../support/builders.js';
import { READY } from '../support/memory-store.js';
import { deep, focusReaches, onPage, rendered, SURROUNDINGS, textOf, type Surroundings } from '../support/page.js';
import { TeamStore, THREAD, type FakeDesk } from '../support/team-store.js';
import { until } from '../support/until.js';

const root = comment({ name: 'Ann', body: 'Hello' });
const reply = comment({ name: 'Bo', parent: root.id, root: root.id });
const held: QueueItem = {
  thread: THREAD,
  comment: storedComment({ name: 'Cy', body: 'Unread' }),
  isHeld: true,
  reports: [],
};

const panelOf = (element: Element): Element | null => element.shadowRoot!.querySelector('webinar-moderation-panel');

/** What moderators find below the comments, replies included. */
function toolsOf(element: Element): readonly HTMLElement[] {
  const inside = (place: Element, name: string): readonly HTMLElement[] =>
    Array.from(place.shadowRoot!.querySelectorAll<HTMLElement>(name));
  const roots = inside(deep(element, 'webinar-comment-list'), 'webinar-comment');
  const all = roots.flatMap((item) => [item, ...inside(item, 'webinar-comment')]);
  return all.flatMap((item) => inside(item, 'webinar-moderation-actions'));
}

/** Names of the files for moderators that the page has fetched. */
function fetchedForModerators(): readonly string[] {
  const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  return files.filter((path) =>
    /^\/src\/.*(elements\/moderation\/|-moderator\.|widget\/team\/(moderation|team)-view)/.test(path),
  );
}

describe('<webinar-comments> for a moderator', () => {
  const realError = console.error;
  let complaints: string[] = [];

  beforeEach(() => {
    complaints = [];
    console.error = (line: string) => complaints.push(line);
  });

  afterEach(() => {
    console.error = realError;
  });

  async function show(role: Role, look: Surroundings = 'light'): Promise<[WebinarComments, TeamStore]> {
    const viewer = { ...READY.viewer, role };
    const store = new TeamStore({ ...READY, viewer, comments: [root, reply] });
    const element = await onPage<WebinarComments>(html`<webinar-comments .store=${store}></webinar-comments>`, look);
    await until('it is near', () => store.isWatched);
    await until('its words are here', () => deep(element, 'section').className !== 'awaited');
    await rendered(element);
    return [element, store];
  }

  async function moderate(look?: Surroundings): Promise<[WebinarComments, FakeDesk, TeamStore]> {
    const [element, store] = await show('moderator', look);
    await until('the panel is there', () => panelOf(element));
    await rendered(element);
    return [element, store.desks[0]!, store];
  }

  // The first test of this file, because what is fetched once stays.
  it('fetches and shows nothing of it for readers and experts', async () => {
    for (const role of ['', 'expert'] as const) {
      const [element, store] = await show(role);
      store.set({ comments: [root, reply, comment()] });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(fetchedForModerators()).to.be.empty;
      expect(store.desks).to.be.empty;
      expect(panelOf(element)).to.be.null;
      expect(toolsOf(element)).to.be.empty;
      element.parentElement!.remove();
    }
  });

  for (const role of ['moderator', 'host'] as const) {
    it(`shows a ${role} the panel and tools below each comment`, async () => {
      const [element, store] = await show(role);
      await until('the panel is there', () => panelOf(element));
      await rendered(element);
      expect(fetchedForModerators()).not.to.be.empty;
      expect(store.desks).to.have.lengthOf(1);
      expect(textOf(panelOf(element)!)).to.include('Nothing waits for you.');
      expect(deep(element, 'webinar-moderation-panel', '#title').getAttribute('aria-level')).to.equal('3');
      const [below, belowReply] = toolsOf(element);
      expect(textOf(below!)).to.equal('Remove Ban author Pin Mark as answered');
      expect(textOf(belowReply!)).to.equal('Remove Ban author');
      expect(complaints).to.be.empty;
    });
  }

  it('shows tools neither below a comment on its way nor below one that failed', async () => {
    const [element, , store] = await moderate();
    const own = { ...root, own: true };
    for (const state of [{ pending: true }, { failed: new CommentsError('offline', 'No network.') }]) {
      store.set({ comments: [{ ...own, ...state }, reply] });
      await rendered(element);
      expect(toolsOf(element)).to.have.lengthOf(1);
    }
  });

  it('follows the desk', async () => {
    const [element, desk, store] = await moderate();
    desk.set({ items: [held] });
    await until('it waits', () => textOf(element).includes('1 comment waits for you'));
    expect(textOf(panelOf(element)!))
      .to.include('Cy')
      .and.to.include('Unread');
    desk.set({ settings: { isOpen: false, isPreModerated: false, pinned: root.id } });
    store.set({ isOpen: false, pinned: root.id });
    await until('it is pinned', () => textOf(toolsOf(element)[0]!).includes('Unpin'));
    expect(textOf(panelOf(element)!)).to.include('Closed: it can be read');
    desk.set({ status: 'failed', error: new CommentsError('offline', 'No network.') });
    await until('it failed', () => textOf(element).includes('The queue cannot be read'));
  });

  it('brings a decision to the desk, its answer back, and nothing to the page', async () => {
    const [element, desk] = await moderate();
    let heard = 0;
    const onRequest = (): number => heard++;
    document.body.addEventListener('moderation-request', onRequest);
    const { id } = held.comment;
    const [approve, hold] = (['approve', 'hold'] as const).map((type) => ({ type, thread: THREAD, id }));
    desk.set({ items: [held] });
    await until('it waits', () => textOf(element).includes('Unread'));
    desk.answer = () => Promise.resolve(hold!);
    const actions = deep(panelOf(element)!, 'webinar-moderation-item', 'webinar-moderation-actions');
    deep(actions, '#approve').click();
    desk.set({ items: [] });
    await until('it is done', () => textOf(actions).includes('Approved.'));
    await until('nothing waits', () => textOf(element).includes('Nothing waits for you.'));
    desk.answer = () => Promise.resolve(approve!);
    deep(actions, '#after').click();
    await until('it is taken back', () => textOf(actions).includes('Waiting for review again.'));
    expect(desk.asked).to.deep.equal([approve, hold]);
    document.body.removeEventListener('moderation-request', onRequest);
    expect(heard).to.equal(0);
  });

  it('says below the comment what the desk refused', async () => {
    const [element, desk] = await moderate();
    desk.answer = () => Promise.reject(new CommentsError('refused', 'No.'));
    const [tools] = toolsOf(element);
    deep(tools!, '#pin').click();
    await until('it is not done', () => textOf(tools!).includes('Your role does not allow this any more.'));
    expect(desk.asked).to.deep.equal([{ type: 'settings', change: { pinned: root.id } }]);
  });

  it('goes with the role, and comes back with it', async () => {
    const [element, desk, store] = await moderate();
    store.become('expert');
    await until('the panel is gone', () => panelOf(element) === null);
    await rendered(element);
    expect(toolsOf(element)).to.be.empty;
    expect(desk.isClosed).to.be.true;
    desk.set({ items: [held] });
    await rendered(element);
    expect(textOf(element)).not.to.include('Unread');

    store.become('moderator');
    await until('the panel is there', () => panelOf(element));
    expect(store.desks.map(({ isClosed }) => isClosed)).to.deep.equal([true, false]);
  });

  it('lets the desk go with the element, and opens another when it comes back', async () => {
    const [element, desk, store] = await moderate();
    const page = element.parentElement!;
    element.remove();
    await until('it is closed', () => desk.isClosed);
    page.append(element);
    await until('there is another', () => store.desks.length === 2);
    await until('the panel is there', () => panelOf(element));
  });

  it('lets the desk of another store go', async () => {
    const [element, desk] = await moderate();
    const other = new TeamStore({ ...READY, viewer: { ...READY.viewer, role: 'host' } });
    element.store = other;
    await until('the other desk is open', () => other.desks.length === 1);
    await until('the first one is closed', () => desk.isClosed);
    element.store = new TeamStore(READY);
    await until('nobody moderates', () => panelOf(element) === null);
    await until('the other one is closed too', () => other.desks[0]!.isClosed);
  });

  it('complains when the desk cannot be opened, and tries again with the next change', async () => {
    const [element, store] = await show('');
    store.isRefusing = true;
    store.become('moderator');
    await until('it complains', () => complaints.length > 0);
    expect(complaints[0]).to.equal('[webinar-comments] The desk could not be opened: No network.');
    expect(panelOf(element)).to.be.null;
    store.isRefusing = false;
    store.set({ comments: [root, reply, comment()] });
    await until('the panel is there', () => panelOf(element));
  });

  it('keeps the focus on the way back when the comment is removed under its tools', async () => {
    const [element, desk, store] = await moderate();
    desk.answer = () => {
      store.set({ comments: [{ ...root, state: 'removed', body: '', name: '' }, reply] });
      return Promise.resolve({ type: 'restore', thread: THREAD, id: root.id });
    };
    const [tools] = toolsOf(element);
    deep(tools!, '#remove').click();
    await rendered(element);
    deep(tools!, 'form button[type=submit]').click();
    await focusReaches(tools!, '#after');
    expect(textOf(element)).to.include('Comment removed');
    expect(desk.asked).to.deep.equal([{ type: 'remove', thread: THREAD, id: root.id, reason: '' }]);
  });

  it('is accessible everywhere', async () => {
    for (const look of SURROUNDINGS) {
      const [element, desk] = await moderate(look);
      desk.set({ items: [held] });
      await until('it waits', () => textOf(element).includes('Unread'));
      await rendered(element);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      await expectAccessible(element);
      element.parentElement!.remove();
    }
  });
});
