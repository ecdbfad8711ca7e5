/** One value and those who watch it. */
export class SnapshotCell<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  /** The present value. */
  get value(): T {
    return this.#value;
  }

  /** Replaces the value and tells the listeners, unless it is the same object. */
  set(value: T): void {
    if (value === this.#value) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls back after every change; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Forgets all listeners. */
  clear(): void {
    this.#listeners.clear();
  }
}
