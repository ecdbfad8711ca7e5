import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, minifySync, type Plugin, type Rolldown } from 'vite';
import { cdnConfig, ORDER_FILE } from './cdn-config.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** How often each module may be moved; more finds little. */
const ROUNDS = 12;

/** Modules of the entry with what they become, by their numbers, and the modules that each needs before it. */
interface Modules {
  readonly paths: readonly string[];
  readonly texts: readonly string[];
  readonly needed: readonly ReadonlySet<number>[];
}

/** The modules of the entry, each minified by itself but for the names that they share. */
async function modulesOfEntry(): Promise<Modules> {
  const imports = new Map<string, readonly string[]>();
  const noteImports: Plugin = {
    name: 'note-imports',
    generateBundle() {
      for (const id of this.getModuleIds()) imports.set(id, this.getModuleInfo(id)?.importedIds ?? []);
    },
  };
  const config = cdnConfig({ outDir: 'dist/cdn', isOrdered: false });
  const options = { ...config.build, write: false, minify: false } as const;
  const output = { ...(options.rolldownOptions?.output as Rolldown.OutputOptions), minify: false };
  const built = await build({
    ...config,
    plugins: [config.plugins, noteImports],
    build: { ...options, rolldownOptions: { ...options.rolldownOptions, output } },
  });
  const chunks = ([built].flat() as readonly Rolldown.RolldownOutput[]).flatMap((it) => it.output);
  const entry = chunks.find((it): it is Rolldown.OutputChunk => it.type === 'chunk' && it.isEntry);
  if (!entry) throw new Error('The build wrote no entry.');
  const modules = Object.entries(entry.modules).flatMap(([id, { code }]) => (code ? [{ id, code }] : []));
  const numbers = new Map(modules.map(({ id }, number) => [id, number]));
  return {
    paths: modules.map(({ id }) => id.slice(root.length)),
    texts: modules.map(({ id, code }) => minifySync(id, code).code),
    needed: modules.map(({ id }) => new Set((imports.get(id) ?? []).flatMap((it) => numbers.get(it) ?? []))),
  };
}

/**
 * Finds an order in which gzip, which looks back 32 kB, finds more alike: moves one module after the other to where the
 * whole is smallest, as long as that helps. No module comes before one that it imports.
 */
function arrange({ texts, needed }: Modules): readonly number[] {
  const sizeOf = (order: readonly number[]): number =>
    gzipSync(order.map((number) => texts[number]).join(''), { level: 9 }).length;
  let order = texts.map((_, number) => number);
  let best = sizeOf(order);
  for (let round = 0, before = Infinity; round < ROUNDS && best < before; round++) {
    before = best;
    for (const number of texts.keys()) {
      const rest = order.filter((it) => it !== number);
      const from = rest.findLastIndex((it) => needed[number]?.has(it)) + 1;
      const end = rest.findIndex((it) => needed[it]?.has(number));
      for (let place = from; place <= (end < 0 ? rest.length : end); place++) {
        const moved = rest.toSpliced(place, 0, number);
        const size = sizeOf(moved);
        if (size < best) [order, best] = [moved, size];
      }
    }
  }
  return order;
}

const modules = await modulesOfEntry();
const order = arrange(modules).flatMap((number) => modules.paths[number] ?? []);
writeFileSync(
  root + ORDER_FILE,
  `${JSON.stringify(
    order.filter((path) => path.startsWith('src/')),
    null,
    2,
  )}\n`,
);
