import { CommentsError } from '../../../model/errors.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import { readClaims, unsignedToken } from './id-token.js';
import { identityKey, identityOf, keepIdentity, readIdentity, type Identity } from './identity-keeper.js';
import { askIdentityService } from './identity-rest.js';

/** Milliseconds before its end at which a token is renewed. */
const EARLY = 5 * 60_000;

/** One sign-in at a time for all elements of a page, or each would become a person of its own. */
const signingIn = new Map<string, Promise<Identity>>();

/** How a person comes to an identity: by nothing, by an account, or by a token of the page. */
export type SessionKind = 'anonymous' | 'account' | 'token';

/**
 * The person for whom this browser writes in one project: whom the page's `auth-token` names, else who signed in here,
 * else an anonymous person, made when first needed. Promises reject only with `CommentsError`.
 */
export class ViewerSession {
  readonly kind: SessionKind;
  readonly #settings: FirestoreSettings;
  /** Where the identity is kept; a page that brings its own token keeps it itself. */
  readonly #key: string | null;
  #identity: Identity | null;

  constructor(settings: FirestoreSettings) {
    this.#settings = settings;
    const account = settings.authToken === '' ? readIdentity(identityKey('account', settings)) : null;
    this.kind = settings.authToken !== '' ? 'token' : account ? 'account' : 'anonymous';
    this.#key = this.kind === 'token' ? null : identityKey(account ? 'account' : 'viewer', settings);
    this.#identity = account ?? this.#kept();
  }

  /** The user id, or null before an anonymous person posted anything from this browser. */
  get uid(): string | null {
    return this.#identity?.uid ?? (readClaims(this.#settings.authToken).uid || null);
  }

  /** A token that Firestore accepts; signs in on the first call. `renew` asks for a new one although the old seems good. */
  async token(renew = false): Promise<string> {
    // Another tab or element may have signed up since.
    this.#identity ??= this.#kept();
    const isFresh = this.#identity !== null && !renew && Date.now() < this.#identity.expiresAt - EARLY;
    if (this.#identity === null || !isFresh) {
      this.#identity = await this.#signInOnce();
      if (this.#key !== null) keepIdentity(this.#key, this.#identity);
    }
    return this.#identity.idToken;
  }

  /** Does something as this person; once more with a new token when the old one is not taken. */
  async act<T>(work: (uid: string, token: string) => Promise<T>): Promise<T> {
    const attempt = async (renew: boolean): Promise<T> => {
      const token = await this.token(renew);
      return work(this.uid ?? '', token);
    };
    try {
      return await attempt(false);
    } catch (thrown) {
      if (CommentsError.from(thrown).code !== 'sign-in') throw thrown;
      return attempt(true);
    }
  }

  #kept(): Identity | null {
    return this.#key === null ? null : readIdentity(this.#key);
  }

  async #signInOnce(): Promise<Identity> {
    const name = this.#key ?? this.#settings.authToken;
    const running = signingIn.get(name) ?? this.#signIn();
    signingIn.set(name, running);
    try {
      return await running;
    } finally {
      signingIn.delete(name);
    }
  }

  async #signIn(): Promise<Identity> {
    const { emulator, authEmulator, authToken } = this.#settings;
    if (emulator !== '' && authEmulator === '' && this.kind !== 'account') {
      const uid = this.uid ?? crypto.randomUUID();
      const provider = this.kind === 'token' ? 'custom' : 'anonymous';
      const idToken = unsignedToken(uid, provider, readClaims(authToken).role);
      return { uid, refreshToken: '', idToken, expiresAt: Number.MAX_SAFE_INTEGER };
    }
    return (this.#identity && (await this.#refresh(this.#identity))) ?? this.#signInAnew();
  }

  /** A new token for the same person, or null when that person is no longer known. */
  async #refresh({ refreshToken }: Identity): Promise<Identity | null> {
    const body = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const { fields } = await askIdentityService(this.#settings, 'securetoken.googleapis.com', 'token', body);
    return fields && identityOf(fields['user_id'], fields['refresh_token'], fields['id_token'], fields['expires_in']);
  }

  async #signInAnew(): Promise<Identity> {
    if (this.kind === 'account') throw new CommentsError('signed-out', 'The session of this account has ended.');
    const { authToken } = this.#settings;
    const [method, body] =
      this.kind === 'token'
        ? ['accounts:signInWithCustomToken', { token: authToken, returnSecureToken: true }]
        : ['accounts:signUp', { returnSecureToken: true }];
    const { fields } = await askIdentityService(this.#settings, 'identitytoolkit.googleapis.com', method, body);
    const uid = fields?.['localId'] ?? readClaims(fields?.['idToken'] ?? '').uid;
    const identity = fields && identityOf(uid, fields['refreshToken'], fields['idToken'], fields['expiresIn']);
    if (identity) return identity;
    if (this.kind === 'token') {
      const hint = 'The attribute "auth-token" is expired or not of this project: set a new custom token.';
      throw new CommentsError('signed-out', hint, 'auth-token');
    }
    throw new CommentsError(
      'sign-in',
      'Anonymous sign-in was refused: switch it on in the Firebase console under Authentication, Sign-in method.',
    );
  }
}
