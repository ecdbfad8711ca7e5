import type { StoredComment } from '../../../model/comment.js';
import type { CommentsError } from '../../../model/errors.js';
import type { FirestoreSettings } from '../firestore-rest.js';

/** What a live tail tells. */
export interface LiveTailListener {
  /** Comments that are new or changed, in any order; the same change may come twice. */
  readonly changed: (comments: readonly StoredComment[], skipped: number) => void;
  /**
   * More changed at once than the tail carries: everything since the last known change must be read another way.
   * Comes before the changes that it does carry.
   */
  readonly missed: () => void;
  /** Everything up to a time of the server was told; a tail that does not learn such times says nothing. */
  readonly current: (readTime: Date) => void;
  /** Whether changes arrive at present. */
  readonly connected: (isConnected: boolean) => void;
  /**
   * The tail ended for good: `refused` by the rules, `offline` when the server or this way to it cannot be reached,
   * anything else when this transport and the server do not understand each other.
   */
  readonly failed: (error: CommentsError) => void;
}

/**
 * Follows every comment of a thread whose `updatedAt` is later than a time. Stops when the returned function is called.
 * Each transport is one function of this shape.
 */
export type LiveTail = (settings: FirestoreSettings, since: Date, listener: LiveTailListener) => () => void;
