import { setTimeout as sleep } from 'node:timers/promises';
import { FirestoreProxy } from '../../support/firestore-proxy.js';
import { pageOf } from '../../support/page-server.js';
import { Reader } from '../../support/reader.js';
import { until } from '../../support/until.js';
import { compared, type Row, type Section } from '../report.js';
import { quantile } from '../statistics.js';
import type { World } from '../world.js';

const ROUNDS = 40;
const WARM_UP = 5;

/** Milliseconds until a connection that began surely listens. */
const SETTLING = 3000;

/** How many read one thread at once, and how many comments they get. */
const CROWD = 20;
const CROWD_ROUNDS = 10;

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
            list?.shadowRoot?.querySelector<HTMLButtonElement>('[part~=arrivals]')?.click();
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
  readonly thread: string;
  readonly readers: readonly Reader[];
  readonly delays: number[];
}

/** Readers who listen over one of the transports; the way through the proxy is the same for both. */
async function listen(world: World, name: 'lean' | 'SDK', count: number): Promise<Listener> {
  const thread = await world.newThread(10);
  const proxy = new FirestoreProxy(world.emulatorHost);
  proxy.refusesLean = name === 'SDK';
  await proxy.start();
  const url = world.site.publish(`live-${thread}.html`, pageOf(world.tag(thread, proxy.host)));
  const readers: Reader[] = [];
  for (let number = 0; number < count; number++) {
    const reader = await Reader.arrive(world.browser, url);
    await reader.sees('The first to say');
    readers.push(reader);
  }
  await until(`${name} listens`, () => proxy.handshakes >= count, 120);
  // The emulator loses what is written in the moment in which listening begins.
  await sleep(SETTLING);
  return { name, thread, readers, delays: [] };
}

/** Lets a comment arrive and notes how long it took to each reader; resolves with how long the commit itself took. */
async function round({ thread, readers, delays }: Listener, world: World, number: number): Promise<number> {
  const words = `Round ${String(number)} of the bench.`;
  if (readers.length === 1) await readers[0]!.page.bringToFront();
  const seen = readers.map((reader) => arrival(reader, words));
  const start = performance.now();
  const committed = await world.arrive(thread, words);
  const took = performance.now() - start;
  for (const time of await Promise.all(seen)) delays.push(time - committed);
  return took;
}

/** Measures how long a comment takes from its commit to the pages of others. */
export async function measureLive(world: World, isQuick: boolean): Promise<Section> {
  const rounds = isQuick ? 10 : ROUNDS;
  const listeners = [await listen(world, 'lean', 1), await listen(world, 'SDK', 1)];
  const commits: number[] = [];
  for (let number = 0; number < rounds + WARM_UP; number++) {
    for (const listener of listeners) commits.push(await round(listener, world, number));
    if (number === WARM_UP - 1) for (const { delays } of listeners) delays.length = 0;
  }
  const [lean, sdk] = listeners.map(({ delays }) => delays) as [number[], number[]];
  for (const { readers } of listeners) for (const reader of readers) await reader.leave();
  const rows = [
    ...pair('one reader', lean, sdk, 1),
    compared({ what: 'a commit itself', value: quantile(commits, 0.5), unit: 'ms' }, 'lean', quantile(lean, 0.5)),
  ];
  const crowds: number[][] = [];
  for (const name of ['lean', 'SDK'] as const) {
    const crowd = await listen(world, name, CROWD);
    for (let number = 0; number <= (isQuick ? 3 : CROWD_ROUNDS); number++) {
      await round(crowd, world, number);
      if (number === 0) crowd.delays.length = 0;
    }
    crowds.push(crowd.delays);
    for (const reader of crowd.readers) await reader.leave();
  }
  rows.push(...pair(`${String(CROWD)} readers at once`, crowds[0] ?? [], crowds[1] ?? []));
  return {
    title: 'Live: commit to DOM of another reader',
    rows,
    notes: [`The clock starts at the server's time of the commit. All ${String(CROWD)} readers are in one browser.`],
  };
}

function pair(what: string, lean: readonly number[], sdk: readonly number[], most?: number): readonly Row[] {
  return (
    [
      ['median', 0.5],
      ['95 % within', 0.95],
    ] as const
  ).map(([label, share]) =>
    compared(
      { what: `${what}: lean, ${label}`, value: quantile(lean, share), unit: 'ms' },
      'SDK',
      quantile(sdk, share),
      share === 0.5 ? most : undefined,
    ),
  );
}
