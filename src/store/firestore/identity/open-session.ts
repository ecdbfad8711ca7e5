import type { FirestoreRest, FirestoreSettings } from '../firestore-rest.js';
import { identityKey } from '../opening/known-here.js';
import { readIdentity } from './identity-keeper.js';
import { ViewerSession } from './viewer-session.js';

/** The session for the present page: whom its `auth-token` names, else who signed in here, else an anonymous person. */
export async function openSession(settings: FirestoreSettings, rest: FirestoreRest): Promise<ViewerSession> {
  if (settings.authToken === '' && readIdentity(identityKey('account', settings)) === null) {
    return new ViewerSession(settings);
  }
  const { AccountSession, TokenSession } = await import('./known-session.js');
  return settings.authToken === '' ? new AccountSession(settings, rest) : new TokenSession(settings, rest);
}
