import { CommentsError } from '../../../model/errors.js';
import type { SignInAttempt, SignInProblem } from '../../../model/sign-in.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import { identityKey } from '../opening/known-here.js';
import { identityOf, keepIdentity, keepLinkEmail, type Identity } from './identity-keeper.js';
import { askIdentityService } from './identity-rest.js';

/** What Google's service calls its refusals (https://firebase.google.com/docs/reference/rest/auth). */
const PROBLEMS: readonly (readonly [refusal: RegExp, problem: SignInProblem])[] = [
  [/INVALID_LOGIN_CREDENTIALS|INVALID_PASSWORD|EMAIL_NOT_FOUND|INVALID_EMAIL/, 'wrong-password'],
  [/INVALID_OOB_CODE|EXPIRED_OOB_CODE/, 'expired-link'],
  [/USER_DISABLED/, 'disabled'],
  [/OPERATION_NOT_ALLOWED|PASSWORD_LOGIN_DISABLED|ADMIN_ONLY_OPERATION/, 'not-offered'],
  [/TOO_MANY_ATTEMPTS/, 'too-often'],
];

const SERVICE = 'identitytoolkit.googleapis.com';

/** Parameters that a link from the e-mail brings along. */
const LINK_PARAMETERS = ['apiKey', 'oobCode', 'mode', 'lang'];

/** Signs people in with the accounts of a Firebase project. */
export class AccountSignIn {
  readonly #settings: FirestoreSettings;
  readonly #key: string;

  constructor(settings: FirestoreSettings) {
    this.#settings = settings;
    this.#key = identityKey('account', settings);
  }

  /** Gets ready for Google's window, which must open within the click. */
  prepare(): void {
    import('./sdk-google-sign-in.js').then(
      ({ prepareGoogle }) => prepareGoogle(this.#settings),
      // It is fetched again when somebody presses the button.
      () => undefined,
    );
  }

  /** Resolves with what kept the person from signing in, or null. Never rejects. */
  async attempt(attempt: SignInAttempt): Promise<SignInProblem | null> {
    try {
      if (attempt.way === 'send-link') return await this.#sendLink(attempt.email);
      if (attempt.way === 'google') return await this.#google();
      if (attempt.way === 'open-link') return await this.#openLink(attempt.email);
      const { email, password } = attempt;
      return await this.#signIn('accounts:signInWithPassword', { email, password, returnSecureToken: true });
    } catch (thrown) {
      const error = CommentsError.from(thrown);
      console.error(`[webinar-comments] Signing in failed: ${error.message}`);
      return error.isPassing ? 'offline' : 'unknown';
    }
  }

  async #sendLink(email: string): Promise<SignInProblem | null> {
    const continueUrl = new URL(location.href);
    for (const name of LINK_PARAMETERS) continueUrl.searchParams.delete(name);
    const body = { requestType: 'EMAIL_SIGNIN', email, continueUrl: continueUrl.href, canHandleCodeInApp: true };
    const { refusal } = await askIdentityService(this.#settings, SERVICE, 'accounts:sendOobCode', body);
    if (refusal) return problemOf(refusal);
    keepLinkEmail(this.#settings, email);
    return null;
  }

  async #openLink(email: string): Promise<SignInProblem | null> {
    const url = new URL(location.href);
    const problem = await this.#signIn('accounts:signInWithEmailLink', {
      email,
      oobCode: url.searchParams.get('oobCode'),
    });
    if (problem === 'wrong-password') return problem;
    // The link works once; a reload must not try it again.
    for (const name of LINK_PARAMETERS) url.searchParams.delete(name);
    history.replaceState(history.state, '', url);
    if (problem === null || problem === 'no-storage') keepLinkEmail(this.#settings, null);
    return problem;
  }

  async #google(): Promise<SignInProblem | null> {
    const { signInWithGoogle } = await import('./sdk-google-sign-in.js');
    const outcome = await signInWithGoogle(this.#settings);
    if (typeof outcome === 'string') return outcome;
    const { uid, refreshToken, idToken, expiresIn } = outcome;
    return this.#keep(identityOf(uid, refreshToken, idToken, expiresIn));
  }

  async #signIn(method: string, body: object): Promise<SignInProblem | null> {
    const { fields, refusal } = await askIdentityService(this.#settings, SERVICE, method, body);
    if (refusal) return problemOf(refusal);
    const { localId, refreshToken, idToken, expiresIn } = fields;
    return this.#keep(identityOf(localId, refreshToken, idToken, expiresIn));
  }

  #keep(identity: Identity | null): SignInProblem | null {
    if (identity === null) return 'unknown';
    return keepIdentity(this.#key, identity) ? null : 'no-storage';
  }
}

function problemOf({ message }: CommentsError): SignInProblem {
  return PROBLEMS.find(([refusal]) => refusal.test(message))?.[1] ?? 'unknown';
}
