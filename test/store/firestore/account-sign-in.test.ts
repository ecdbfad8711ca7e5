import { expect } from '@esm-bundle/chai';
import { FirestoreRest, type FirestoreSettings } from '../../../src/store/firestore/firestore-rest.js';
import { ProjectAccounts } from '../../../src/store/firestore/identity/project-accounts.js';
import { openSession } from '../../../src/store/firestore/identity/open-session.js';
import type { ViewerSession } from '../../../src/store/firestore/identity/viewer-session.js';
import { newThread } from '../../support/builders.js';
import { FirestoreAdmin } from '../../support/firestore-admin.js';
import { customToken } from '../../support/tokens.js';
import { authEmulator, firestoreEmulator } from 'virtual:test-environment';
import { codeOf } from '../comment-store.contract.js';

/** The project that the Auth emulator was started for. */
const AUTH_PROJECT = 'demo-webinar-comments';
const PASSWORD = 'correct horse';

/** The links that the emulator would have sent by e-mail. */
interface SentLinks {
  readonly oobCodes: readonly { readonly email: string; readonly oobCode: string }[];
}

describe('signing in with an account', () => {
  const realError = console.error;
  const address = location.href;
  let settings: FirestoreSettings;
  let email: string;

  const ask = async (method: string, body: object): Promise<Readonly<Record<string, string>>> => {
    const url = `http://${authEmulator}/identitytoolkit.googleapis.com/v1/${method}?key=key`;
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as Readonly<Record<string, string>>;
  };
  const open = (): Promise<ViewerSession> => openSession(settings, new FirestoreRest(settings));
  /** The address to which the link of the last e-mail leads. */
  const sentLink = async (): Promise<string> => {
    const sent = await fetch(`http://${authEmulator}/emulator/v1/projects/${AUTH_PROJECT}/oobCodes`);
    const { oobCodes } = (await sent.json()) as SentLinks;
    const { oobCode = '' } = oobCodes.findLast((code) => code.email === email) ?? {};
    return `?page=2&apiKey=key&mode=signIn&lang=en&oobCode=${encodeURIComponent(oobCode)}`;
  };

  beforeEach(() => {
    // Without the emulator these tests would call Google.
    expect(authEmulator, 'FIREBASE_AUTH_EMULATOR_HOST must name a running Auth emulator').not.to.equal('');
    const projectId = `demo-accounts-${Math.random().toString(36).slice(2, 8)}`;
    email = `${projectId}@lantern-house.example`;
    settings = {
      kind: 'firestore',
      thread: newThread(),
      projectId,
      apiKey: 'key',
      emulator: firestoreEmulator,
      authEmulator,
      authToken: '',
    };
    console.error = () => undefined;
  });

  afterEach(() => {
    console.error = realError;
    history.replaceState(null, '', address);
    new ProjectAccounts(settings).signOut();
  });

  it('by password makes the person of this browser another, until they sign out', async () => {
    const { localId } = await ask('accounts:signUp', { email, password: PASSWORD });
    const accounts = new ProjectAccounts(settings);
    expect(await accounts.attempt({ way: 'password', email, password: PASSWORD })).to.be.null;
    const session = await open();
    expect(session.uid).to.equal(localId);
    expect(session.isAccount).to.be.true;
    expect(await session.token()).to.be.a('string');
    accounts.signOut();
    expect((await open()).isAccount).to.be.false;
  });

  it('with a wrong password or an unknown address says so, and changes nothing', async () => {
    await ask('accounts:signUp', { email, password: PASSWORD });
    const accounts = new ProjectAccounts(settings);
    expect(await accounts.attempt({ way: 'password', email, password: 'guess' })).to.equal('wrong-password');
    const unknown = `un${email}`;
    expect(await accounts.attempt({ way: 'password', email: unknown, password: PASSWORD })).to.equal('wrong-password');
    expect((await open()).isAccount).to.be.false;
  });

  it('by a link works once, in this browser without the address, and leaves the page its own address', async () => {
    const accounts = new ProjectAccounts(settings);
    expect(await accounts.attempt({ way: 'send-link', email })).to.be.null;
    expect(accounts.linkEmail).to.equal(email);
    const link = await sentLink();

    history.replaceState(null, '', link);
    expect(await accounts.attempt({ way: 'open-link', email: `not-${email}` })).to.equal('wrong-password');
    expect(await accounts.attempt({ way: 'open-link', email })).to.be.null;
    expect(location.search).to.equal('?page=2');
    expect(accounts.linkEmail).to.equal('');
    expect((await open()).isAccount).to.be.true;

    history.replaceState(null, '', link);
    expect(await accounts.attempt({ way: 'open-link', email })).to.equal('expired-link');
    expect(location.search).to.equal('?page=2');
  });

  it('without an answer says that there is no connection', async () => {
    const accounts = new ProjectAccounts({ ...settings, authEmulator: '127.0.0.1:9' });
    expect(await accounts.attempt({ way: 'password', email, password: PASSWORD })).to.equal('offline');
  });

  it('where the browser keeps nothing says how long it lasts: until the page is left', async () => {
    const { localId } = await ask('accounts:signUp', { email, password: PASSWORD });
    const real = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
    const get = (): never => {
      throw new DOMException('Storage is blocked.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { ...real, get });
    try {
      const accounts = new ProjectAccounts(settings);
      expect(await accounts.attempt({ way: 'password', email, password: PASSWORD })).to.equal('no-storage');
      const session = await open();
      expect(session).to.include({ uid: localId, isAccount: true });
      expect(await session.token()).to.be.a('string');
      accounts.signOut();
      expect((await open()).isAccount).to.be.false;

      expect(await accounts.attempt({ way: 'send-link', email })).to.be.null;
      expect(accounts.linkEmail).to.equal('');
      history.replaceState(null, '', await sentLink());
      expect(await accounts.attempt({ way: 'open-link', email })).to.equal('no-storage');
      expect((await open()).isAccount).to.be.true;
    } finally {
      Object.defineProperty(window, 'localStorage', real);
    }
  });

  it('ends with the account: a token that cannot be renewed is a session that is over', async () => {
    const { idToken } = await ask('accounts:signUp', { email, password: PASSWORD });
    await new ProjectAccounts(settings).attempt({ way: 'password', email, password: PASSWORD });
    const session = await open();
    await session.token(true);
    await ask('accounts:delete', { idToken });
    expect(await codeOf(session.token(true))).to.equal('signed-out');
  });

  it('reads the role of the account from its document, and takes nothing else for one', async () => {
    const admin = new FirestoreAdmin(settings.projectId);
    await admin.loadRules(0);
    const { localId = '' } = await ask('accounts:signUp', { email, password: PASSWORD });
    await new ProjectAccounts(settings).attempt({ way: 'password', email, password: PASSWORD });
    const session = await open();
    expect(await session.role()).to.equal('');
    await admin.write({ [`roles/${localId}`]: { role: 'moderator' } });
    expect(await session.role()).to.equal('moderator');
    await admin.write({ [`roles/${localId}`]: { role: 'admin' } });
    expect(await session.role()).to.equal('');
    await admin.write({ [`roles/${localId}`]: { role: 7 } });
    expect(await session.role()).to.equal('');
  });
});

describe('a token of the page', () => {
  const settingsOf = (authToken: string): FirestoreSettings => ({
    kind: 'firestore',
    thread: newThread(),
    projectId: 'demo-page-token',
    apiKey: 'key',
    emulator: firestoreEmulator,
    authEmulator,
    authToken,
  });
  const open = (token: string): Promise<ViewerSession> => {
    const settings = settingsOf(token);
    return openSession(settings, new FirestoreRest(settings));
  };

  it('names the person before anything is sent, and brings their role', async () => {
    const session = await open(customToken('member-7', 'host'));
    expect(session.uid).to.equal('member-7');
    expect(session.isAccount).to.be.false;
    expect(await session.role()).to.equal('host');
    expect(session.uid).to.equal('member-7');
    expect(Object.keys(localStorage).some((key) => localStorage.getItem(key)?.includes('member-7'))).to.be.false;
  });

  it('that is no token is told to the web team, by the attribute to mend', async () => {
    const session = await open('expired');
    expect(session.uid).to.be.null;
    expect(await codeOf(session.token())).to.equal('signed-out');
    const error = await session.token().catch((thrown: unknown) => thrown);
    expect(error).to.include({ attribute: 'auth-token' });
  });
});
