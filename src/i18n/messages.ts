import type { ModeratorMessages } from './moderator-messages.js';
import type { RemovalReason } from './removal-reason.js';
import type { ReportMessages } from './report-messages.js';
import type { SignInMessages } from './sign-in-messages.js';

/** Every sentence of the interface in one language. Functions take numbers as they are and write them in that language. */
export interface Messages {
  /** Language of these messages (BCP 47 tag). */
  readonly lang: string;
  readonly heading: string;
  readonly anonymous: string;
  readonly edited: string;
  readonly removed: string;
  readonly you: string;
  readonly pinned: string;
  readonly answered: string;
  /** On one's own comment until a moderator has read it. */
  readonly waiting: string;
  /** Told to the author of a comment that a moderator removed. */
  readonly removedFor: (reason: RemovalReason) => string;
  /** What a role is called, beside a name. */
  readonly roles: Readonly<Record<'expert' | 'host' | 'moderator', string>>;

  readonly loading: string;
  readonly empty: string;
  readonly closed: string;
  readonly offline: string;
  readonly memoryOnly: string;

  readonly commentLabel: string;
  readonly replyLabel: string;
  readonly editLabel: string;
  readonly nameLabel: string;
  readonly nameHint: string;
  readonly publicNotice: string;
  /** The same where a moderator reads first. */
  readonly reviewNotice: string;
  readonly postComment: string;
  readonly postReply: string;
  readonly saveEdit: string;
  readonly cancel: string;
  readonly sending: string;
  readonly errorPrefix: string;
  readonly bodyEmpty: string;
  readonly bodyTooLong: (over: number) => string;
  readonly nameTooLong: (limit: number) => string;
  readonly charactersLeft: (left: number) => string;

  /** Labels the button with which somebody else's comment gets a heart. */
  readonly heart: (hearts: number) => string;
  readonly report: string;
  readonly reportOf: (name: string) => string;
  readonly reply: string;
  readonly edit: string;
  readonly remove: string;
  readonly undo: string;
  readonly tryAgain: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly discard: string;
  readonly notSent: string;
  readonly readMore: (words: number) => string;
  readonly readLess: string;
  readonly repliesTo: (name: string) => string;
  readonly replyTo: (name: string) => string;
  readonly editOf: (time: string) => string;
  readonly removeOf: (time: string) => string;

  readonly loadMore: string;
  readonly showAll: string;
  readonly loadingMore: string;
  readonly loadedMore: (count: number) => string;
  readonly newComments: (count: number) => string;

  readonly posted: string;
  readonly postedForReview: string;
  readonly removedAnnouncement: string;
  readonly restoredAnnouncement: string;
  readonly savedAnnouncement: string;

  /** The words of the form in which a comment is reported, fetched when it is opened. */
  readonly forReports: () => Promise<ReportMessages>;
  /** The words of the dialog in which hosts and moderators sign in. */
  readonly forSignIn: () => Promise<SignInMessages>;
  /** The words for hosts and moderators, fetched for them alone. */
  readonly forModerators: () => Promise<ModeratorMessages>;

  /** What to tell a reader about a failure, by code. */
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
