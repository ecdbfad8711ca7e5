import { deleteApp, FirebaseError, initializeApp } from 'firebase/app';
import {
  browserPopupRedirectResolver,
  connectAuthEmulator,
  GoogleAuthProvider,
  initializeAuth,
  inMemoryPersistence,
  signInWithPopup,
} from 'firebase/auth';
import type { SignInProblem } from '../../../model/sign-in.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import { addAppCheck } from '../sdk-parts.js';

const PROBLEMS: Readonly<Record<string, SignInProblem>> = {
  'auth/popup-blocked': 'popup-blocked',
  'auth/popup-closed-by-user': 'popup-closed',
  'auth/cancelled-popup-request': 'popup-closed',
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

/** Opens Google's window over the official SDK, which keeps nothing; resolves with the person or the problem. */
export async function signInWithGoogle(settings: FirestoreSettings): Promise<GoogleAccount | SignInProblem> {
  const { projectId, apiKey, authEmulator } = settings;
  const options = { projectId, apiKey, authDomain: `${projectId}.firebaseapp.com` };
  const app = initializeApp(options, `webinar-comments sign-in ${String(Date.now())}`);
  try {
    addAppCheck(app, settings);
    const auth = initializeAuth(app, {
      persistence: inMemoryPersistence,
      popupRedirectResolver: browserPopupRedirectResolver,
    });
    if (authEmulator !== '') connectAuthEmulator(auth, `http://${authEmulator}`, { disableWarnings: true });
    const { user } = await signInWithPopup(auth, new GoogleAuthProvider());
    const { token, expirationTime } = await user.getIdTokenResult();
    const expiresIn = String((Date.parse(expirationTime) - Date.now()) / 1000);
    return { uid: user.uid, refreshToken: user.refreshToken, idToken: token, expiresIn };
  } catch (thrown) {
    if (thrown instanceof FirebaseError) return PROBLEMS[thrown.code] ?? 'unknown';
    throw thrown;
  } finally {
    await deleteApp(app);
  }
}
