import type { RemovalReason } from './removal-reason.js';

/** What a moderator can decide, by the words for it. */
export type DecisionName =
  | 'approve'
  | 'hold'
  | 'remove'
  | 'restore'
  | 'keep'
  | 'reopen'
  | 'ban'
  | 'unban'
  | 'pin'
  | 'unpin'
  | 'answered'
  | 'unanswered'
  | 'closeThread'
  | 'openThread'
  | 'review'
  | 'publish';

/** The words for hosts and moderators. */
export interface ModeratorMessages {
  readonly title: string;
  readonly loading: string;
  readonly failed: string;
  readonly nothingWaits: string;
  readonly waiting: (count: number) => string;
  readonly thisThread: string;
  readonly threadState: (isOpen: boolean, isPreModerated: boolean) => string;
  readonly inThread: (thread: string) => string;
  readonly held: string;
  readonly reported: (count: number) => string;
  readonly reportReasons: Readonly<Record<'spam' | 'abuse' | 'personal' | 'worried' | 'other', string>>;
  /** What a button for a decision says. */
  readonly actions: Readonly<Record<DecisionName, string>>;
  /** The same with the comment that it is about, for people who hear the page. */
  readonly actionOn: (action: string, name: string) => string;
  /** What the item says when it is done. */
  readonly done: Readonly<Record<DecisionName, string>>;
  readonly pending: string;
  readonly notDone: string;
  readonly overtaken: string;
  readonly notAllowed: string;
  readonly undo: string;
  readonly tryAgain: string;
  readonly cancel: string;
  readonly removalReason: string;
  readonly removalReasons: Readonly<Record<RemovalReason, string>>;
  readonly banTime: string;
  readonly banTimes: Readonly<Record<'day' | 'week' | 'always' | 'end', string>>;
  readonly answerBy: string;
  readonly answerOf: (name: string, words: string) => string;
}
