import { deleteApp, FirebaseError } from 'firebase/app';
import {
  browserPopupRedirectResolver,
  connectAuthEmulator,
  GoogleAuthProvider,
  initializeAuth,
  inMemoryPersistence,
  signInWithPopup,
  type Auth,
} from 'firebase/auth';
import type { SignInProblem } from '../../../model/sign-in.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import { openApp } from '../sdk-app.js';
import { addAppCheck } from '../sdk-parts.js';

const PROBLEMS: Readonly<Record<string, SignInProblem>> = {
  'auth/popup-blocked': 'popup-blocked',
  'auth/popup-closed-by-user': 'popup-closed',
  'auth/cancelled-popup-request': 'popup-closed',
  'auth/web-storage-unsupported': 'popup-storage',
  'auth/network-request-failed': 'offline',
  'auth/operation-not-allowed': 'not-offered',
  'auth/unauthorized-domain': 'not-offered',
  'auth/user-disabled': 'disabled',
};

/** What Google's window brought. */
export interface GoogleAccount {
  readonly uid: string;
  readonly refreshToken: string;
  readonly idToken: string;
  /** Seconds for which the token holds. */
  readonly expiresIn: string;
}

/** What is ready to sign somebody in, by the name of its app. */
const prepared = new Map<string, Auth>();

/**
 * Gets the official SDK ready, once for each project. Safari, and phones, open a window only if nothing has to be waited
 * for after the click: there the SDK asks Google for its part now.
 */
export function prepareGoogle(settings: FirestoreSettings): Auth {
  const { projectId, apiKey, authEmulator } = settings;
  const name = `webinar-comments sign-in ${projectId} ${apiKey} ${authEmulator}`;
  const known = prepared.get(name);
  if (known) return known;
  const app = openApp({ projectId, apiKey, authDomain: `${projectId}.firebaseapp.com` }, name);
  addAppCheck(app, settings);
  const auth = initializeAuth(app, {
    persistence: inMemoryPersistence,
    popupRedirectResolver: browserPopupRedirectResolver,
  });
  if (authEmulator !== '') connectAuthEmulator(auth, `http://${authEmulator}`, { disableWarnings: true });
  prepared.set(name, auth);
  return auth;
}

/** Opens Google's window over the official SDK, which keeps nothing; resolves with the person or the problem. */
export async function signInWithGoogle(settings: FirestoreSettings): Promise<GoogleAccount | SignInProblem> {
  const auth = prepareGoogle(settings);
  try {
    const { user } = await signInWithPopup(auth, new GoogleAuthProvider());
    const { token, issuedAtTime, expirationTime } = await user.getIdTokenResult();
    // Both are times of the server: the clock of this machine may be wrong.
    const expiresIn = String((Date.parse(expirationTime) - Date.parse(issuedAtTime)) / 1000);
    prepared.delete(auth.app.name);
    await deleteApp(auth.app);
    return { uid: user.uid, refreshToken: user.refreshToken, idToken: token, expiresIn };
  } catch (thrown) {
    // It stays for another try, whose window then has less to wait for.
    if (thrown instanceof FirebaseError) return PROBLEMS[thrown.code] ?? 'unknown';
    throw thrown;
  }
}
