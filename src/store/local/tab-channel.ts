import { readComment } from '../../model/comment-record.js';
import type { StoredComment } from '../../model/comment.js';

/** What one tab tells the others. */
interface TabMessage {
  readonly comment: StoredComment;
  /** The author key that all tabs of this browser share. */
  readonly viewer: string;
}

/** Tells other tabs of this browser what changed in a thread, and hears them. One's own messages are not echoed. */
export class TabChannel {
  #channel: BroadcastChannel | null;

  /** @param hear - called with each comment another tab wrote, and the viewer's author key */
  constructor(thread: string, hear: (comment: StoredComment, viewer: string) => void) {
    this.#channel = openChannel(`webinar-comments:${thread}`);
    if (this.#channel === null) return;
    this.#channel.onmessage = ({ data }: MessageEvent<Partial<TabMessage> | null>) => {
      const comment = readComment(data?.comment);
      if (comment && typeof data?.viewer === 'string') hear(comment, data.viewer);
    };
  }

  /** Tells the other tabs of a comment that was written or changed here. */
  tell(comment: StoredComment, viewer: string): void {
    const message: TabMessage = { comment, viewer };
    this.#channel?.postMessage(message);
  }

  /** Stops hearing and telling. */
  close(): void {
    this.#channel?.close();
    this.#channel = null;
  }
}

// Pages of an opaque origin (a sandboxed frame) may not open one.
function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
