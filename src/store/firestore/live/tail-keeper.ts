import { CommentsError } from '../../../model/errors.js';
import { backoffDelay, idle, LISTEN_PAUSE } from '../../waiting.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import { OVERLAP } from './changes.js';
import { leanLiveTail } from './lean-live-tail.js';
import type { LiveTail, LiveTailListener } from './live-tail.js';
import { pollEvery } from './poll-live-tail.js';

/** Milliseconds after which a hidden page stops listening. */
const HIDDEN_PATIENCE = 60_000;

/** Least milliseconds between two questions where nothing but questions gets through. */
const POLL_PAUSE = 30_000;

/** The ways to hear of changes, best first. */
const TRANSPORTS = {
  lean: () => Promise.resolve(leanLiveTail),
  sdk: async () => (await import('./sdk-live-tail.js')).sdkLiveTail,
  poll: () => Promise.resolve(pollEvery(POLL_PAUSE)),
} as const satisfies Readonly<Record<string, () => Promise<LiveTail>>>;

/**
 * Keeps a live tail running while its page can be seen: starts it when the page is idle, again after it ended, and
 * another transport where one fails in a way that trying again does not mend.
 */
export class TailKeeper {
  readonly #settings: FirestoreSettings;
  readonly #known: () => Date;
  readonly #listener: LiveTailListener;
  #watch: AbortController | null = null;
  #best: keyof typeof TRANSPORTS;
  #transport: keyof typeof TRANSPORTS;
  #hasComplained = false;
  #stopTail: (() => void) | null = null;
  #run = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param known - the server's time up to which everything is known
   */
  constructor(settings: FirestoreSettings, known: () => Date, listener: LiveTailListener) {
    this.#settings = settings;
    this.#best = this.#transport = settings.firestore ? 'sdk' : 'lean';
    this.#known = known;
    this.#listener = listener;
  }

  /** Follows the thread from now on. */
  start(): void {
    if (this.#watch === null) {
      const { signal } = (this.#watch = new AbortController());
      document.addEventListener('visibilitychange', this.#onVisibility, { signal });
      // A browser keeps a page that is left for the way back best where it has no open connection.
      window.addEventListener('pagehide', this.#halt, { signal });
      window.addEventListener('pageshow', this.#onVisibility, { signal });
    }
    this.#onVisibility();
  }

  /** Starts again at once, with the best transport, unless that one is running. */
  revive(): void {
    this.#failures = 0;
    if (this.#watch === null || (this.#stopTail !== null && this.#transport === this.#best)) return;
    this.#transport = this.#best;
    this.#halt();
    this.#startSoon(0);
  }

  /** Ends for good. */
  stop(): void {
    this.#watch?.abort();
    this.#watch = null;
    this.#halt();
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'hidden') {
      if (this.#stopTail === null) this.#halt();
      else this.#schedule(this.#halt, HIDDEN_PATIENCE);
    } else if (this.#stopTail === null) this.revive();
    else clearTimeout(this.#timer);
  };

  #startSoon(delay: number): void {
    // The newest start wins, or two tails would run and one never stop.
    const run = ++this.#run;
    this.#schedule(() => void this.#open(run), delay);
  }

  async #open(run: number): Promise<void> {
    try {
      await idle();
      const tail = await TRANSPORTS[this.#transport]();
      if (run !== this.#run) return;
      const since = new Date(this.#known().getTime() - OVERLAP);
      this.#stopTail = tail(this.#settings, since, {
        ...this.#listener,
        connected: (isConnected) => {
          if (isConnected) {
            this.#failures = 0;
            this.#hasComplained = false;
          }
          this.#listener.connected(isConnected);
        },
        failed: this.#onFailed,
      });
    } catch (thrown) {
      // The code could not be fetched.
      if (run === this.#run) this.#tryAgain(CommentsError.from(thrown));
    }
  }

  readonly #onFailed = (error: CommentsError): void => {
    if (this.#transport === 'poll') {
      // Where nothing at all gets through, the best way may be the first to open again.
      if (error.isPassing) this.#transport = this.#best;
      this.#tryAgain(error);
      return;
    }
    // Whom the rules or the way refuse, they refuse in every other live transport too.
    const isUnderstood = error.code === 'refused' || error.isPassing;
    if (error.code === 'misconfigured') this.#transport = this.#best = 'lean';
    else this.#transport = this.#transport === 'sdk' || isUnderstood ? 'poll' : 'sdk';
    this.#end(error);
    this.#startSoon(0);
  };

  #tryAgain(error: CommentsError): void {
    this.#end(error);
    const delay = backoffDelay(this.#failures++, error.isPassing ? LISTEN_PAUSE : undefined);
    if (this.#watch) this.#startSoon(delay);
  }

  #end(error: CommentsError): void {
    this.#halt();
    const next = `The next way to hear of changes is "${this.#transport}".`;
    if (!this.#hasComplained) console.warn(`[webinar-comments] The live connection ended: ${error.message} ${next}`);
    this.#hasComplained = true;
    this.#listener.connected(false);
    this.#listener.failed(error);
  }

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
