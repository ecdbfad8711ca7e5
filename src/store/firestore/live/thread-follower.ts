import { backoffDelay } from '../../waiting.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import type { ThreadReader } from '../thread-reader.js';
import { readChanges } from './changes.js';
import type { LiveTailListener } from './live-tail.js';
import { TailKeeper } from './tail-keeper.js';

/** Tells every change of a thread: what the live tail tells, and what it missed, which is read over REST. */
export class ThreadFollower {
  readonly #reader: () => ThreadReader;
  readonly #known: () => Date;
  readonly #listener: Pick<LiveTailListener, 'changed' | 'current' | 'connected'>;
  readonly #tail: TailKeeper;
  #isStopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param known - the server's time up to which everything is known
   */
  constructor(
    settings: FirestoreSettings,
    reader: () => ThreadReader,
    known: () => Date,
    listener: Pick<LiveTailListener, 'changed' | 'current' | 'connected'>,
  ) {
    this.#reader = reader;
    this.#known = known;
    this.#listener = listener;
    const catchUp = (): void => void this.#catchUp();
    this.#tail = new TailKeeper(settings, known, { ...listener, missed: catchUp, failed: catchUp });
  }

  /** Follows the thread from now on. */
  start(): void {
    this.#tail.start();
  }

  /** Follows it at once again, where it had ended. */
  revive(): void {
    this.#tail.revive();
  }

  /** Ends for good. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#tail.stop();
  }

  /** Reads what the tail missed, and tries again until it could. */
  async #catchUp(since = this.#known(), tries = 0): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const { comments, skipped } = await readChanges(this.#reader(), since);
      if (!this.#isStopped) this.#listener.changed(comments, skipped);
    } catch {
      if (this.#isStopped) return;
      this.#timer = setTimeout(() => void this.#catchUp(since, tries + 1), backoffDelay(tries));
    }
  }
}
