import { CommentsError } from '../../../model/errors.js';
import type { DiagnosisOptions, Finding } from '../../finding.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import { askIdentityService, type IdentityService } from '../identity/identity-rest.js';
import { findingOf } from './check-project.js';

/** What is wrong with the services that let people post. An emulator of Firestore without one for them needs none. */
export async function checkIdentity(
  settings: FirestoreSettings,
  { signUp = false }: DiagnosisOptions,
): Promise<readonly Finding[]> {
  if (settings.emulator !== '' && settings.authEmulator === '') return [];
  // Neither question can succeed: what counts is that there is an answer, and that it does not speak of the key.
  const probes = [
    ['identitytoolkit.googleapis.com', 'accounts:lookup', { idToken: 'none' }],
    ['securetoken.googleapis.com', 'token', { grant_type: 'refresh_token', refresh_token: 'none' }],
  ] as const;
  const answers = await Promise.all(probes.map(([service, method, body]) => probe(settings, service, method, body)));
  const found = answers.flat();
  return found.length > 0 || !signUp ? found : trySignUp(settings);
}

async function probe(
  settings: FirestoreSettings,
  service: IdentityService,
  method: string,
  body: object,
): Promise<readonly Finding[]> {
  try {
    const { refusal } = await askIdentityService(settings, service, method, body);
    return refusal ? refusalFindings(refusal, service, settings) : [];
  } catch (thrown) {
    const error = CommentsError.from(thrown);
    const found = refusalFindings(error, service, settings);
    return found.length > 0 ? found : [findingOf(error, settings)];
  }
}

/** What a refusal says that is not about the question. */
function refusalFindings(
  { message }: CommentsError,
  service: IdentityService,
  settings: FirestoreSettings,
): readonly Finding[] {
  if (/are blocked/i.test(message)) {
    const fix = `Google Cloud console, APIs & Services, Credentials: let the key use https://${service}`;
    return [{ code: 'api-key', message, fix }];
  }
  return /has not been used|CONFIGURATION_NOT_FOUND/i.test(message) ? [anonymousFinding(message, settings)] : [];
}

function anonymousFinding(reason: string, { projectId }: FirestoreSettings): Finding {
  const place = `https://console.firebase.google.com/project/${projectId}/authentication/providers`;
  const message = `Nobody can post without an account: ${reason}`;
  return { code: 'anonymous-sign-in', message, fix: `Switch "Anonymous" on: ${place}` };
}

/** No question tells whether anonymous sign-in is on, short of signing up. The account does not stay. */
async function trySignUp(settings: FirestoreSettings): Promise<readonly Finding[]> {
  const service = 'identitytoolkit.googleapis.com';
  try {
    const { fields, refusal } = await askIdentityService(settings, service, 'accounts:signUp', {
      returnSecureToken: true,
    });
    if (fields) await askIdentityService(settings, service, 'accounts:delete', { idToken: fields['idToken'] });
    return refusal ? [anonymousFinding(refusal.message, settings)] : [];
  } catch (thrown) {
    return [findingOf(CommentsError.from(thrown), settings)];
  }
}
