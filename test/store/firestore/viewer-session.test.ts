import { expect } from '@esm-bundle/chai';
import type { FirestoreSettings } from '../../../src/store/firestore/firestore-rest.js';
import { FirestoreCommentStore } from '../../../src/store/firestore/firestore-comment-store.js';
import { authorKey } from '../../../src/store/firestore/identity/author-key.js';
import { ViewerSession } from '../../../src/store/firestore/identity/viewer-session.js';
import { draft, newThread } from '../../support/builders.js';
import { FirestoreAdmin } from '../../support/firestore-admin.js';
import { authEmulator, firestoreEmulator } from 'virtual:test-environment';
import { until } from '../../support/until.js';
import { codeOf, ready, whenReady } from '../comment-store.contract.js';

describe('ViewerSession', () => {
  const realFetch = window.fetch.bind(window);
  let settings: FirestoreSettings;
  let calls: string[];

  beforeEach(() => {
    // Without the emulator these tests would call Google.
    expect(authEmulator, 'FIREBASE_AUTH_EMULATOR_HOST must name a running Auth emulator').not.to.equal('');
    calls = [];
    settings = {
      kind: 'firestore',
      thread: newThread(),
      // Tokens of the Auth emulator carry the project they were made for.
      projectId: `demo-auth-${Math.random().toString(36).slice(2, 8)}`,
      apiKey: 'key',
      emulator: firestoreEmulator,
      authEmulator,
      authToken: '',
    };
    window.fetch = (url, init) => {
      const address = url instanceof Request ? url.url : url.toString();
      if (address.includes(authEmulator)) calls.push(address.replace(/.*\/v1\/|\?.*/g, ''));
      return realFetch(url, init);
    };
  });

  afterEach(() => {
    window.fetch = realFetch;
  });

  const keyOf = ({ projectId, emulator }: FirestoreSettings): string =>
    `webinar-comments:viewer:${projectId}@${emulator}`;

  it('signs up when a token is first needed, and once', async () => {
    const [session, other] = [new ViewerSession(settings), new ViewerSession(settings)];
    expect(session.uid).to.be.null;
    expect(calls).to.be.empty;
    const [token, same] = await Promise.all([session.token(), other.token()]);
    expect(token).to.equal(same);
    expect(calls).to.deep.equal(['accounts:signUp']);
    expect(session.uid).to.be.a('string').and.to.equal(other.uid);
    expect(await session.token()).to.equal(token);
    expect(await new ViewerSession(settings).token()).to.equal(token);
    expect(calls).to.have.lengthOf(1);
  });

  it('stays the same person when the token is renewed', async () => {
    const session = new ViewerSession(settings);
    await session.token();
    const { uid } = session;
    await session.token(true);
    expect(session.uid).to.equal(uid);
    expect(calls).to.deep.equal(['accounts:signUp', 'token']);
    const kept = JSON.parse(localStorage.getItem(keyOf(settings))!) as { expiresAt: number };
    localStorage.setItem(keyOf(settings), JSON.stringify({ ...kept, expiresAt: Date.now() }));
    const later = new ViewerSession(settings);
    await later.token();
    expect(later.uid).to.equal(uid);
    expect(calls).to.deep.equal(['accounts:signUp', 'token', 'token']);
  });

  it('becomes somebody new when the person is no longer known', async () => {
    const stale = { uid: 'gone', refreshToken: 'gone', idToken: 'gone', expiresAt: 0 };
    localStorage.setItem(keyOf(settings), JSON.stringify(stale));
    const session = new ViewerSession(settings);
    await session.token();
    expect(session.uid).not.to.equal('gone');
    expect(calls).to.deep.equal(['token', 'accounts:signUp']);
  });

  it('takes nothing from storage that is no identity', () => {
    for (const value of ['{', 'null', '7', '{"uid":7}']) {
      localStorage.setItem(keyOf(settings), value);
      expect(new ViewerSession(settings).uid, value).to.be.null;
    }
  });

  it('tells a refusal from a lost network', async () => {
    const session = new ViewerSession(settings);
    window.fetch = () => Promise.reject(new TypeError('No network.'));
    expect(await codeOf(session.token())).to.equal('offline');
    const refusal = { error: { code: 400, message: 'OPERATION_NOT_ALLOWED' } };
    window.fetch = () => Promise.resolve(Response.json(refusal, { status: 400 }));
    expect(await codeOf(session.token())).to.equal('sign-in');
    expect(session.uid).to.be.null;
  });

  it('is asked by the store on the first post only', async () => {
    await new FirestoreAdmin(settings.projectId).loadRules(0);
    const store = new FirestoreCommentStore(settings);
    await whenReady(store);
    await until('it listens', () => ready(store).connection === 'live');
    expect(calls).to.be.empty;
    for (const body of ['One', 'Two']) {
      await store.post(draft({ body }));
      await until('it is sent', () => ready(store).comments.every(({ pending, failed }) => !pending && !failed));
    }
    expect(calls).to.deep.equal(['accounts:signUp']);
    expect(ready(store).comments.map(({ own }) => own)).to.deep.equal([true, true]);
    store.close();
  });
});

describe('authorKey', () => {
  it('is the same for a person in a thread and nowhere else', async () => {
    const key = await authorKey('uid', 'thread');
    // SHA-256 of "uid/thread".
    expect(key).to.equal('1367b3e43fdb9cee6e33882b26e98acf');
    expect(await authorKey('uid', 'other')).not.to.equal(key);
    expect(await authorKey('other', 'thread')).not.to.equal(key);
  });
});
