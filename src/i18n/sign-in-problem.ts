/** Why somebody could not sign in; they are the problems of the model. */
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
