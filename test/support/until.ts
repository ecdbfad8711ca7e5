/** Waits until a condition holds; rejects with its name after ten seconds. */
export async function until(what: string, condition: () => unknown): Promise<void> {
  const end = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
