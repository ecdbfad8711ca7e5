import type { CommentsError } from '../model/errors.js';
import type { ModeratorAction, QueueItem } from '../model/moderation.js';
import type { ThreadSettings } from '../model/thread.js';

/** What moderators see; the same object until something changes. */
export interface DeskSnapshot {
  readonly status: 'loading' | 'ready' | 'failed';
  /** Why it failed, when it did. */
  readonly error: CommentsError | null;
  /** What waits in all threads: those that somebody worries about first, then newest first. */
  readonly items: readonly QueueItem[];
  /** The thread of this page. */
  readonly thread: string;
  /** What is set for it. */
  readonly settings: ThreadSettings;
}

/** What moderators do, for one page and over all threads. Every promise rejects only with `CommentsError`. */
export interface ModerationDesk {
  /** The present state; the same object until something changes. */
  readonly snapshot: DeskSnapshot;

  /** Calls back after every change of `snapshot`; returns the way to stop. */
  subscribe(listener: () => void): () => void;

  /**
   * Does what a moderator decided, wholly or not at all; fulfils with the action that takes it back.
   * Rejects with `not-found` when another moderator was faster.
   */
  act(action: ModeratorAction): Promise<ModeratorAction>;

  /** Lets go of everything; nothing is called back afterwards. */
  close(): void;
}

/** A desk that knows nothing yet. */
export function emptyDesk(thread: string, settings: ThreadSettings): DeskSnapshot {
  return { status: 'loading', error: null, items: [], thread, settings };
}
