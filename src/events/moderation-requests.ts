import type { ModeratorAction } from '../model/moderation.js';
import { CommentRequest } from './requests.js';

/** A moderator decided something. */
export class ModerationRequest extends CommentRequest {
  /** What takes the decision back, once the response has fulfilled. */
  undo: ModeratorAction | null = null;

  constructor(readonly action: ModeratorAction) {
    super('moderation-request');
  }
}

declare global {
  interface HTMLElementEventMap {
    'moderation-request': ModerationRequest;
  }
}
