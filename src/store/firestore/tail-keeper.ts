import { CommentsError } from '../../model/errors.js';
import { backoffDelay } from '../backoff.js';
import { OVERLAP } from './comment-queries.js';
import type { FirestoreSettings } from './firestore-rest.js';
import type { LiveTailListener } from './live-tail.js';

/** Milliseconds after which a hidden page stops listening. */
const HIDDEN_PATIENCE = 60_000;

/** Keeps a live tail running while its page can be seen: starts it when the page is idle, and again after it ended. */
export class TailKeeper {
  readonly #settings: FirestoreSettings;
  readonly #listener: LiveTailListener;
  #since: Date | null = null;
  #stopTail: (() => void) | null = null;
  #run = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(settings: FirestoreSettings, listener: LiveTailListener) {
    this.#settings = settings;
    this.#listener = listener;
  }

  /** Follows the thread from a time on the server's clock. */
  start(since: Date): void {
    if (this.#since === null) document.addEventListener('visibilitychange', this.#onVisibility);
    this.#since = since;
    this.#onVisibility();
  }

  /** Learns that everything up to a time is known, so that the next start need not ask for it again. */
  advance(known: Date): void {
    if (this.#since !== null && known > this.#since) this.#since = known;
  }

  /** Starts again at once when the tail is not running. */
  revive(): void {
    this.#failures = 0;
    if (this.#since !== null && this.#stopTail === null) this.#startSoon(0);
  }

  /** Ends for good. */
  stop(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#since = null;
    this.#halt();
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'hidden') {
      if (this.#stopTail === null) this.#halt();
      else this.#schedule(this.#halt, HIDDEN_PATIENCE);
    } else if (this.#stopTail === null) this.#startSoon(0);
    else clearTimeout(this.#timer);
  };

  #startSoon(delay: number): void {
    this.#schedule(() => {
      whenIdle(() => void this.#open());
    }, delay);
  }

  async #open(): Promise<void> {
    const run = ++this.#run;
    try {
      const { sdkLiveTail } = await import('./sdk-live-tail.js');
      if (run !== this.#run || this.#since === null) return;
      const since = new Date(this.#since.getTime() - OVERLAP);
      const { changed, missed, connected } = this.#listener;
      this.#stopTail = sdkLiveTail(this.#settings, since, {
        changed,
        missed,
        connected: (isConnected) => {
          if (isConnected) this.#failures = 0;
          connected(isConnected);
        },
        failed: this.#onFailed,
      });
    } catch (thrown) {
      if (run === this.#run) this.#onFailed(CommentsError.from(thrown));
    }
  }

  readonly #onFailed = (error: CommentsError): void => {
    this.#halt();
    this.#listener.failed(error);
    if (this.#since !== null) this.#startSoon(backoffDelay(this.#failures++));
  };

  readonly #halt = (): void => {
    clearTimeout(this.#timer);
    this.#run++;
    this.#stopTail?.();
    this.#stopTail = null;
  };

  #schedule(action: () => void, delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, delay);
  }
}

// Not before the comments are painted. Safari has no requestIdleCallback.
function whenIdle(action: () => void): void {
  requestAnimationFrame(() => {
    if ('requestIdleCallback' in window) requestIdleCallback(action, { timeout: 2000 });
    else setTimeout(action, 200);
  });
}
