import type { SignInProblem } from './sign-in-problem.js';

/** The words of the dialog in which hosts and moderators sign in. */
export interface SignInMessages {
  readonly signedIn: string;
  readonly signOut: string;
  readonly title: string;
  readonly intro: string;
  readonly email: string;
  readonly password: string;
  readonly signIn: string;
  readonly sendLink: string;
  readonly google: string;
  readonly cancel: string;
  readonly close: string;
  readonly working: string;
  readonly emailMissing: string;
  readonly passwordMissing: string;
  readonly linkSent: (email: string) => string;
  /** Asked for when a link is opened in another browser than the one that sent for it. */
  readonly emailForLink: string;
  readonly problems: Readonly<Record<SignInProblem, string>>;
}
