import type { SignInAttempt, SignInProblem } from '../model/sign-in.js';

/** Signs hosts, experts and moderators in with an account, and out again. */
export interface Accounts {
  /** The address to which this browser had a link sent, or empty. */
  readonly linkEmail: string;

  /** Gets ready for Google's window, which must open within the click. */
  prepare(): void;

  /** Resolves with what kept the person from signing in, or null when they are, or the link is on its way. Never rejects. */
  attempt(attempt: SignInAttempt): Promise<SignInProblem | null>;

  /** Ends the session that this browser keeps, in all its tabs, and forgets the person's words. Needs no network. */
  signOut(): void;
}
