import { readComment } from '../../model/comment-record.js';
import type { StoredComment } from '../../model/comment.js';

/** What one tab tells the others. */
interface TabMessage {
  readonly thread: string;
  /** Absent when moderators changed something else. */
  readonly comment?: StoredComment;
  /** The author key that all tabs of this browser share, once it has one. */
  readonly viewer?: string;
}

/** What a tab does about what it hears. */
export interface TabListener {
  /** Another tab wrote or changed a comment; `viewer` is the author key of this browser, or null before it has one. */
  readonly changed: (comment: StoredComment, viewer: string | null) => void;
  /** Moderators changed something besides the comments; `hasMissed` when it was anything, while the page was left. */
  readonly moderated: (hasMissed: boolean) => void;
}

/**
 * Tells whoever else shows comments in this browser what changed, in other tabs and on the same page, and hears them.
 * One's own messages are not echoed.
 */
export class TabChannel {
  readonly #thread: string | null;
  readonly #listener: TabListener;
  #channel: BroadcastChannel | null = null;

  /** @param thread - the thread to hear of, or null for all */
  constructor(thread: string | null, listener: TabListener) {
    this.#thread = thread;
    this.#listener = listener;
    this.#open();
    // A browser keeps a page that is left for the way back only where it hears nothing meanwhile.
    window.addEventListener('pagehide', this.#leave);
    window.addEventListener('pageshow', this.#return);
  }

  /** Tells of a comment that was written or changed here; without one, of what moderators did. */
  tell(thread: string, comment?: StoredComment, viewer?: string): void {
    const message: TabMessage = { thread, ...(comment && { comment }), ...(viewer !== undefined && { viewer }) };
    // What was under way when the element went is told all the same.
    const channel = this.#channel ?? openChannel('webinar-comments');
    channel?.postMessage(message);
    if (channel !== this.#channel) channel?.close();
  }

  /** Stops hearing. */
  close(): void {
    window.removeEventListener('pagehide', this.#leave);
    window.removeEventListener('pageshow', this.#return);
    this.#leave();
  }

  #open(): void {
    const { changed, moderated } = this.#listener;
    this.#channel = openChannel('webinar-comments');
    if (this.#channel === null) return;
    this.#channel.onmessage = ({ data }: MessageEvent<Partial<TabMessage> | null>) => {
      if (this.#thread !== null && data?.thread !== this.#thread) return;
      const comment = readComment(data?.comment);
      if (comment) changed(comment, typeof data?.viewer === 'string' ? data.viewer : null);
      else moderated(false);
    };
  }

  readonly #leave = (): void => {
    this.#channel?.close();
    this.#channel = null;
  };

  readonly #return = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#open();
    this.#listener.moderated(true);
  };
}

// Pages of an opaque origin (a sandboxed frame) may not open one.
function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
