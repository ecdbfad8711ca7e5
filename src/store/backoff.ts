/** Milliseconds to wait before the next try: doubling from one second to a minute, with jitter so that readers do not return at once. */
export function backoffDelay(tries: number): number {
  return Math.min(60_000, 1000 * 2 ** tries) * (0.5 + Math.random() / 2);
}
