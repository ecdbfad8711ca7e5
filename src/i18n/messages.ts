import type { ActingMessages, FailureCode } from './acting-messages.js';
import type { Later } from './later.js';
import type { ModeratorMessages } from './moderator-messages.js';
import type { ReportMessages } from './report-messages.js';
import type { SignInMessages } from './sign-in-messages.js';
import type { Formats } from './formats.js';

/** What to tell about the failures that a reader may meet; `unknown` stands for all that are not there. */
export type CommonFailures = Readonly<Record<'offline' | 'busy' | 'misconfigured' | 'unknown', string>> &
  Readonly<Partial<Record<FailureCode, string>>>;

/** Every sentence of the interface in one language. Functions take numbers as they are and write them in that language. */
export interface Messages {
  /** Language of these messages (BCP 47 tag). */
  readonly lang: string;
  /** Which way it is written. */
  readonly dir: 'ltr' | 'rtl';
  readonly heading: string;
  readonly anonymous: string;
  readonly edited: string;
  readonly removed: string;
  readonly you: string;
  readonly pinned: string;
  /** On the comment that the address of the page names. */
  readonly linked: string;
  readonly answered: string;
  /** On one's own comment until a moderator has read it. */
  readonly waiting: string;
  /** What a role is called, beside a name. */
  readonly roles: Readonly<Record<'expert' | 'host' | 'moderator', string>>;

  readonly loading: string;
  readonly empty: string;
  readonly closed: string;
  readonly offline: string;
  readonly memoryOnly: string;

  readonly commentLabel: string;
  readonly nameLabel: string;
  readonly nameHint: string;
  readonly publicNotice: string;
  /** The same where a moderator reads first. */
  readonly reviewNotice: string;
  readonly postComment: string;
  readonly cancel: string;
  readonly sending: string;

  /** Labels the button with which somebody else's comment gets a heart. */
  readonly heart: (hearts: number) => string;
  readonly report: string;
  readonly reportOf: (name: string) => string;
  readonly copyLink: string;
  readonly copyLinkOf: (name: string) => string;
  readonly reply: string;
  readonly tryAgain: string;
  readonly notSent: string;
  readonly readMore: (words: number) => string;
  readonly readLess: string;
  readonly repliesTo: (name: string) => string;
  readonly replyTo: (name: string) => string;

  readonly loadMore: string;
  readonly showAll: string;
  readonly loadingMore: string;
  readonly loadedMore: (count: number) => string;
  readonly newComments: (count: number) => string;

  /** The words for people who write, or do something with a comment; fetched with the first word or press. */
  readonly forActing: Later<ActingMessages>;
  /** The words of the form in which a comment is reported, fetched when it is opened. */
  readonly forReports: Later<ReportMessages>;
  /** The words of the dialog in which hosts and moderators sign in. */
  readonly forSignIn: Later<SignInMessages>;
  /** The words for hosts and moderators, fetched for them alone. */
  readonly forModerators: Later<ModeratorMessages>;

  /** What to tell somebody who reads about a failure, by code; who writes finds more in `forActing`. */
  readonly failures: CommonFailures;
  /** Said after a failure that is tried again without a press. */
  readonly goesOn: string;
}

/** Every sentence in one language, with times and numbers as that language writes them in one region. */
export type Dictionary = (formats: Formats) => Messages;
