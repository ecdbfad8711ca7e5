/**
 * Measures the built files against other comment systems and static HTML, and prints one table: `npm run bench`. Times
 * are worth something only against others of the same run, so each comes as a ratio.
 *
 * `--only paint,all,live,reads,bytes,shift` runs some parts; `--rounds 9` says how often paint is measured, `--sizes 1000`
 * on which of its threads; `--quick` measures everything less often.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { growthChart } from './chart.js';
import { measureAll } from './parts/all.js';
import { measureBytes } from './parts/bytes.js';
import { measureLive } from './parts/live.js';
import { measurePaint, paintSection, SIZES, type PaintResult } from './parts/paint.js';
import { measureReads } from './parts/reads.js';
import { measureShift } from './parts/shift.js';
import { isMet, ratioOf, table, type Section } from './report.js';
import { installPeers, World } from './world.js';

const PARTS = ['bytes', 'paint', 'all', 'live', 'reads', 'shift'] as const;
const OUT = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: PARTS.join(',') },
    rounds: { type: 'string' },
    sizes: { type: 'string', default: SIZES.join(',') },
    quick: { type: 'boolean', default: false },
  },
});
const asked = PARTS.filter((part) => values.only.split(',').includes(part));
const rounds = Number(values.rounds ?? (values.quick ? 2 : 9));
const sizes = SIZES.filter((size) => values.sizes.split(',').includes(String(size)));
if (sizes.length === 0) throw new Error(`--sizes takes ${SIZES.join(', ')}.`);
if (asked.length === 0 || !(rounds >= 1)) throw new Error(`--only takes ${PARTS.join(', ')}; --rounds 1 or more.`);

const sections: Section[] = [];
let paint: readonly PaintResult[] = [];

async function paintPart(world: World): Promise<Section> {
  paint = await measurePaint(world, rounds, sizes);
  return paintSection(paint);
}

const work: Readonly<Record<(typeof PARTS)[number], (world: World) => Promise<Section>>> = {
  bytes: measureBytes,
  paint: paintPart,
  all: (world) => measureAll(world, values.quick),
  live: (world) => measureLive(world, values.quick),
  reads: measureReads,
  shift: measureShift,
};

/** Keeps what was measured so far, so that a run that breaks off was not for nothing. */
function save(browser: string): void {
  mkdirSync(OUT, { recursive: true });
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', node: process.version, browser };
  const rated = sections.map(({ title, rows, notes }) => ({
    title,
    notes,
    rows: rows.map((row) => ({ ...row, ratio: ratioOf(row), met: isMet(row) })),
  }));
  const result = { date: new Date().toISOString(), machine, rounds, sections: rated, paint };
  writeFileSync(`${OUT}bench.json`, JSON.stringify(result, null, 2));
  if (paint.length > 0) writeFileSync(`${OUT}growth.svg`, growthChart(paint));
}

installPeers();
for (const part of asked) {
  // Each part has an emulator of its own: one that ran for a while is slower.
  const world = await World.start();
  const start = performance.now();
  try {
    sections.push(await work[part](world));
  } catch (error) {
    console.error(`${part} failed:`, error);
    process.exitCode = 1;
  }
  save(await world.browser.version());
  await world.stop();
  console.log(`${part}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
console.log(table(sections));
console.log(`\nSaved in ${OUT}bench.json${paint.length > 0 ? `, with the chart ${OUT}growth.svg` : ''}`);
process.exit();
