import type { DecisionName } from '../../i18n/moderator-messages.js';
import type { ModeratorAction } from '../../model/moderation.js';

/** Which words belong to a decision. */
export function decisionName(action: ModeratorAction): DecisionName {
  switch (action.type) {
    case 'reports':
      return action.isOpen ? 'reopen' : 'keep';
    case 'ban':
      return action.until === null ? 'unban' : 'ban';
    case 'answer':
      return action.answer === null ? 'unanswered' : 'answered';
    case 'settings': {
      const { isOpen, isPreModerated, pinned } = action.change;
      if (isOpen !== undefined) return isOpen ? 'openThread' : 'closeThread';
      if (isPreModerated !== undefined) return isPreModerated ? 'review' : 'publish';
      return pinned === null ? 'unpin' : 'pin';
    }
    default:
      return action.type;
  }
}
