import { expect } from '@esm-bundle/chai';
import { newCommentId } from '../../../src/model/draft.js';
import { UNSET_THREAD, type ThreadSettings } from '../../../src/model/thread.js';
import { FirestoreCommentStore } from '../../../src/store/firestore/firestore-comment-store.js';
import { FirestoreRest } from '../../../src/store/firestore/firestore-rest.js';
import { openSession } from '../../../src/store/firestore/identity/open-session.js';
import { FirestoreModerationDesk } from '../../../src/store/firestore/moderation/firestore-moderation-desk.js';
import { CommentSender } from '../../../src/store/firestore/writing/comment-sender.js';
import { draft, newThread } from '../../support/builders.js';
import { FirestoreAdmin, pathOf } from '../../support/firestore-admin.js';
import { customToken } from '../../support/tokens.js';
import { describeModerationDesk } from '../moderation-desk.contract.js';

const projectId = `demo-desk-${Math.random().toString(36).slice(2, 8)}`;
const admin = new FirestoreAdmin(projectId);

// The tests write faster than people do.
beforeEach(() => admin.loadRules(0));

async function openDesk(thread: string): Promise<FirestoreModerationDesk> {
  const settings = admin.settings(thread, customToken('mod', 'moderator'));
  const rest = new FirestoreRest(settings);
  return new FirestoreModerationDesk(settings, rest, await openSession(settings, rest), UNSET_THREAD, () => undefined);
}

describeModerationDesk('FirestoreModerationDesk', {
  hasTwoPersons: true,
  open: (thread, reader) => {
    const settings = admin.settings(thread, reader === 2 ? customToken('reader-2') : '');
    return Promise.resolve(new FirestoreCommentStore(settings));
  },
  openDesk,
  seed: (thread, comments) => admin.seed(thread, comments),
});

describe('FirestoreModerationDesk', () => {
  const realFetch = window.fetch.bind(window);
  let desk: FirestoreModerationDesk;
  let thread: string;

  beforeEach(async () => {
    thread = newThread();
    desk = await openDesk(thread);
  });

  afterEach(() => {
    desk.close();
    window.fetch = realFetch;
    document.querySelector('link[rel="canonical"]')?.remove();
    history.replaceState(null, '', realAddress);
  });

  const realAddress = location.href;
  const field = async (path: string, name: string): Promise<unknown> => (await admin.read(path))?.[name];

  describe('where words wait under the id of a comment on the page', () => {
    let id: string;
    let place: string;
    let queue: string;

    /** Sends words as a script may that holds to the rules and not to the page. */
    async function send(body: string, isPreModerated: boolean): Promise<void> {
      const settings = admin.settings(thread, customToken('writer'));
      const rest = new FirestoreRest(settings);
      const threadSettings = (): ThreadSettings => ({ ...UNSET_THREAD, isPreModerated });
      const session = await openSession(settings, rest);
      const sender = new CommentSender({
        rest,
        session,
        thread,
        threadSettings,
        learn: () => undefined,
        role: () => '',
      });
      expect((await sender.send(draft({ id, body }))).isHeld).to.equal(isPreModerated);
    }

    beforeEach(async () => {
      id = newCommentId();
      place = pathOf(thread, id);
      queue = `threads/${thread}/queue/${id}`;
      await desk.act({ type: 'settings', change: { isPreModerated: true } });
      await send('Waiting', true);
    });

    async function show(): Promise<void> {
      await desk.act({ type: 'settings', change: { isPreModerated: false } });
      await send('Shown', false);
    }

    it('takes that comment away, and brings it back word for word', async () => {
      await show();
      const undo = await desk.act({ type: 'remove', thread, id, reason: 'spam' });
      expect(await admin.read(place)).to.include({ state: 'removed', body: '' });
      expect(await admin.read(queue)).to.include({ state: 'removed', reason: 'spam', body: 'Shown' });
      await desk.act(undo);
      expect(await admin.read(place)).to.include({ state: 'visible', body: 'Shown' });
      expect(await admin.read(queue)).to.be.null;
    });

    it('lets that comment wait', async () => {
      await show();
      await desk.act({ type: 'hold', thread, id });
      expect(await admin.read(place)).to.include({ state: 'removed', body: '' });
      expect(await admin.read(queue)).to.include({ state: 'held', reason: '', body: 'Shown' });
    });

    it('takes that comment away where the words that waited were refused', async () => {
      await desk.act({ type: 'remove', thread, id, reason: 'abuse' });
      await show();
      await desk.act({ type: 'remove', thread, id, reason: 'spam' });
      expect(await admin.read(place)).to.include({ state: 'removed', body: '' });
      expect(await admin.read(queue)).to.include({ state: 'removed', reason: 'spam', body: 'Shown' });
    });

    it('has nothing waiting once a moderator approves', async () => {
      await show();
      const undo = await desk.act({ type: 'approve', thread, id });
      expect(await admin.read(place)).to.include({ state: 'visible', body: 'Shown' });
      expect(await admin.read(queue)).to.be.null;
      await desk.act(undo);
      expect(await admin.read(queue)).to.include({ state: 'held', body: 'Shown' });
    });
  });

  it('looks anew where another moderator set up the thread in the same moment', async () => {
    let isFirst = true;
    window.fetch = async (url, init) => {
      if (isFirst && JSON.stringify(url).includes(':commit')) {
        isFirst = false;
        await admin.write({ [`threads/${thread}`]: { state: 'closed', createdAt: new Date() } });
      }
      return realFetch(url, init);
    };
    const undo = await desk.act({ type: 'settings', change: { isPreModerated: true } });
    expect(isFirst).to.be.false;
    expect(undo).to.deep.equal({ type: 'settings', change: { isPreModerated: false } });
    expect(await admin.read(`threads/${thread}`)).to.include({ state: 'closed', moderation: 'pre' });
  });

  it('sets up a thread anew whose document went away in the same moment', async () => {
    await desk.act({ type: 'settings', change: { isOpen: false } });
    let isFirst = true;
    window.fetch = async (url, init) => {
      if (isFirst && JSON.stringify(url).includes(':commit')) {
        isFirst = false;
        await admin.remove(`threads/${thread}`);
      }
      return realFetch(url, init);
    };
    await desk.act({ type: 'settings', change: { isPreModerated: true } });
    expect(isFirst).to.be.false;
    expect(await admin.read(`threads/${thread}`)).to.include({ state: 'open', moderation: 'pre', pinned: null });
  });

  it("keeps the page's address without what may be the moderator's own", async () => {
    const address = location.origin + location.pathname;
    history.replaceState(null, '', `${address}?attendee=KEY#comment`);
    await desk.act({ type: 'settings', change: { isOpen: false } });
    expect(await field(`threads/${thread}`, 'url')).to.equal(address);
    const link = Object.assign(document.createElement('link'), { rel: 'canonical', href: 'https://site.test/?id=7' });
    document.head.append(link);
    await desk.act({ type: 'settings', change: { isOpen: true } });
    expect(await field(`threads/${thread}`, 'url')).to.equal('https://site.test/?id=7');
  });
});
