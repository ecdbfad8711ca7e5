import type { CommentsError } from '../../../model/errors.js';
import { appCheckHeaders } from '../app-check.js';
import { offlineError, refusalOf, type FirestoreSettings } from '../firestore-rest.js';

/** Google's services for identities (https://firebase.google.com/docs/reference/rest/auth). */
export type IdentityService = 'identitytoolkit.googleapis.com' | 'securetoken.googleapis.com';

/** What a service answered, or why it refused. */
export type IdentityAnswer =
  | { readonly fields: Readonly<Record<string, string>>; readonly refusal: null }
  | { readonly fields: null; readonly refusal: CommentsError };

/**
 * Asks one of the services. A refusal is an answer; rejects with `CommentsError` when there was none, when the service
 * is busy, or when the settings must be mended.
 */
export async function askIdentityService(
  settings: FirestoreSettings,
  service: IdentityService,
  method: string,
  body: object,
): Promise<IdentityAnswer> {
  const { apiKey, authEmulator } = settings;
  const origin = authEmulator === '' ? `https://${service}` : `http://${authEmulator}/${service}`;
  const address = `${origin}/v1/${method}?key=${encodeURIComponent(apiKey)}`;
  const headers = { 'Content-Type': 'application/json', ...(await appCheckHeaders(settings)) };
  let response: Response;
  try {
    response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch {
    throw offlineError(origin, authEmulator === '' ? null : 'auth-emulator');
  }
  if (response.ok) return { fields: (await response.json()) as Readonly<Record<string, string>>, refusal: null };
  const refusal = await refusalOf(response);
  if (refusal.isPassing || refusal.code === 'misconfigured') throw refusal;
  return { fields: null, refusal };
}
