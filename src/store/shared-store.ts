import type { Settings } from '../model/settings.js';
import type { CommentStore } from './comment-store.js';
import { openStore } from './open-store.js';

/** A store that all elements of a page with the same settings use: one reading, one live stream, one outbox. */
export class SharedStore {
  static readonly #all = new Set<SharedStore>();

  /** The store; rejects when its code cannot be fetched. */
  readonly opened: Promise<CommentStore>;
  readonly #key: string;
  readonly #firestore: unknown;
  readonly #users = new Set<() => void>();

  private constructor(settings: Settings, key: string, firestore: unknown) {
    this.#key = key;
    this.#firestore = firestore;
    this.opened = openStore(settings);
    // One that could not be opened is opened anew by whoever asks next.
    this.opened.catch(() => SharedStore.#all.delete(this));
    SharedStore.#all.add(this);
  }

  /** The store of some settings, opened unless it is open. */
  static of(settings: Settings): SharedStore {
    const { firestore, ...rest } = { firestore: null, ...settings };
    const key = JSON.stringify(rest);
    for (const shared of this.#all) if (shared.#key === key && shared.#firestore === firestore) return shared;
    return new SharedStore(settings, key, firestore);
  }

  /** Has every element of the page open its thread anew: somebody signed in or out. */
  static renewAll(): void {
    const all = [...this.#all];
    this.#all.clear();
    for (const shared of all) for (const renew of [...shared.#users]) renew();
  }

  /** Whether more than one element uses it. */
  get isShared(): boolean {
    return this.#users.size > 1;
  }

  /**
   * Uses the store until the returned function is called; the last user's call closes it.
   *
   * @param renew - what to do when the store must be opened anew
   */
  join(renew: () => void): () => void {
    this.#users.add(renew);
    return () => {
      if (!this.#users.delete(renew) || this.#users.size > 0) return;
      SharedStore.#all.delete(this);
      this.opened.then(
        (store) => {
          store.close();
        },
        () => undefined,
      );
    };
  }
}
