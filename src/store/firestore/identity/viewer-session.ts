import type { Role } from '../../../model/comment.js';
import { CommentsError } from '../../../model/errors.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import { identityKey } from '../opening/known-here.js';
import { authorKey, sealWords } from './author-key.js';
import { unsignedToken } from './id-token.js';
import { identityOf, keepIdentity, readIdentity, type Identity } from './identity-keeper.js';
import { askIdentityService } from './identity-rest.js';

/** Milliseconds before its end at which a token is renewed. */
const EARLY = 5 * 60_000;

/** One sign-in at a time for all elements of a page, or each would become a person of its own. */
const signingIn = new Map<string, Promise<Identity>>();

/**
 * The person for whom this browser writes in one project: anonymous, made when first needed. Who is known to the project
 * has a session of another class. Promises reject only with `CommentsError`.
 */
export class ViewerSession {
  /** Whether the person signed in on this page with an account. */
  readonly isAccount: boolean = false;
  /** Called once when the person of this browser is another; only accounts end. */
  ended: () => void = () => undefined;
  protected readonly settings: FirestoreSettings;
  /** Where the identity is kept; null keeps it for this page alone. */
  readonly #key: string | null;
  #identity: Identity | null;

  constructor(settings: FirestoreSettings, key: string | null = identityKey('viewer', settings)) {
    this.settings = settings;
    this.#key = key;
    this.#identity = this.#kept();
  }

  /** The user id, or null before an anonymous person posted anything from this browser. */
  get uid(): string | null {
    return this.#identity?.uid ?? null;
  }

  /** What sets apart the names of lists that this browser keeps for the person; the anonymous one needs nothing. */
  listMark(): string {
    return '';
  }

  /** What the site made of the person; anonymous people have no role and are not asked about. */
  role(): Promise<Role> {
    return Promise.resolve('');
  }

  /** The key by which this person is known in one thread and nowhere else. */
  keyIn(thread: string): Promise<string> {
    return authorKey(this.uid ?? '', thread);
  }

  /** Binds removed words to this person, so that only those words can come back. */
  seal(words: { readonly name: string; readonly body: string }): Promise<string> {
    return sealWords(this.uid ?? '', words);
  }

  /** A token that Firestore accepts; signs in on the first call. `renew` asks for a new one although the old seems good. */
  async token(renew = false): Promise<string> {
    // Another tab or element may have signed up since.
    this.#identity ??= this.#kept();
    this.checkPresence();
    const isFresh = this.#identity !== null && !renew && Date.now() < this.#identity.expiresAt - EARLY;
    if (this.#identity === null || !isFresh) {
      const identity = await this.#signInOnce();
      // Whoever signed out meanwhile stays signed out.
      this.checkPresence();
      this.#identity = identity;
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

  /** Lets the session go. */
  close(): void {
    // An anonymous person is there as long as the browser is.
  }

  /** Throws `signed-out` where the person is not the one of this browser any more. */
  protected checkPresence(): void {
    // Nobody takes the place of an anonymous person.
  }

  /** A token that the Firestore emulator takes in the place of a signed one. */
  protected emulatorToken(uid: string): string {
    return unsignedToken(uid, 'anonymous');
  }

  /** Makes an identity for somebody who has none, or whose own is no longer known. */
  protected async signInAnew(): Promise<Identity> {
    const body = { returnSecureToken: true };
    const { fields } = await askIdentityService(
      this.settings,
      'identitytoolkit.googleapis.com',
      'accounts:signUp',
      body,
    );
    const identity =
      fields && identityOf(fields['localId'], fields['refreshToken'], fields['idToken'], fields['expiresIn']);
    if (identity) return identity;
    throw new CommentsError(
      'sign-in',
      'Anonymous sign-in was refused: switch it on in the Firebase console under Authentication, Sign-in method.',
    );
  }

  #kept(): Identity | null {
    return this.#key === null ? null : readIdentity(this.#key);
  }

  async #signInOnce(): Promise<Identity> {
    const name = `${this.#key ?? this.settings.authToken} ${this.uid ?? ''}`;
    const running = signingIn.get(name) ?? this.#signIn();
    signingIn.set(name, running);
    try {
      return await running;
    } finally {
      signingIn.delete(name);
    }
  }

  async #signIn(): Promise<Identity> {
    const { emulator, authEmulator } = this.settings;
    if (emulator !== '' && authEmulator === '') {
      const uid = this.uid ?? crypto.randomUUID();
      return { uid, refreshToken: '', idToken: this.emulatorToken(uid), expiresAt: Number.MAX_SAFE_INTEGER };
    }
    return (this.#identity && (await this.#refresh(this.#identity))) ?? this.signInAnew();
  }

  /** A new token for the same person, or null when that person is no longer known. */
  async #refresh({ refreshToken }: Identity): Promise<Identity | null> {
    const body = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const { fields } = await askIdentityService(this.settings, 'securetoken.googleapis.com', 'token', body);
    return fields && identityOf(fields['user_id'], fields['refresh_token'], fields['id_token'], fields['expires_in']);
  }
}
