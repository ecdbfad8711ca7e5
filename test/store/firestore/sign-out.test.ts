import { expect } from '@esm-bundle/chai';
import { FirestoreRest, type FirestoreSettings } from '../../../src/store/firestore/firestore-rest.js';
import { ProjectAccounts } from '../../../src/store/firestore/identity/project-accounts.js';
import { openSession } from '../../../src/store/firestore/identity/open-session.js';
import { signOut } from '../../../src/store/firestore/identity/sign-out.js';
import type { ViewerSession } from '../../../src/store/firestore/identity/viewer-session.js';
import { FirestoreCommentStore } from '../../../src/store/firestore/firestore-comment-store.js';
import { Outbox } from '../../../src/store/outbox.js';
import { draft, newThread, storedComment } from '../../support/builders.js';
import { FirestoreAdmin } from '../../support/firestore-admin.js';
import { authEmulator, firestoreEmulator } from 'virtual:test-environment';
import { until } from '../../support/until.js';
import { codeOf, ready, whenReady } from '../comment-store.contract.js';

const PASSWORD = 'correct horse';

describe('signing out', () => {
  const realFetch = window.fetch.bind(window);
  let settings: FirestoreSettings;
  let otherTab: HTMLIFrameElement;
  const sessions: ViewerSession[] = [];

  beforeEach(() => {
    // Without the emulator these tests would call Google.
    expect(authEmulator, 'FIREBASE_AUTH_EMULATOR_HOST must name a running Auth emulator').not.to.equal('');
    settings = {
      kind: 'firestore',
      thread: newThread(),
      projectId: `demo-out-${Math.random().toString(36).slice(2, 8)}`,
      apiKey: 'key',
      emulator: firestoreEmulator,
      authEmulator,
      authToken: '',
    };
    otherTab = document.createElement('iframe');
    document.body.append(otherTab);
  });

  afterEach(() => {
    window.fetch = realFetch;
    signOut(settings);
    for (const session of sessions.splice(0)) session.close();
    otherTab.remove();
  });

  const key = (): string => `webinar-comments:account:${settings.projectId}@${firestoreEmulator}`;
  const keptUid = (): unknown => (JSON.parse(localStorage.getItem(key()) ?? '{}') as { uid?: unknown }).uid;

  /** Somebody with an account signs in; resolves with their session. */
  async function signIn(): Promise<ViewerSession> {
    const email = `${Math.random().toString(36).slice(2)}@lantern-house.example`;
    const url = `http://${authEmulator}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=key`;
    const headers = { 'Content-Type': 'application/json' };
    await realFetch(url, { method: 'POST', headers, body: JSON.stringify({ email, password: PASSWORD }) });
    const accounts = new ProjectAccounts(settings);
    expect(await accounts.attempt({ way: 'password', email, password: PASSWORD })).to.be.null;
    const session = await openSession(settings, new FirestoreRest(settings));
    sessions.push(session);
    expect(session.isAccount).to.be.true;
    return session;
  }

  /** Lets a renewal of a token wait, from its answer on, until it is released. */
  function holdRenewal(): { readonly isAsked: () => boolean; readonly release: () => void } {
    let isAsked = false;
    let release: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => (release = resolve));
    window.fetch = async (url, init) => {
      const answer = await realFetch(url, init);
      if (answer.url.includes('securetoken') && !isAsked) {
        isAsked = true;
        await wait;
      }
      return answer;
    };
    return { isAsked: () => isAsked, release };
  }

  it('in another tab ends the session here: at once, and for good', async () => {
    const session = await signIn();
    let ends = 0;
    session.ended = () => ends++;
    await session.token();
    otherTab.contentWindow!.localStorage.removeItem(key());
    await until('it is told', () => ends === 1);
    expect(await codeOf(session.token())).to.equal('signed-out');
    expect(await codeOf(session.token(true))).to.equal('signed-out');
    expect(localStorage.getItem(key())).to.be.null;
    expect(ends).to.equal(1);
    expect((await openSession(settings, new FirestoreRest(settings))).isAccount).to.be.false;
  });

  it('holds although a token is being renewed', async () => {
    const session = await signIn();
    const renewal = holdRenewal();
    const code = codeOf(session.token(true));
    await until('it is asked', renewal.isAsked);
    signOut(settings);
    renewal.release();
    expect(await code).to.equal('signed-out');
    expect(localStorage.getItem(key())).to.be.null;
  });

  it('and in as somebody else leaves the former session nothing to write back, and lends it no token', async () => {
    const former = await signIn();
    const renewal = holdRenewal();
    const code = codeOf(former.token(true));
    await until('it is asked', renewal.isAsked);
    const present = await signIn();
    const token = await present.token(true);
    expect(present.uid).to.equal(keptUid()).and.not.to.equal(former.uid);
    renewal.release();
    expect(await code).to.equal('signed-out');
    expect(await codeOf(former.act(() => Promise.resolve()))).to.equal('signed-out');
    expect(keptUid()).to.equal(present.uid);
    expect(await present.token()).to.equal(token);
  });

  it('leaves whoever renews a token signed in, in every tab', async () => {
    const session = await signIn();
    let ends = 0;
    session.ended = () => ends++;
    const kept = localStorage.getItem(key())!;
    otherTab.contentWindow!.localStorage.setItem(key(), JSON.stringify({ ...JSON.parse(kept), expiresAt: 1 }));
    otherTab.contentWindow!.localStorage.setItem('of-the-page', '');
    otherTab.contentWindow!.localStorage.removeItem('of-the-page');
    await until('it is there', () => localStorage.getItem(key()) !== kept);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await session.token()).to.be.a('string');
    expect(ends).to.equal(0);
  });

  it('forgets the words and the lists of the account, and nothing of others', async () => {
    const { projectId } = settings;
    const session = await signIn();
    const root = `projects/${projectId}/databases/(default)/documents`;
    const gone = [
      [sessionStorage, `webinar-comments:draft:${projectId}/talk/comment/`],
      [sessionStorage, `webinar-comments:draft:${projectId}/talk/name`],
      [localStorage, `webinar-comments:hearts:${root}/talk:${session.uid ?? ''}`],
      [localStorage, `webinar-comments:held:${root}/other:${session.uid ?? ''}`],
      [localStorage, `${key()}:email`],
    ] as const;
    const kept = [
      [sessionStorage, `webinar-comments:draft:${projectId}-two/talk/comment/`],
      [sessionStorage, `of-the-page:draft:${projectId}/talk`],
      [localStorage, `webinar-comments:hearts:${root}/talk`],
      [localStorage, `webinar-comments:held:${root}/talk:somebody-else`],
      [localStorage, `webinar-comments:held:projects/${projectId}-two/x/talk:${session.uid ?? ''}`],
      [localStorage, key().replace('account', 'viewer')],
    ] as const;
    for (const [storage, name] of [...gone, ...kept]) storage.setItem(name, '{}');
    new ProjectAccounts(settings).signOut();
    for (const [storage, name] of gone) expect(storage.getItem(name), name).to.be.null;
    for (const [storage, name] of kept) {
      expect(storage.getItem(name), name).to.equal('{}');
      storage.removeItem(name);
    }
  });

  it('forgets what the person posted and was not sent, and keeps what others did', async () => {
    const { uid } = await signIn();
    const outbox = new Outbox(`webinar-comments:outbox:${settings.projectId}/talk`);
    const [own, others, ofNobodyYet] = [draft(), draft(), draft()];
    outbox.add({ ...own, by: uid });
    outbox.add({ ...others, by: 'somebody-else' });
    outbox.add({ ...ofNobodyYet, by: null });
    signOut(settings);
    expect(outbox.read().map(({ id }) => id)).to.deep.equal([others.id, ofNobodyYet.id]);
    outbox.delete(others.id);
    outbox.delete(ofNobodyYet.id);
  });

  it('in another tab takes the words out of this one too', async () => {
    await signIn();
    const draftKey = `webinar-comments:draft:${settings.projectId}/talk/comment/`;
    sessionStorage.setItem(draftKey, '{}');
    otherTab.contentWindow!.localStorage.removeItem(key());
    await until('they are gone', () => sessionStorage.getItem(draftKey) === null);
  });

  it('lets a session that was closed before forget no words: they may be of somebody else', async () => {
    const session = await signIn();
    session.close();
    signOut(settings);
    const draftKey = `webinar-comments:draft:${settings.projectId}/talk/comment/`;
    sessionStorage.setItem(draftKey, '{}');
    expect(await codeOf(session.token())).to.equal('signed-out');
    expect(sessionStorage.getItem(draftKey)).to.equal('{}');
  });

  it('leaves the anonymous person of the browser the comment that waits, and each their own hearts', async () => {
    const admin = new FirestoreAdmin(settings.projectId);
    await admin.loadRules(0);
    const foreign = storedComment({ body: 'Foreign' });
    await admin.seed(settings.thread, [foreign]);
    await admin.write({ [`threads/${settings.thread}`]: { moderation: 'pre' } });
    const opened: FirestoreCommentStore[] = [];
    const open = async (): Promise<FirestoreCommentStore> => {
      const store = new FirestoreCommentStore(settings);
      opened.push(store);
      await whenReady(store);
      return store;
    };
    const heartOf = (store: FirestoreCommentStore): unknown =>
      ready(store).comments.find(({ id }) => id === foreign.id)?.hearted;
    try {
      const before = await open();
      await before.post(draft({ body: 'Please read me' }));
      await until('it waits', () => ready(before).comments.some(({ held }) => held));
      await before.heart(foreign.id, true);
      before.close();

      await signIn();
      const between = await open();
      await until('somebody is signed in', () => ready(between).viewer.isSignedIn);
      await until('it listens', () => ready(between).connection === 'live');
      expect(heartOf(between)).to.be.false;
      expect(ready(between).comments.map(({ body }) => body)).to.deep.equal(['Foreign']);
      signOut(settings);
      expect(ready(between).viewer).to.deep.equal({ author: null, role: '', isSignedIn: false });
      between.close();

      const after = await open();
      await until('it is there', () => ready(after).comments.some(({ held }) => held));
      expect(ready(after).comments.map(({ body }) => body)).to.have.members(['Foreign', 'Please read me']);
      expect(heartOf(after)).to.be.true;
    } finally {
      for (const store of opened) store.close();
    }
  });
});
