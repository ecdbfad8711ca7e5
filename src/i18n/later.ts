/** Words that are fetched when they are needed. */
export interface Later<T> {
  /** Fetches them, once; rejects when their code cannot be fetched. */
  (): Promise<T>;
  /** What was fetched, or null. */
  readonly here: T | null;
}

/** Words that `load` brings. */
export function later<T>(load: () => Promise<T>): Later<T> {
  const fetch = Object.assign(
    async (): Promise<T> => {
      fetch.here ??= await load();
      return fetch.here;
    },
    { here: null as T | null },
  );
  return fetch;
}
