/** Prints how long a comment takes from its commit in the emulator to another reader's page: `npm run bench`. */
import { launchChromium } from '../support/browser.js';
import { startFirestoreEmulator } from '../support/emulator.js';
import { foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf, pageOf, startPageServer } from '../support/page-server.js';
import { Reader } from '../support/reader.js';

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

const emulator = await startFirestoreEmulator();
const firestore = new TestFirestore('bench', emulator.host);
const [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
await firestore.seed([firestore.write(`threads/bench/comments/${newId()}`, foreignComment('The first one.'))]);
const reader = await Reader.arrive(browser, server.publish(pageOf(elementOf(firestore, 'bench', emulator.host))));
await reader.sees('The first one.');
await reader.page.waitForNetworkIdle({ concurrency: 2 });

const delays: number[] = [];
const commits: number[] = [];
for (let round = 0; round < ROUNDS + WARM_UP; round++) {
  const words = `Round ${String(round)} of the bench.`;
  const seen = arrival(reader, words);
  const start = Date.now();
  const { body } = await firestore.commit(
    [firestore.write(`threads/bench/comments/${newId()}`, foreignComment(words))],
    'owner',
  );
  const end = Date.now();
  const { commitTime } = body as { readonly commitTime: string };
  const delay = (await seen) - Date.parse(commitTime);
  if (round >= WARM_UP) {
    delays.push(delay);
    commits.push(end - start);
  }
}
delays.sort((a, b) => a - b);
commits.sort((a, b) => a - b);
const [median, slow, commit] = [quantile(delays, 0.5), quantile(delays, 0.95), quantile(commits, 0.5)];
console.log(`\nFrom commit to the other reader's page, ${String(ROUNDS)} comments:`);
console.log(`  median ${String(median)} ms, 95 % within ${String(slow)} ms`);
console.log(`  a commit itself takes ${String(commit)} ms; ratio ${(median / commit).toFixed(1)}`);
await Promise.all([browser.close(), server.stop()]);
await emulator.stop();
process.exit(0);
