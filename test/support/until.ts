/** Waits until a condition holds; rejects with its name when it has not after some seconds. */
export async function until(what: string, condition: () => unknown, patience = 30): Promise<void> {
  const end = performance.now() + patience * 1000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
