/**
 * Why somebody could not sign in:
 * - `wrong-password`: no account has this address and this password
 * - `expired-link`: the link from the e-mail is used up or too old
 * - `disabled`: the account is switched off
 * - `not-offered`: the project does not offer this way
 * - `popup-blocked`, `popup-closed`: what became of the window of Google
 * - `popup-storage`: the browser lets the window of Google keep nothing, and so it cannot work
 * - `too-often`: too many tries
 * - `offline`: there was no answer
 * - `no-storage`: signed in, but only until the page is left
 * - `unknown`: anything else
 */
export type SignInProblem =
  | 'wrong-password'
  | 'expired-link'
  | 'disabled'
  | 'not-offered'
  | 'popup-blocked'
  | 'popup-closed'
  | 'popup-storage'
  | 'too-often'
  | 'offline'
  | 'no-storage'
  | 'unknown';

/** How somebody signs in. */
export type SignInAttempt =
  | { readonly way: 'password'; readonly email: string; readonly password: string }
  | { readonly way: 'send-link'; readonly email: string }
  | { readonly way: 'open-link'; readonly email: string }
  | { readonly way: 'google' };
