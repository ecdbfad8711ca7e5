import { expect } from '@esm-bundle/chai';
import { FirestoreCommentStore } from '../../../src/store/firestore/firestore-comment-store.js';
import type { Comment } from '../../../src/model/comment.js';
import { draft, newThread, storedComment } from '../../support/builders.js';
import { documentOf, FirestoreAdmin, pathOf } from '../../support/firestore-admin.js';
import { firestoreEmulator } from 'virtual:test-environment';
import { until } from '../../support/until.js';
import { codeOf, describeCommentStore, ready, whenReady } from '../comment-store.contract.js';

const projectId = `demo-store-${Math.random().toString(36).slice(2, 8)}`;
const admin = new FirestoreAdmin(projectId);
const identityKey = `webinar-comments:viewer:${projectId}@${firestoreEmulator}`;

/** Identities of the two readers: a store takes the one that the browser holds when it opens. */
const identities = new Map<number, string>();
let lastReader = 1;

function becomeReader(reader: number): void {
  const present = localStorage.getItem(identityKey);
  if (present !== null) identities.set(lastReader, present);
  const own = identities.get(reader) ?? identityOf(`reader-${reader}`);
  localStorage.setItem(identityKey, own);
  lastReader = reader;
}

function identityOf(uid: string): string {
  const encode = (part: object): string => btoa(JSON.stringify(part)).replaceAll('=', '');
  const firebase = { sign_in_provider: 'anonymous', identities: {} };
  const idToken = `${encode({ alg: 'none' })}.${encode({ sub: uid, user_id: uid, iat: 1, exp: 9e9, firebase })}.`;
  return JSON.stringify({ uid, refreshToken: '', idToken, expiresAt: Number.MAX_SAFE_INTEGER });
}

// The tests write faster than people do.
beforeEach(() => admin.loadRules(0));

describeCommentStore('FirestoreCommentStore', {
  hasTwoPersons: true,
  open: (thread, reader) => {
    becomeReader(reader);
    return Promise.resolve(new FirestoreCommentStore(admin.settings(thread)));
  },
  seed: async (thread, comments) => {
    await admin.seed(thread, comments);
    await admin.count(thread, comments);
  },
});

describe('FirestoreCommentStore', () => {
  const opened: FirestoreCommentStore[] = [];
  const realFetch = window.fetch.bind(window);
  const realWarn = console.warn;
  let requests: { readonly url: string; readonly init: RequestInit }[] = [];
  let thread: string;

  function open(): FirestoreCommentStore {
    const store = new FirestoreCommentStore(admin.settings(thread));
    opened.push(store);
    return store;
  }

  beforeEach(() => {
    thread = newThread();
    requests = [];
    window.fetch = (url, init) => {
      requests.push({ url: url instanceof Request ? url.url : String(url), init: init ?? {} });
      return realFetch(url, init);
    };
  });

  afterEach(() => {
    for (const store of opened.splice(0)) store.close();
    window.fetch = realFetch;
    console.warn = realWarn;
  });

  it('reads the first page without a token and without a preflight', async () => {
    await admin.seed(thread, [storedComment()]);
    requests = [];
    await whenReady(open());
    // The thread, its comments, their replies.
    const reads = requests.filter(({ url }) => /:(runQuery|batchGet)\?/.test(url));
    expect(reads).to.have.lengthOf(3);
    for (const { init } of reads) {
      expect(init.headers).to.deep.equal({});
      expect(init.method).to.equal('POST');
    }
  });

  describe('the number of comments', () => {
    const sums = (): readonly string[] =>
      requests.map(({ url }) => url).filter((url) => url.includes('AggregationQuery'));
    const thirty = Array.from({ length: 30 }, (_, i) => storedComment({ createdAt: Date.UTC(2026, 0, 1) + i }));

    it('is asked for once, after the page, and only where that does not hold all', async () => {
      await admin.seed(thread, thirty);
      await admin.count(thread, thirty);
      requests = [];
      const store = open();
      const counts: (number | null)[] = [];
      store.subscribe(() => {
        if (store.snapshot.status === 'ready') counts.push(store.snapshot.count);
      });
      await until('it is known', () => counts.includes(30));
      expect(counts[0]).to.be.null;
      await store.loadMore();
      expect(ready(store).count).to.equal(30);
      expect(sums()).to.have.lengthOf(1);
      thread = newThread();
      const small = open();
      expect((await whenReady(small)).count).to.equal(0);
      await until('it listens', () => ready(small).connection === 'live');
      expect(sums()).to.have.lengthOf(1);
    });

    it('is not known where it is less than what is on the page', async () => {
      await admin.seed(thread, thirty);
      await admin.count(thread, thirty.slice(0, 24));
      const store = open();
      await until('it listens', () => store.snapshot.status === 'ready' && ready(store).connection === 'live');
      expect(sums()).to.have.lengthOf(1);
      expect(ready(store)).to.include({ count: null, hasMore: true });
      await store.loadMore();
      expect(ready(store).count).to.equal(30);
    });

    it('is not known, without a word, where it cannot be read', async () => {
      await admin.seed(thread, thirty);
      const lines: unknown[] = [];
      console.warn = (line: unknown) => void lines.push(line);
      const real = window.fetch.bind(window);
      window.fetch = (url, init) =>
        JSON.stringify(url).includes('AggregationQuery') ? Promise.reject(new TypeError('No.')) : real(url, init);
      const store = open();
      await until('it listens', () => store.snapshot.status === 'ready' && ready(store).connection === 'live');
      expect(ready(store)).to.include({ count: null, hasMore: true });
      expect(lines).to.be.empty;
    });

    it('moves with what happens to comments that are not loaded', async () => {
      await admin.seed(thread, thirty);
      await admin.count(thread, thirty);
      const store = open();
      await until('it listens', () => store.snapshot.status === 'ready' && ready(store).connection === 'live');
      const now = Date.now() + 1000;
      const [old] = thirty;
      const reply = storedComment({ parent: old!.id, root: old!.id, createdAt: now, updatedAt: now });
      await admin.seed(thread, [reply]);
      await until('it is counted', () => ready(store).count === 31);
      expect(ready(store).arrivals).to.be.empty;
      await admin.seed(thread, [{ ...old!, body: '', state: 'removed', updatedAt: now }]);
      await until('it is gone', () => ready(store).count === 30);
      await admin.seed(thread, [{ ...old!, updatedAt: now + 1 }]);
      await until('it is back', () => ready(store).count === 31);
    });
  });

  it('has no identity before the first comment', async () => {
    localStorage.removeItem(identityKey);
    const store = open();
    const snapshot = await whenReady(store);
    await until('it listens', () => ready(store).connection === 'live');
    expect(snapshot.viewer.author).to.be.null;
    expect(localStorage.getItem(identityKey)).to.be.null;
    await store.post(draft());
    await until('it is sent', () => ready(store).comments[0]?.pending === false);
    expect(localStorage.getItem(identityKey)).to.be.a('string');
  });

  it('reads all replies, however many', async () => {
    const root = storedComment();
    const replies = Array.from({ length: 120 }, (_, i) =>
      storedComment({ parent: root.id, root: root.id, createdAt: root.createdAt + 1 + (i >> 2) }),
    );
    await admin.seed(thread, [root, ...replies]);
    expect((await whenReady(open())).comments).to.have.lengthOf(121);
  });

  it('takes no comment in a closed thread, and does not listen to it', async () => {
    await admin.write({ [`threads/${thread}`]: { state: 'closed' } });
    const store = open();
    expect(await whenReady(store)).to.include({ isOpen: false, connection: 'live' });
    expect(await codeOf(store.post(draft()))).to.equal('closed');
  });

  it('learns from a refused comment that the thread was closed', async () => {
    const store = open();
    await whenReady(store);
    await admin.write({ [`threads/${thread}`]: { state: 'closed' } });
    await store.post(draft({ body: 'Too late' }));
    await until('it failed', () => ready(store).comments[0]?.failed?.code === 'closed');
    expect(ready(store)).to.include({ isOpen: false });
    expect(ready(store).comments[0]?.body).to.equal('Too late');
    store.discard(ready(store).comments[0]!.id);
    expect(ready(store).comments).to.be.empty;
  });

  it('skips documents that are no comments and counts them in one line', async () => {
    const whole = storedComment({ body: 'Whole' });
    await admin.seed(thread, [whole]);
    await admin.write({
      [pathOf(thread, 'B'.repeat(20))]: { ...documentOf(whole), body: null },
      [pathOf(thread, 'C'.repeat(20))]: { ...documentOf(whole), updatedAt: 5 },
      [pathOf(thread, 'D'.repeat(20))]: { ...documentOf(whole), state: 'odd' },
    });
    const lines: string[] = [];
    console.warn = (line: string) => void lines.push(line);
    expect((await whenReady(open())).comments.map(({ body }) => body)).to.deep.equal(['Whole']);
    expect(lines.filter((line) => line.startsWith('[webinar-comments] 3 '))).to.have.lengthOf(1);
  });

  it('says that the time for changes is over', async () => {
    const store = open();
    await whenReady(store);
    await store.post(draft());
    await until('it is sent', () => ready(store).comments[0]?.pending === false);
    const author = ready(store).viewer.author!;
    const old = storedComment({ author, body: 'Old', createdAt: Date.now() - 16 * 60_000, updatedAt: Date.now() });
    await admin.seed(thread, [old]);
    const again = open();
    await until('it is known', () => again.snapshot.status === 'ready' && ready(again).comments.some((c) => c.own));
    expect(await codeOf(again.edit(old.id, 'New'))).to.equal('too-late');
  });

  it('sends the second of two comments when its time has come, without a complaint', async () => {
    await admin.loadRules(2);
    const store = open();
    await whenReady(store);
    await store.post(draft({ body: 'First' }));
    await until('it is sent', () => ready(store).comments.every(({ pending }) => !pending));
    const failures = new Set<string>();
    store.subscribe(() => {
      for (const { failed } of ready(store).comments) if (failed) failures.add(failed.code);
    });
    await store.post(draft({ body: 'Second' }));
    await until('it was tried', () => requests.filter(({ url }) => url.includes(':commit')).length > 1);
    expect(ready(store).comments.filter(({ pending }) => pending)).to.have.lengthOf(1);
    await until('it is sent', () => ready(store).comments.every(({ pending }) => !pending));
    expect([...failures]).to.be.empty;
    for (const { url, init } of requests.filter((request) => request.url.includes(':commit'))) {
      expect((JSON.parse(init.body as string) as { writes: unknown[] }).writes, url).to.have.lengthOf(4);
    }
    expect(await admin.comments(thread)).to.have.lengthOf(2);
  });

  it('keeps the words of somebody who posted enough for one day, and says so', async () => {
    const store = open();
    await whenReady(store);
    await store.post(draft({ body: 'One' }));
    await until('it is sent', () => ready(store).comments[0]?.pending === false);
    const { uid } = JSON.parse(localStorage.getItem(identityKey)!) as { readonly uid: string };
    const count = { at: new Date(), thread, comment: ready(store).comments[0]!.id, dayCount: 100 };
    await admin.write({ [`limits/${uid}`]: count });
    await store.post(draft({ body: 'One too many' }));
    const last = (): Comment | undefined => ready(store).comments.find(({ body }) => body === 'One too many');
    await until('it failed', () => last()?.failed?.code === 'too-many');
    await admin.write({ [`limits/${uid}`]: { ...count, dayCount: 1 } });
  });

  it('asks its first questions before anything else is done', () => {
    open();
    expect(requests.map(({ url }) => url.split(':').at(-1))).to.deep.equal(['batchGet?key=key', 'runQuery?key=key']);
  });

  it('waits for the network and then loads by itself', async () => {
    window.fetch = () => Promise.reject(new TypeError('No network.'));
    const store = open();
    await until('it failed', () => store.snapshot.status === 'failed');
    expect(await codeOf(store.post(draft()))).to.equal('offline');
    window.fetch = realFetch;
    window.dispatchEvent(new Event('online'));
    await whenReady(store);
  });

  it('says which attribute to mend when a project or a key is unknown', async () => {
    const answers = [
      [400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', 'api-key'],
      [404, 'NOT_FOUND', 'The database (default) does not exist for project nowhere.', 'project-id'],
      [403, 'PERMISSION_DENIED', 'Permission denied on resource project nowhere.', 'project-id'],
      [403, 'PERMISSION_DENIED', 'Missing or insufficient permissions.', 'project-id'],
    ] as const;
    for (const [code, status, message, attribute] of answers) {
      window.fetch = () => Promise.resolve(Response.json({ error: { code, status, message } }, { status: code }));
      const store = open();
      await until('it failed', () => store.snapshot.status === 'failed');
      const { snapshot } = store;
      if (snapshot.status === 'failed') expect(snapshot.error).to.include({ code: 'misconfigured', attribute });
      store.close();
    }
  });

  it('catches up with more changes than the tail carries', async () => {
    const store = open();
    await whenReady(store);
    await until('it listens', () => ready(store).connection === 'live');
    const now = Date.now();
    const burst = Array.from({ length: 130 }, (_, i) => storedComment({ createdAt: now + i, updatedAt: now + i }));
    await admin.seed(thread, burst);
    await until('all have arrived', () => ready(store).arrivals.length === 130);
  });
});
