/** Every sentence of the interface in one language. Functions take numbers as they are and write them in that language. */
export interface Messages {
  /** Language of these messages (BCP 47 tag). */
  readonly lang: string;
  readonly heading: string;
  readonly anonymous: string;
  readonly edited: string;
  readonly removed: string;
  readonly you: string;
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
  readonly loadingMore: string;
  readonly loadedMore: (count: number) => string;
  readonly newComments: (count: number) => string;

  readonly posted: string;
  readonly removedAnnouncement: string;
  readonly restoredAnnouncement: string;
  readonly savedAnnouncement: string;

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
  | 'refused'
  | 'not-found'
  | 'offline'
  | 'busy'
  | 'sign-in'
  | 'misconfigured'
  | 'unknown';
