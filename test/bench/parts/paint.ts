import { floorContestant, peerContestants, type Contestant } from '../contestants.js';
import { PEERS } from '../peers.js';
import { compared, type Row, type Section } from '../report.js';
import { countWithReplies } from '../sample-thread.js';
import { median } from '../statistics.js';
import { Visit } from '../visit.js';
import type { World } from '../world.js';

/** Threads that are compared, by their number of comments. */
export const SIZES = [100, 1000, 10_000] as const;

/** Milliseconds to the first comments, and megabytes of memory then, by contestant and size. */
export interface PaintResult {
  readonly name: string;
  readonly size: number;
  readonly isSlow: boolean;
  readonly times: readonly number[];
  /** Milliseconds of processor time on the main thread until then. */
  readonly processor: number;
  readonly heap: number;
}

/** Measures how long it takes until the first comments are on the page; the contestants take turns. */
export async function measurePaint(
  world: World,
  rounds: number,
  sizes: readonly number[] = SIZES,
): Promise<readonly PaintResult[]> {
  const contestants = [...world.own(), world.ownAsHtml(), ...peerContestants(world.site), floorContestant(world.site)];
  const results: PaintResult[] = [];
  for (const isSlow of [false, true]) {
    for (const size of sizes) {
      results.push(...(await race(world, contestants, { size, isSlow, rounds })));
    }
  }
  return results;
}

interface Race {
  readonly size: number;
  readonly isSlow: boolean;
  readonly rounds: number;
}

async function race(
  world: World,
  contestants: readonly Contestant[],
  { size, isSlow, rounds }: Race,
): Promise<readonly PaintResult[]> {
  const scenes = await Promise.all(
    contestants.map(async (contestant) => ({
      name: contestant.name,
      scene: await contestant.first(size),
      times: [] as number[],
      processor: [] as number[],
      heaps: [] as number[],
    })),
  );
  // Round 0 warms the servers up and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const { name, scene, times, processor, heaps } of scenes) {
      const visit = await Visit.to(world.browser, scene.url, scene.awaited, { isSlow });
      if (visit.time === null) console.error(`${name} did not show ${String(size)} comments.`);
      else if (round > 0) times.push(visit.time);
      if (round > 0) processor.push(await visit.processor());
      if (round > 0 && !isSlow) heaps.push(await visit.heap());
      await visit.leave();
    }
  }
  const line = scenes.map(({ name, times }) => `${name} ${median(times).toFixed(0)}`).join(', ');
  console.log(`paint, ${String(size)} comments${isSlow ? ', slow' : ''} (ms): ${line}`);
  return scenes.map(({ name, times, processor, heaps }) => ({
    ...{ name, size, isSlow, times },
    ...{ processor: median(processor), heap: median(heaps) },
  }));
}

/** The table of what was measured. */
export function paintSection(results: readonly PaintResult[]): Section {
  const rows: Row[] = [];
  const sizes = SIZES.filter((size) => results.some((it) => it.size === size));
  for (const isSlow of [false, true]) {
    for (const size of sizes) rows.push(...rowsOf(results.filter((it) => it.size === size && it.isSlow === isSlow)));
  }
  const of = (name: string, size: number): number | null =>
    timeOf(results.find((it) => it.name === name && it.size === size && !it.isSlow));
  for (const name of ['ours, emulator', 'ours, replayed', 'ours, snapshot']) {
    const row: Row = { what: `${name}: 10,000 against 100`, value: of(name, 10_000), unit: 'ms' };
    rows.push(compared(row, '100', of(name, 100), 1.1));
  }
  rows.push(...processorRows(results));
  const pages = PEERS.map(({ name, pageSize }) => {
    const shown = countWithReplies(1000, pageSize);
    return `${name} ${shown < 25 ? `the ${String(shown)} of its first page` : 'the 25th'}`;
  });
  return {
    title: 'Paint: navigation to the 25th comment in the DOM',
    rows,
    notes: [
      `Replies count as comments. Awaited: ours and static HTML the 25th, ${pages.join(', ')}.`,
      'Our pages keep the place of the element free and have the links for a snapshot, as the README says; peers stand as ' +
        'their documentation says.',
      'Snapshot as HTML: the page holds what the command writes with --html; the element takes over later.',
      'Replayed: the answers of the emulator, given again at once, as the back ends of the peers answer; the emulator ' +
        'itself takes long for what costs Google little. All back ends answer uncompressed.',
      'Slow: 4× slower CPU and Slow 4G. Times are those of the frame in which the comments are first painted.',
    ],
  };
}

function timeOf(result: PaintResult | undefined): number | null {
  return result === undefined || result.times.length === 0 ? null : median(result.times);
}

function rowsOf(results: readonly PaintResult[]): readonly Row[] {
  const [{ size, isSlow } = { size: 0, isSlow: false }] = results;
  const peers = results.filter(({ name }) => PEERS.some((peer) => peer.name === name));
  const fastest = peers.reduce<PaintResult | undefined>(
    (best, it) => ((timeOf(it) ?? Infinity) < (timeOf(best) ?? Infinity) ? it : best),
    undefined,
  );
  const floor = results.find(({ name }) => name === 'static HTML');
  const condition = `${size.toLocaleString('en')}${isSlow ? ', slow' : ''}`;
  const own = [
    ['ours, emulator', size === 1000 && !isSlow ? 0.8 : undefined],
    ['ours, replayed', size === 1000 && !isSlow ? 0.8 : undefined],
    ['ours, snapshot', size === 1000 && !isSlow ? 0.5 : undefined],
    ['ours, snapshot as HTML', size === 1000 && !isSlow ? 0.5 : undefined],
  ] as const;
  const row = (name: string): Row => {
    const result = results.find((it) => it.name === name);
    const spread = result && result.times.length > 1 ? spreadOf(result.times) : '';
    return { what: `${condition}: ${name}`, value: timeOf(result), unit: 'ms', note: spread };
  };
  const fastestName = fastest?.name ?? 'fastest peer';
  return [
    ...own.map(([name, most]) => compared(row(name), fastestName, timeOf(fastest), most)),
    ...peers.map(({ name }) => compared(row(name), fastestName, timeOf(fastest))),
    ...(floor ? [compared(row(floor.name), fastestName, timeOf(fastest))] : []),
  ];
}

/** What the first comments of 1,000 cost the processor: less noisy than times where a machine does other work too. */
function processorRows(results: readonly PaintResult[]): readonly Row[] {
  const some = results.filter(({ size, isSlow }) => size === 1000 && !isSlow);
  const peers = some.filter(({ name }) => PEERS.some((peer) => peer.name === name));
  const [least] = [...peers].sort((a, b) => a.processor - b.processor);
  return some.map(({ name, processor }) =>
    compared(
      { what: `1,000: ${name}: main thread, processor time`, value: processor, unit: 'ms' },
      least?.name ?? 'a peer',
      least?.processor ?? null,
    ),
  );
}

function spreadOf(times: readonly number[]): string {
  return `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}`;
}
