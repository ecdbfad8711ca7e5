/** The longest pause between two tries to listen, in milliseconds: a server that is back is found again within it. */
export const LISTEN_PAUSE = 5000;

/**
 * Milliseconds to wait before the next try: doubling from one second, with jitter so that readers do not return at once.
 *
 * @param longest - the most to wait, in milliseconds
 */
export function backoffDelay(tries: number, longest = 60_000): number {
  return Math.min(longest, 1000 * 2 ** tries) * (0.5 + Math.random() / 2);
}

/** Resolves when the page has painted what it has, and has nothing to do. Safari has no `requestIdleCallback`. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      resolve();
    };
    requestAnimationFrame(() => {
      if ('requestIdleCallback' in window) requestIdleCallback(done, { timeout: 2000 });
      else setTimeout(done, 200);
    });
  });
}
