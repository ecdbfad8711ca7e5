import type { FirestoreRest, FirestoreSettings } from '../firestore-rest.js';
import { identityKey } from '../opening/known-here.js';
import { readIdentity } from './identity-keeper.js';
import { ViewerSession } from './viewer-session.js';

/** The session for the present page: whom its `auth-token` names, else who signed in here, else an anonymous person. */
export async function openSession(settings: FirestoreSettings, rest: FirestoreRest): Promise<ViewerSession> {
  if (settings.authToken === '' && !isAccountHere(settings)) return new ViewerSession(settings);
  const { AccountSession, TokenSession } = await import('./known-session.js');
  if (settings.authToken !== '') return new TokenSession(settings, rest);
  // Another tab may have signed out meanwhile.
  return isAccountHere(settings) ? new AccountSession(settings, rest) : new ViewerSession(settings);
}

function isAccountHere(settings: FirestoreSettings): boolean {
  return readIdentity(identityKey('account', settings)) !== null;
}
