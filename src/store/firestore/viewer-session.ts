import { CommentsError } from '../../model/errors.js';
import { errorOfResponse, offlineError } from './firestore-errors.js';
import type { FirestoreSettings } from './firestore-rest.js';

/** What this browser keeps of an anonymous person. */
interface Identity {
  readonly uid: string;
  readonly refreshToken: string;
  readonly idToken: string;
  /** Milliseconds since 1970 on this browser's clock. */
  readonly expiresAt: number;
}

/** Milliseconds before its end at which a token is renewed. */
const EARLY = 5 * 60_000;

/** One sign-up at a time for all elements of a page, or each would become a person of its own. */
const signingIn = new Map<string, Promise<Identity>>();

/**
 * The anonymous identity of this browser in one project: read from storage, made by REST when first needed
 * (https://firebase.google.com/docs/reference/rest/auth). Promises reject only with `CommentsError`.
 */
export class ViewerSession {
  readonly #settings: FirestoreSettings;
  readonly #key: string;
  #identity: Identity | null;

  constructor(settings: FirestoreSettings) {
    this.#settings = settings;
    this.#key = `webinar-comments:viewer:${settings.projectId}${settings.emulator && `@${settings.emulator}`}`;
    this.#identity = readIdentity(this.#key);
  }

  /** The user id, or null before anything was posted from this browser. */
  get uid(): string | null {
    return this.#identity?.uid ?? null;
  }

  /** A token that Firestore accepts; signs up on the first call. `renew` asks for a new one although the old seems good. */
  async token(renew = false): Promise<string> {
    // Another tab or element may have signed up since.
    this.#identity ??= readIdentity(this.#key);
    const isFresh = this.#identity !== null && !renew && Date.now() < this.#identity.expiresAt - EARLY;
    if (this.#identity === null || !isFresh) {
      this.#identity = await this.#signInOnce();
      writeIdentity(this.#key, this.#identity);
    }
    return this.#identity.idToken;
  }

  async #signInOnce(): Promise<Identity> {
    const running = signingIn.get(this.#key) ?? this.#signIn();
    signingIn.set(this.#key, running);
    try {
      return await running;
    } finally {
      signingIn.delete(this.#key);
    }
  }

  async #signIn(): Promise<Identity> {
    const { emulator, authEmulator } = this.#settings;
    if (emulator !== '' && authEmulator === '') {
      const uid = this.uid ?? crypto.randomUUID();
      return { uid, refreshToken: '', idToken: unsignedToken(uid), expiresAt: Number.MAX_SAFE_INTEGER };
    }
    return (this.#identity && (await this.#refresh(this.#identity))) ?? this.#signUp();
  }

  /** A new token for the same person, or null when that person is no longer known. */
  async #refresh({ refreshToken }: Identity): Promise<Identity | null> {
    const body = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const answer = await this.#call('securetoken.googleapis.com', 'token', body);
    return answer && identityOf(answer['user_id'], answer['refresh_token'], answer['id_token'], answer['expires_in']);
  }

  async #signUp(): Promise<Identity> {
    const answer = await this.#call('identitytoolkit.googleapis.com', 'accounts:signUp', { returnSecureToken: true });
    const identity =
      answer && identityOf(answer['localId'], answer['refreshToken'], answer['idToken'], answer['expiresIn']);
    if (identity) return identity;
    throw new CommentsError(
      'sign-in',
      'Anonymous sign-in was refused: switch it on in the Firebase console under Authentication, Sign-in method.',
    );
  }

  /** The answer of Google's sign-in service; null when it refuses. */
  async #call(service: string, method: string, body: object): Promise<Readonly<Record<string, string>> | null> {
    const { apiKey, authEmulator } = this.#settings;
    const origin = authEmulator === '' ? `https://${service}` : `http://${authEmulator}/${service}`;
    const address = `${origin}/v1/${method}?key=${encodeURIComponent(apiKey)}`;
    const headers = { 'Content-Type': 'application/json' };
    let response: Response;
    try {
      response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    } catch {
      throw offlineError(origin, authEmulator === '' ? null : 'auth-emulator');
    }
    if (response.ok) return (await response.json()) as Readonly<Record<string, string>>;
    const error = await errorOfResponse(response);
    if (error.isPassing || error.code === 'misconfigured') throw error;
    return null;
  }
}

/** The key by which a person is known in one thread and nowhere else; the rules compute the same. */
export async function authorKey(uid: string, thread: string): Promise<string> {
  return (await sha256(`${uid}/${thread}`)).slice(0, 32);
}

/** Binds removed words to their author, so that only those words can come back; the rules compute the same. */
export function sealWords(
  uid: string,
  { name, body }: { readonly name: string; readonly body: string },
): Promise<string> {
  return sha256(`${uid}\n${name}\n${body}`);
}

async function sha256(text: string): Promise<string> {
  // Browsers offer it to secure pages only, whatever its type says.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) throw new CommentsError('sign-in', 'Posting needs a page that is served over https.');
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A token that only the Firestore emulator takes: unsigned, for an anonymous person. */
function unsignedToken(uid: string): string {
  const now = Math.floor(Date.now() / 1000);
  const firebase = { sign_in_provider: 'anonymous', identities: {} };
  const claims = { sub: uid, user_id: uid, iat: now, auth_time: now, exp: now + 86_400 * 365, firebase };
  return `${encodePart({ alg: 'none', typ: 'JWT' })}.${encodePart(claims)}.`;
}

function encodePart(part: object): string {
  return btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function identityOf(uid?: string, refreshToken?: string, idToken?: string, seconds?: string): Identity | null {
  if (!uid || !refreshToken || !idToken) return null;
  return { uid, refreshToken, idToken, expiresAt: Date.now() + Number(seconds) * 1000 };
}

function readIdentity(key: string): Identity | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Identity | null;
    return typeof kept?.uid === 'string' && typeof kept.idToken === 'string' ? kept : null;
  } catch {
    return null;
  }
}

function writeIdentity(key: string, identity: Identity): void {
  try {
    localStorage.setItem(key, JSON.stringify(identity));
  } catch {
    // Without storage the person can change their comments until the page is left.
  }
}
