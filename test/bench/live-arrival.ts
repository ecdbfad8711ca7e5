/**
 * Prints how long a comment takes from its commit in the emulator to the pages of two readers, one who listens over the
 * lean transport and one over the SDK: `npm run bench`.
 */
import { launchChromium } from '../support/browser.js';
import { startFirestoreEmulator } from '../support/emulator.js';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf, pageOf, startPageServer } from '../support/page-server.js';
import { Reader } from '../support/reader.js';
import { until } from '../support/until.js';

const ROUNDS = 40;
const WARM_UP = 5;

/** The value below which a share of the sorted values lies. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Resolves with the page's clock, in milliseconds since 1970, once some words can be read; lets in what waits. */
function arrival(reader: Reader, words: string): Promise<number> {
  return reader.page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const list = document.querySelector('webinar-comments')?.shadowRoot?.querySelector('webinar-comment-list');
        const look = (): void => {
          const comments = Array.from(list?.shadowRoot?.querySelectorAll('webinar-comment') ?? []);
          if (comments.some(({ shadowRoot }) => shadowRoot?.textContent.includes(wanted))) resolve(Date.now());
          else {
            list?.shadowRoot?.querySelector<HTMLButtonElement>('.arrivals button')?.click();
            requestAnimationFrame(look);
          }
        };
        look();
      }),
    words,
  );
}

interface Listener {
  readonly name: string;
  readonly reader: Reader;
  readonly delays: number[];
}

const emulator = await startFirestoreEmulator();
const firestore = new TestFirestore('bench', emulator.host);
const [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
await firestore.seed([firestore.write(`threads/bench/comments/${newId()}`, foreignComment('The first one.'))]);

/** Somebody who listens over one of the transports; the way through the proxy is the same for both. */
async function listen(name: string, refusesLean: boolean): Promise<Listener> {
  const proxy = new FirestoreProxy(emulator.host);
  proxy.refusesLean = refusesLean;
  await proxy.start();
  const reader = await Reader.arrive(browser, server.publish(pageOf(elementOf(firestore, 'bench', proxy.host))));
  await reader.sees('The first one.');
  await until(`${name} listens`, () => proxy.handshakes > 0);
  return { name, reader, delays: [] };
}

const listeners = [await listen('lean', false), await listen('SDK', true)];
const commits: number[] = [];
for (let round = 0; round < (ROUNDS + WARM_UP) * listeners.length; round++) {
  const listener = listeners[round % listeners.length]!;
  // A page behind another one has no frames.
  await listener.reader.page.bringToFront();
  const words = `Round ${String(round)} of the bench.`;
  const seen = arrival(listener.reader, words);
  const start = Date.now();
  const { body } = await firestore.commit(
    [firestore.write(`threads/bench/comments/${newId()}`, foreignComment(words))],
    'owner',
  );
  const end = Date.now();
  const { commitTime } = body as { readonly commitTime: string };
  const delay = (await seen) - Date.parse(commitTime);
  if (round >= WARM_UP * listeners.length) {
    listener.delays.push(delay);
    commits.push(end - start);
  }
}
commits.sort((a, b) => a - b);
console.log(`\nFrom commit to the reader's page, ${String(ROUNDS)} comments each:`);
for (const { name, delays } of listeners) {
  delays.sort((a, b) => a - b);
  console.log(
    `  ${name}: median ${String(quantile(delays, 0.5))} ms, 95 % within ${String(quantile(delays, 0.95))} ms`,
  );
}
const [lean, sdk] = listeners.map(({ delays }) => quantile(delays, 0.5)) as [number, number];
console.log(
  `  lean against SDK: ${(lean / sdk).toFixed(2)}; against a commit itself: ${(lean / quantile(commits, 0.5)).toFixed(2)}`,
);
await Promise.all([browser.close(), server.stop()]);
await emulator.stop();
process.exit(0);
