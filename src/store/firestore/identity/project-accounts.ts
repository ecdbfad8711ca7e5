import type { Accounts } from '../../accounts.js';
import { CommentsError } from '../../../model/errors.js';
import type { SignInAttempt, SignInProblem } from '../../../model/sign-in.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import type { AccountSignIn } from './account-sign-in.js';
import { readLinkEmail } from './identity-keeper.js';
import { signOut } from './sign-out.js';

/** The accounts of a Firebase project. What signs in is fetched with the dialog; signing out waits for no network. */
export class ProjectAccounts implements Accounts {
  readonly #settings: FirestoreSettings;

  constructor(settings: FirestoreSettings) {
    this.#settings = settings;
  }

  get linkEmail(): string {
    return readLinkEmail(this.#settings);
  }

  prepare(): void {
    this.#signIn().then(
      (signIn) => {
        signIn.prepare();
      },
      // It is fetched again with the attempt.
      () => undefined,
    );
  }

  async attempt(attempt: SignInAttempt): Promise<SignInProblem | null> {
    let signIn: AccountSignIn;
    try {
      signIn = await this.#signIn();
    } catch (thrown) {
      console.error(`[webinar-comments] Signing in could not be fetched: ${CommentsError.from(thrown).message}`);
      return 'offline';
    }
    return signIn.attempt(attempt);
  }

  signOut(): void {
    signOut(this.#settings);
  }

  async #signIn(): Promise<AccountSignIn> {
    const { AccountSignIn: SignIn } = await import('./account-sign-in.js');
    return new SignIn(this.#settings);
  }
}
