import { setTimeout as sleep } from 'node:timers/promises';
import { FirestoreProxy } from '../../support/firestore-proxy.js';
import { until } from '../../support/until.js';
import { floorContestant, ownContestant, peerContestants, type Contestant } from '../contestants.js';
import { compared, type Row, type Section } from '../report.js';
import { RARE_WORD } from '../sample-thread.js';
import { median } from '../statistics.js';
import { Visit } from '../visit.js';
import type { World } from '../world.js';

const SIZES = [1000, 10_000] as const;

/** Seconds until a page that does not become complete is given up. */
const PATIENCE = 120;

/** Rounds for ours and static HTML; a peer with 10,000 comments takes so long that one look is enough. */
const ROUNDS = 3;

/** How often one more comment arrives. */
const ARRIVALS = 7;

interface Look {
  readonly time: number;
  readonly painted: number;
  readonly longestTask: number;
  readonly heap: number;
  readonly elements: number;
  readonly isFound: boolean;
}

interface AllResult {
  readonly name: string;
  readonly size: number;
  readonly looks: readonly Look[];
}

/** Measures pages with every comment of a thread on them, and what one more comment costs there. */
export async function measureAll(world: World, isQuick: boolean): Promise<Section> {
  const hasAll = await hasShowAll(world);
  const own = hasAll ? world.own() : [];
  const floor = floorContestant(world.site);
  const peers = peerContestants(world.site);
  const rows: Row[] = [];
  for (const size of SIZES) {
    const results: AllResult[] = [];
    for (const contestant of [...own, floor]) results.push({ name: contestant.name, size, looks: [] });
    const rounds = isQuick ? 1 : ROUNDS;
    // The same questions are asked each time, and replayed from the second on.
    for (const contestant of own.slice(1)) await look(world, contestant, size);
    for (let round = 0; round < rounds; round++) {
      for (const [index, contestant] of [...own, floor].entries()) {
        const seen = results[index]!;
        results[index] = { ...seen, looks: [...seen.looks, ...(await look(world, contestant, size))] };
      }
    }
    for (const peer of peers) results.push({ name: peer.name, size, looks: await look(world, peer, size) });
    rows.push(...rowsOf(results, size));
  }
  rows.push(...(await arrivalRows(world, hasAll, isQuick)));
  return {
    title: 'All comments on the page',
    rows,
    notes: [
      'Time: from the start of the navigation until every comment is in the DOM. Ours presses "Show all" as soon as it ' +
        'is there; peers are set to pages of everything. Heap after a collection. Found: window.find of a word that ' +
        'only the oldest comment has.',
      'Laid out and painted: nobody sees a comment before. Waline puts all of them into the DOM in one task and has them ' +
        'laid out in the next, which our list does as it goes.',
      `Given up after ${String(PATIENCE)} s.`,
      ...(hasAll ? [] : ['This build has no "Show all" (part "all").']),
    ],
  };
}

/** Whether the built element can show everything. */
async function hasShowAll(world: World): Promise<boolean> {
  const probe = ownContestant(world.site, 'probe', async (size) => world.tag(await world.thread(size)));
  const { url, awaited } = await probe.first(100);
  const visit = await Visit.to(world.browser, url, awaited);
  await sleep(1000);
  const has = await visit.page.evaluate(() => {
    const list = document.querySelector('webinar-comments')?.shadowRoot?.querySelector('webinar-comment-list');
    return Boolean(list?.shadowRoot?.querySelector('[part~=all]'));
  });
  await visit.leave();
  return has;
}

async function look(world: World, contestant: Contestant, size: number): Promise<readonly Look[]> {
  const { url, awaited } = await contestant.all(size);
  const visit = await Visit.to(world.browser, url, awaited, { patience: PATIENCE });
  const { time, painted } = visit;
  if (time === null || painted === null) {
    console.log(`all, ${String(size)}: ${contestant.name} gave up after ${String(PATIENCE)} s`);
    await visit.leave();
    return [];
  }
  // The task in which the last comment came ends with its layout.
  await sleep(1000);
  const longestTask = await visit.longestTask();
  const isFound = await visit.page.evaluate((word) => {
    const { find } = window as unknown as { readonly find: (...args: readonly unknown[]) => boolean };
    return find.call(window, word, false, false, true);
  }, RARE_WORD);
  const elements = await visit.elements();
  const heap = await visit.heap();
  await visit.leave();
  console.log(`all, ${String(size)}: ${contestant.name} ${time.toFixed(0)} ms`);
  return [{ time, painted, longestTask, heap, elements, isFound }];
}

function rowsOf(results: readonly AllResult[], size: number): readonly Row[] {
  const value = (name: string, read: (look: Look) => number): number | null => {
    const looks = results.find((it) => it.name === name)?.looks ?? [];
    return looks.length === 0 ? null : median(looks.map(read));
  };
  const names = ['ours, emulator', 'ours, replayed', 'ours, snapshot', ...results.map(({ name }) => name)];
  const isTarget = size === 10_000;
  return [...new Set(names)].flatMap((name): readonly Row[] => {
    const isOwn = name.startsWith('ours');
    const what = `${size.toLocaleString('en')}: ${name}`;
    const time = value(name, (it) => it.time);
    const most = isOwn && isTarget;
    const measured = (label: string, unit: Row['unit'], read: (look: Look) => number, limit?: number): Row => ({
      what: `${what}: ${label}`,
      value: value(name, read),
      unit,
      ...(limit !== undefined && most && { most: limit }),
    });
    const against = (label: string, read: (look: Look) => number, other: string, limit?: number): Row =>
      compared(measured(label, 'ms', read), other, value(other, read), most ? limit : undefined);
    const times = (
      [
        ['time', (it) => it.time],
        ['laid out and painted', (it) => it.painted, 0.2],
      ] satisfies readonly (readonly [string, (look: Look) => number, number?])[]
    ).flatMap(([label, read, limit]) =>
      name === 'static HTML'
        ? [measured(label, 'ms', read)]
        : [...(isOwn ? [against(label, read, 'Waline 3.15.2', limit)] : []), against(label, read, 'static HTML', 1.5)],
    );
    if (time === null) return times;
    return [
      ...times,
      measured('longest task', 'ms', (it) => it.longestTask, 100),
      measured('heap', 'MB', (it) => it.heap, 60),
      measured('DOM elements', '', (it) => it.elements),
      measured('words not found', '', (it) => (it.isFound ? 0 : 1), 0),
    ];
  });
}

/** What one more comment costs where 100 or all 10,000 are on the page. */
async function arrivalRows(world: World, hasAll: boolean, isQuick: boolean): Promise<readonly Row[]> {
  const costs = new Map<number, number | null>();
  for (const size of [100, 10_000]) costs.set(size, hasAll ? await costOfArrival(world, size, isQuick) : null);
  const [few = null, many = null] = costs.values();
  const row = (size: string, value: number | null): Row => ({
    what: `one more comment into ${size}: script, style and layout (processor)`,
    value,
    unit: 'ms',
  });
  return [row('100', few), compared(row('10,000', many), '100', few, 1.5)];
}

async function costOfArrival(world: World, size: number, isQuick: boolean): Promise<number | null> {
  const proxy = new FirestoreProxy(world.emulatorHost);
  await proxy.start();
  const thread = await world.newThread(size);
  const guest = ownContestant(world.site, `arrival-${thread}`, () => Promise.resolve(world.tag(thread, proxy.host)));
  const { url, awaited } = await guest.all(size);
  const visit = await Visit.to(world.browser, url, awaited, { patience: PATIENCE });
  const costs: number[] = [];
  if (visit.time !== null) {
    await until('the page listens', () => proxy.handshakes > 0);
    await sleep(3000);
    for (let round = 0; round <= (isQuick ? 3 : ARRIVALS); round++) {
      const cost = await arrivalCost(world, visit, thread, `One more, number ${String(round)}.`);
      // The first compiles what the others use.
      if (round > 0) costs.push(cost);
    }
  }
  await visit.leave();
  await proxy.stop();
  console.log(`one more into ${String(size)} (ms): ${costs.map((cost) => cost.toFixed(1)).join(', ')}`);
  return costs.length === 0 ? null : median(costs);
}

async function arrivalCost(world: World, visit: Visit, thread: string, words: string): Promise<number> {
  const before = await visit.work();
  await world.arrive(thread, words);
  await sleep(1500);
  await visit.page.evaluate(() => {
    const list = document.querySelector('webinar-comments')?.shadowRoot?.querySelector('webinar-comment-list');
    list?.shadowRoot?.querySelector<HTMLButtonElement>('[part~=arrivals]')?.click();
  });
  await sleep(1000);
  const cost = (await visit.work()) - before;
  const isThere = await visit.page.evaluate((wanted) => {
    const list = document.querySelector('webinar-comments')?.shadowRoot?.querySelector('webinar-comment-list');
    const [newest] = Array.from(list?.shadowRoot?.querySelectorAll('webinar-comment') ?? []);
    return newest?.shadowRoot?.textContent.includes(wanted) === true;
  }, words);
  if (!isThere) throw new Error('A comment that arrived is not on the page.');
  return cost;
}
