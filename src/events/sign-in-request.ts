import type { SignInAttempt, SignInProblem } from '../model/sign-in.js';
import { CommentRequest } from './requests.js';

/** Somebody tries to sign in. */
export class SignInRequest extends CommentRequest {
  /** Why it did not work, once the response has fulfilled; null when it did. */
  problem: SignInProblem | null = null;

  constructor(readonly attempt: SignInAttempt) {
    super('sign-in-request');
  }
}

declare global {
  interface HTMLElementEventMap {
    'sign-in-request': SignInRequest;
  }
}
