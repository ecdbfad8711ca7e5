import type { RemovalReason } from './removal-reason.js';

/** What is said to people who write, or do something with a comment; fetched with the first word or press. */
export interface ActingMessages {
  readonly replyLabel: string;
  readonly editLabel: string;
  readonly postReply: string;
  readonly saveEdit: string;
  readonly errorPrefix: string;
  readonly bodyEmpty: string;
  readonly bodyTooLong: (over: number) => string;
  readonly nameTooLong: (limit: number) => string;
  readonly charactersLeft: (left: number) => string;

  readonly edit: string;
  readonly editOf: (time: string) => string;
  readonly remove: string;
  readonly removeOf: (time: string) => string;
  readonly undo: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly linkCopied: string;
  /** Said before the address that could not be copied. */
  readonly linkNotCopied: string;
  /** Where the address of the page names a comment that is not in the thread. */
  readonly linkMissing: string;
  /** Where the network is gone. */
  readonly linkUnread: string;
  readonly discard: string;
  /** Told to the author of a comment that a moderator removed. */
  readonly removedFor: (reason: RemovalReason) => string;

  readonly posted: string;
  readonly postedForReview: string;
  readonly removedAnnouncement: string;
  readonly restoredAnnouncement: string;
  readonly savedAnnouncement: string;

  /** What to tell about a failure, by code. */
  readonly failures: Readonly<Record<FailureCode, string>>;
}

/** The failures that have a sentence of their own; they are the codes of a store's errors. */
export type FailureCode =
  | 'invalid-draft'
  | 'closed'
  | 'too-late'
  | 'too-soon'
  | 'too-many'
  | 'banned'
  | 'refused'
  | 'not-found'
  | 'offline'
  | 'busy'
  | 'sign-in'
  | 'signed-out'
  | 'misconfigured'
  | 'unknown';
