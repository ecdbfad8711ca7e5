import type { Connection } from '../../comment-store.js';

/** Milliseconds without a connection that are not worth a word: every start and many a change of network has them. */
const SHORT_GAP = 5000;

/** Whom a `ConnectionWatch` tells. */
export interface ConnectionListener {
  /** The word for the connection is another one. */
  readonly changed: () => void;
  /** The network came back. */
  readonly back: () => void;
}

/** Finds the word for how changes of others arrive, from what the browser and the live tail say. */
export class ConnectionWatch {
  readonly #listener: ConnectionListener;
  #value: Connection = 'connecting';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the browser said that the network is gone: what still comes in then was on its way before. */
  #isCut = false;

  constructor(listener: ConnectionListener) {
    this.#listener = listener;
    window.addEventListener('online', this.#onOnline);
    window.addEventListener('offline', this.#onOffline);
  }

  /** The present word. */
  get value(): Connection {
    return this.#value;
  }

  /** A thread was read; one that takes no more comments has nothing to wait for. */
  begin(isOpen: boolean): void {
    this.#value = isOpen ? 'connecting' : 'live';
  }

  /** The live tail found its connection, or lost it. */
  readonly set = (isConnected: boolean): void => {
    if (isConnected) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      if (!this.#isCut) this.#tell('live');
    } else this.#timer ??= setTimeout(this.#tellOffline, SHORT_GAP);
  };

  /** Stops watching. */
  close(): void {
    window.removeEventListener('online', this.#onOnline);
    window.removeEventListener('offline', this.#onOffline);
    clearTimeout(this.#timer);
  }

  readonly #onOnline = (): void => {
    this.#isCut = false;
    if (this.#value === 'offline') this.#tell('connecting');
    this.#listener.back();
  };

  readonly #onOffline = (): void => {
    this.#isCut = true;
    this.#tellOffline();
  };

  readonly #tellOffline = (): void => {
    this.#tell('offline');
  };

  #tell(value: Connection): void {
    this.#value = value;
    this.#listener.changed();
  }
}
