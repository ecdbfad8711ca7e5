import { expect } from '@esm-bundle/chai';
import { FirestoreCommentStore } from '../../../src/store/firestore/firestore-comment-store.js';
import { draft, newThread } from '../../support/builders.js';
import { FirestoreAdmin } from '../../support/firestore-admin.js';
import { customToken } from '../../support/tokens.js';
import { until } from '../../support/until.js';
import { ready, whenReady } from '../comment-store.contract.js';

const projectId = `demo-delivery-${Math.random().toString(36).slice(2, 8)}`;
const admin = new FirestoreAdmin(projectId);

describe('a draft on its way', () => {
  const opened: FirestoreCommentStore[] = [];
  const realFetch = window.fetch.bind(window);
  let thread: string;

  /** The store of a person. */
  function open(uid = 'first'): FirestoreCommentStore {
    const store = new FirestoreCommentStore(admin.settings(thread, customToken(uid)));
    opened.push(store);
    return store;
  }

  /** Posts without a network, and leaves the page. */
  async function postInVain(store: FirestoreCommentStore, body: string): Promise<void> {
    let tries = 0;
    window.fetch = () => {
      tries++;
      return Promise.reject(new TypeError('No network.'));
    };
    await store.post(draft({ body }));
    await until('it was tried', () => tries > 0);
    store.close();
    window.fetch = realFetch;
  }

  beforeEach(async () => {
    // The tests write faster than people do.
    await admin.loadRules(0);
    thread = newThread();
  });

  afterEach(() => {
    for (const store of opened.splice(0)) store.close();
    window.fetch = realFetch;
  });

  it('knows a comment again whose answer was lost', async () => {
    const store = open();
    await whenReady(store);
    let losses = 0;
    window.fetch = async (url, init) => {
      const answer = await realFetch(url, init);
      if (JSON.stringify(url).includes(':commit') && losses++ === 0) throw new TypeError('The answer was lost.');
      return answer;
    };
    await store.post(draft({ body: 'Once' }));
    await until('the answer is lost', () => losses > 0);
    await until('it is sent', () => ready(store).comments[0]?.pending === false);
    expect(await admin.comments(thread)).to.have.lengthOf(1);
    expect(ready(store).comments).to.have.lengthOf(1);
    expect(ready(store).comments[0]).to.include({ failed: null, own: true });
  });

  it('shows a comment that cannot be sent as failed and sends it later', async () => {
    const store = open();
    await whenReady(store);
    await until('it listens', () => ready(store).connection === 'live');
    let isDown = true;
    window.fetch = (url, init) => (isDown ? Promise.reject(new TypeError('No network.')) : realFetch(url, init));
    await store.post(draft({ body: 'Patient' }));
    await until('it failed', () => ready(store).comments[0]?.failed?.code === 'offline');
    isDown = false;
    await store.resend(ready(store).comments[0]!.id);
    expect(ready(store).comments[0]).to.include({ pending: false, failed: null, body: 'Patient' });
    expect(await admin.comments(thread)).to.have.lengthOf(1);
  });

  it('sends after a reload what an earlier page of the tab could not', async () => {
    const store = open();
    await whenReady(store);
    await postInVain(store, 'Later');
    const again = open();
    await until('it is sent', () => again.snapshot.status === 'ready' && ready(again).comments[0]?.pending === false);
    expect(await admin.comments(thread)).to.have.lengthOf(1);
    expect(sessionStorage.getItem(`webinar-comments:outbox:${projectId}/${thread}`)).to.be.null;
  });

  it("sends what one person of the tab could not in nobody else's name", async () => {
    const store = open('first');
    await whenReady(store);
    await postInVain(store, 'Of the first');
    const other = open('second');
    await whenReady(other);
    await other.post(draft({ body: 'Of the second' }));
    await until('it is sent', () => ready(other).comments[0]?.pending === false);
    expect(ready(other).comments.map(({ body }) => body)).to.deep.equal(['Of the second']);
    other.close();
    const again = open('first');
    const isSent = (): boolean =>
      again.snapshot.status === 'ready' &&
      ready(again).comments.some(({ body, pending }) => body === 'Of the first' && !pending);
    await until('it is sent by the first', isSent);
    expect(await admin.comments(thread)).to.have.lengthOf(2);
  });

  it('takes a comment away that arrives after it was discarded', async () => {
    const store = open();
    await whenReady(store);
    const isPost = (init: RequestInit = {}): boolean => JSON.stringify(init.body ?? '').includes('Not meant');
    let arrive = (): void => undefined;
    const held = new Promise<void>((resolve) => (arrive = resolve));
    let posts = 0;
    window.fetch = async (url, init) => {
      if (isPost(init) && ++posts <= 3) throw new TypeError('No network.');
      if (isPost(init) && posts === 4) await held;
      return realFetch(url, init);
    };
    await store.post(draft({ body: 'Not meant' }));
    await until('it failed', () => ready(store).comments[0]?.failed?.code === 'offline');
    await until('it is sent again', () => posts === 4);
    store.discard(ready(store).comments[0]!.id);
    expect(ready(store).comments).to.be.empty;
    arrive();
    await until('it arrived', async () => (await admin.comments(thread)).length === 1);
    const isGone = async (): Promise<boolean> => !JSON.stringify(await admin.comments(thread)).includes('Not meant');
    await until('it is taken away', isGone);
    await until('the page says so', () => ready(store).comments.every(({ body }) => body === ''));
  });
});
