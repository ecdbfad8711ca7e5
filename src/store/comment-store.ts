import type { Comment, CommentId, ReportReason, Viewer } from '../model/comment.js';
import type { CommentDraft } from '../model/draft.js';
import type { CommentsError } from '../model/errors.js';
import type { ThreadSettings } from '../model/thread.js';
import type { Accounts } from './accounts.js';
import type { ModerationDesk } from './moderation-desk.js';

/**
 * How the store reaches the place where comments are kept:
 * `connecting` until changes of others are followed, then `live`; `offline` while they cannot arrive.
 */
export type Connection = 'connecting' | 'live' | 'offline';

/** Whether comments stay (`kept`), or only until this page is left because the browser refuses storage (`memory`). */
export type Keeping = 'kept' | 'memory';

/** A thread that can be read. */
export interface ReadySnapshot extends ThreadSettings {
  readonly status: 'ready';
  /** What is on the page, in no order; an unchanged comment stays the same object. */
  readonly comments: readonly Comment[];
  /** Comments of others that came since and wait until they are shown. */
  readonly arrivals: readonly Comment[];
  /** How many comments of the thread everybody can see, on the page or not; null while that is not known. */
  readonly count: number | null;
  readonly viewer: Viewer;
  readonly connection: Connection;
  readonly keeping: Keeping;
  /** Whether older comments can be loaded. */
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
}

/** Everything a view needs to know; the same object until something changes. */
export type StoreSnapshot =
  { readonly status: 'loading' } | { readonly status: 'failed'; readonly error: CommentsError } | ReadySnapshot;

/** The state before anything is known. */
export const LOADING: StoreSnapshot = { status: 'loading' };

/** Where the comments of one thread are kept. Every promise rejects only with `CommentsError`. */
export interface CommentStore {
  /** The present state; the same object until something changes. */
  readonly snapshot: StoreSnapshot;

  /** Calls back after every change of `snapshot`; returns the way to stop. */
  subscribe(listener: () => void): () => void;

  /** Somebody may write soon: fetches what that needs, so that it is here when the network is not. */
  prepare(): void;

  /**
   * Takes a draft: fulfils once the words are in `snapshot` as a pending comment, which is confirmed or failed later.
   * Rejects without taking them when they cannot be sent at all (`invalid-draft`, `closed`, `offline` before the
   * thread could be read). The same draft id never makes two comments.
   */
  post(draft: CommentDraft): Promise<void>;

  /** Sends a failed comment again. */
  resend(id: CommentId): Promise<void>;

  /** Forgets a failed comment. */
  discard(id: CommentId): void;

  /** Changes the words of one's own comment; fulfils when they are kept. */
  edit(id: CommentId, body: string): Promise<void>;

  /** Takes one's own comment away, leaving its place; fulfils when that is kept. */
  remove(id: CommentId): Promise<void>;

  /** Brings back a comment that this page removed (`undoable`). */
  restore(id: CommentId): Promise<void>;

  /** Gives somebody else's comment a heart, or takes it back; fulfils when that is kept. */
  heart(id: CommentId, isHearted: boolean): Promise<void>;

  /**
   * Asks the moderators to look at a comment; a second report takes the place of the first, and is `refused` when a
   * moderator answered that.
   *
   * @param note - what the person adds, up to 500 characters; may be empty
   */
  report(id: CommentId, reason: ReportReason, note: string): Promise<void>;

  /** What a moderator may do; for viewers whose role allows it. */
  openDesk(): Promise<ModerationDesk>;

  /** Where people sign in with an account; rejects with `misconfigured` where there are none. */
  openAccounts(): Promise<Accounts>;

  /** Puts waiting arrivals on the page: those named, or all. */
  showArrivals(ids?: readonly CommentId[]): void;

  /**
   * Puts a comment on the page with its whole conversation, wherever in the thread it stands. Fulfils with the comment at
   * the top of that conversation, or with null where there is no such comment that this viewer may see. The thread must
   * be ready.
   */
  bring(id: CommentId): Promise<CommentId | null>;

  /** Loads the next older comments. */
  loadMore(): Promise<void>;

  /** Loads every comment there is. */
  loadAll(): Promise<void>;

  /** Tries to read a failed thread again. */
  retry(): void;

  /** Lets go of everything; a comment on its way still arrives. Nothing is called back afterwards. */
  close(): void;
}
