import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CommentsError } from '../model/errors.js';
import type { Settings } from '../model/settings.js';
import { backoffDelay } from '../store/waiting.js';
import { LOADING, type CommentStore, type StoreSnapshot } from '../store/comment-store.js';
import { SharedStore } from '../store/shared-store.js';

/** The only bridge between a store and an element: opens it, follows it, and lets it go. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #store: CommentStore | null = null;
  #shared: SharedStore | null = null;
  #leave: (() => void) | null = null;
  #stop: (() => void) | null = null;
  #failure: StoreSnapshot | null = null;
  #reopen: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run = 0;
  #opening: Promise<void> = Promise.resolve();

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // The host says when to open: not before the reader comes near. What changed while it was away is rendered.
    this.#host.requestUpdate();
  }

  /** The open store, or null. */
  get store(): CommentStore | null {
    return this.#store;
  }

  /** Resolves with the open store, however long opening takes; rejects when there is nothing to wait for. */
  async opened(): Promise<CommentStore> {
    // The newest call wins: an opening that was overtaken leaves nothing open.
    let last: Promise<void> | null = null;
    while (last !== this.#opening) {
      last = this.#opening;
      await last;
    }
    if (this.#store) return this.#store;
    throw new CommentsError('offline', 'The thread could not be opened.');
  }

  /** The state of the present thread; never that of an earlier one. */
  get snapshot(): StoreSnapshot {
    return this.#failure ?? this.#store?.snapshot ?? LOADING;
  }

  /** Whether another element of the page shows what this store holds. */
  get isShared(): boolean {
    return this.#shared?.isShared ?? false;
  }

  /**
   * Opens the store that the settings name, unless it is the one that is open. The newest call wins, however long an
   * earlier one takes.
   *
   * @param tries - how often it was tried before in vain
   */
  open(settings: Settings, tries = 0): Promise<void> {
    const shared = SharedStore.of(settings);
    if (shared !== this.#shared) this.#opening = this.#open(shared, settings, tries);
    return this.#opening;
  }

  async #open(shared: SharedStore, settings: Settings, tries: number): Promise<void> {
    this.close();
    const run = this.#run;
    this.#shared = shared;
    this.#leave = shared.join(() => void this.open(settings));
    try {
      const store = await shared.opened;
      if (run === this.#run) this.#follow(store);
    } catch (thrown) {
      if (run !== this.#run) return;
      // The code of the store could not be fetched; that is tried again like everything else that needs the network.
      this.fail(CommentsError.offline(thrown));
      this.#reopen = () => void this.open(settings, tries + 1);
      this.#timer = setTimeout(this.#reopen, backoffDelay(tries));
      window.addEventListener('online', this.#reopen);
    }
  }

  /** Tries at once what failed. */
  readonly retry = (): void => {
    if (this.#store) this.#store.retry();
    else this.#reopen?.();
  };

  /** Follows a store that the page made and keeps. */
  use(store: CommentStore): void {
    this.close();
    this.#follow(store);
  }

  /** Shows a failure instead of a store. */
  fail(error: CommentsError): void {
    this.close();
    this.#failure = { status: 'failed', error };
    this.#host.requestUpdate();
  }

  /** Lets the store go. */
  close(): void {
    this.#run++;
    clearTimeout(this.#timer);
    if (this.#reopen) window.removeEventListener('online', this.#reopen);
    this.#reopen = null;
    this.#stop?.();
    this.#stop = null;
    this.#leave?.();
    this.#leave = null;
    this.#shared = null;
    this.#store = null;
    this.#failure = null;
    this.#host.requestUpdate();
  }

  #follow(store: CommentStore): void {
    this.#store = store;
    this.#stop = store.subscribe(() => {
      if (this.#host.isConnected) this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }
}
