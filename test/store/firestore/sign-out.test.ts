import { expect } from '@esm-bundle/chai';
import { FirestoreRest, type FirestoreSettings } from '../../../src/store/firestore/firestore-rest.js';
import { AccountSignIn } from '../../../src/store/firestore/identity/account-sign-in.js';
import { openSession } from '../../../src/store/firestore/identity/open-session.js';
import { signOut } from '../../../src/store/firestore/identity/sign-out.js';
import type { ViewerSession } from '../../../src/store/firestore/identity/viewer-session.js';
import { newThread } from '../../support/builders.js';
import { authEmulator, firestoreEmulator } from 'virtual:test-environment';
import { until } from '../../support/until.js';
import { codeOf } from '../comment-store.contract.js';

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
    const accounts = new AccountSignIn(settings);
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
      if (String(url).includes('securetoken') && !isAsked) {
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
});
