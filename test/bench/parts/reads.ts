import { setTimeout as sleep } from 'node:timers/promises';
import type { HTTPRequest } from 'puppeteer-core';
import { FirestoreProxy } from '../../support/firestore-proxy.js';
import { pageOf } from '../../support/page-server.js';
import { Reader } from '../../support/reader.js';
import { until } from '../../support/until.js';
import type { Row, Section } from '../report.js';
import { countWithReplies } from '../sample-thread.js';
import type { World } from '../world.js';

const SIZE = 200;
const PAGE = 25;

/** Milliseconds after which a page has asked for everything that it asks for. */
const SETTLED = 2000;

/** A reader whose reads and writes are counted. */
class Counted {
  readonly reader: Reader;
  readonly proxy: FirestoreProxy;
  writes = 0;

  private constructor(reader: Reader, proxy: FirestoreProxy) {
    this.reader = reader;
    this.proxy = proxy;
    reader.page.on('request', (request) => void this.#countWrites(request));
  }

  static async arrive(world: World): Promise<Counted> {
    const proxy = new FirestoreProxy(world.emulatorHost);
    await proxy.start();
    const counted = new Counted(await Reader.arrive(world.browser), proxy);
    // The minute after which a hidden page stops listening takes half a second.
    await counted.reader.page.evaluateOnNewDocument(() => {
      const later = window.setTimeout.bind(window);
      const shortened = (work: () => void, delay?: number): number => later(work, delay === 60_000 ? 500 : delay);
      window.setTimeout = shortened as typeof window.setTimeout;
    });
    return counted;
  }

  /** What something costs once everything that follows from it is done. */
  async cost(work: () => Promise<void>): Promise<{ readonly reads: number; readonly writes: number }> {
    const { proxy, writes } = this;
    const { reads } = proxy;
    await work();
    await sleep(SETTLED);
    return { reads: proxy.reads - reads, writes: this.writes - writes };
  }

  async leave(): Promise<void> {
    await this.reader.leave();
    await this.proxy.stop();
  }

  async #countWrites(request: HTTPRequest): Promise<void> {
    if (request.method() !== 'POST' || !new URL(request.url()).pathname.endsWith(':commit')) return;
    const { writes } = JSON.parse((await request.fetchPostData()) ?? '{}') as { readonly writes?: readonly unknown[] };
    this.writes += writes?.length ?? 0;
  }
}

/** Counts what Google would bill for what readers do. */
export async function measureReads(world: World): Promise<Section> {
  const replies = countWithReplies(SIZE, PAGE) - PAGE;
  const view = (rows: Row[], what: string, counted: { readonly reads: number }, most: number): void => {
    rows.push({ what: `${what}: reads`, value: counted.reads, unit: '', most });
  };
  const rows: Row[] = [];
  const thread = await world.newThread(SIZE);
  const counted = await Counted.arrive(world);
  const { reader, proxy } = counted;
  const cold = await counted.cost(async () => {
    await reader.visit(world.site.publish('reads.html', pageOf(world.tag(thread, proxy.host))));
    await until('it listens', () => proxy.handshakes > 0);
  });
  view(rows, `cold view of ${String(SIZE)} comments (27 and ${String(replies)} replies shown)`, cold, 27 + replies);
  rows.push(await withSnapshot(world));
  const one = await counted.cost(async () => {
    await world.arrive(thread, 'One more.');
    await reader.sees('1 new comment');
  });
  view(rows, 'one arriving comment', one, 1);
  view(rows, 'return after a hidden minute, 2 changes', await hiddenMinute(world, counted, thread), 3);
  rows.push(...(await writing(counted)));
  await counted.leave();
  return {
    title: 'Billed reads and writes',
    rows,
    notes: ['Documents that the security rules look up for a write are billed too; they are not in these numbers.'],
  };
}

async function withSnapshot(world: World): Promise<Row> {
  const what = `view of ${String(SIZE)} comments from a snapshot: reads`;
  const { address: snapshot } = await world.snapshot(SIZE);
  const counted = await Counted.arrive(world);
  const { reads } = await counted.cost(async () => {
    const tag = world.tag(await world.thread(SIZE), counted.proxy.host, { snapshot });
    await counted.reader.visit(world.site.publish('reads-snapshot.html', pageOf(tag)));
    await until('it listens', () => counted.proxy.handshakes > 0);
  });
  await counted.leave();
  return { what, value: reads, unit: '', most: 2 };
}

async function hiddenMinute(world: World, counted: Counted, thread: string): Promise<{ readonly reads: number }> {
  const { reader } = counted;
  const elsewhere = await reader.page.browserContext().newPage();
  await elsewhere.bringToFront();
  await until('the page is hidden', () => reader.page.evaluate(() => document.visibilityState === 'hidden'));
  await sleep(1500);
  const cost = await counted.cost(async () => {
    for (const words of ['While away.', 'And another.']) await world.arrive(thread, words);
    await reader.page.bringToFront();
    await reader.sees('3 new comments');
  });
  await elsewhere.close();
  return cost;
}

/** What somebody costs who posts and gives a heart; what they wrote comes back to them as a change. */
async function writing(counted: Counted): Promise<readonly Row[]> {
  const { reader } = counted;
  const posted = await counted.cost(async () => {
    await reader.post('A comment of my own.');
    await reader.sees('A comment of my own.');
    await until('it is sent', () => counted.writes > 0);
    await reader.sees('Sending', { gone: true });
  });
  const { writes } = counted;
  const hearted = await counted.cost(async () => {
    await reader.press('Heart');
    await until('the heart is sent', () => counted.writes > writes);
  });
  return [
    { what: 'one post: writes', value: posted.writes, unit: '' },
    { what: 'one post: reads', value: posted.reads, unit: '' },
    { what: 'one heart: writes', value: hearted.writes, unit: '' },
    { what: 'one heart: reads', value: hearted.reads, unit: '' },
  ];
}
