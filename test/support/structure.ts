/** Source files by path from the root of the project. */
export type SourceTree = ReadonlyMap<string, string>;

interface Door {
  /** Rooms that may be imported, besides the room itself; a path names one file. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const ALL_ROOMS = ['model', 'i18n', 'styles', 'events', 'store', 'controllers', 'elements', 'widget'];

/** Who may open which door; the same table stands in `src/README.md`. */
const DOORS: Readonly<Record<string, Door>> = {
  model: { rooms: [], packages: [] },
  i18n: { rooms: [], packages: [] },
  styles: { rooms: [], packages: ['lit'] },
  events: { rooms: ['model'], packages: [] },
  store: { rooms: ['model'], packages: [] },
  controllers: { rooms: ['i18n'], packages: ['lit'] },
  elements: { rooms: ['model', 'events', 'styles', 'controllers'], packages: ['lit'] },
  widget: { rooms: ALL_ROOMS, packages: ['lit'] },
  cli: { rooms: ['model', 'i18n', 'store'], packages: ['node:fs', 'node:process', 'node:util'] },
  entry: { rooms: ['widget', 'events', 'store', 'model', 'i18n'], packages: [] },
};

const LINE_LIMITS: readonly (readonly [files: RegExp, limit: number])[] = [
  [/^src\/(styles\/|.*\.styles\.ts$)/, 200],
  [/^src\/(elements|widget|store)\//, 300],
  [/^src\//, 150],
  [/^test\/.*\.ts$/, 400],
];

const MOST_FILES = 14;

interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

/** Every fault in the structure of the sources, as sentences; none when all doors are respected. */
export function findStructureFaults(tree: SourceTree): readonly string[] {
  const sources = [...tree].filter(([path]) => path.startsWith('src/') && path.endsWith('.ts'));
  return [
    ...sources.flatMap(([path, text]) => importsOf(text).flatMap((each) => doorFault(path, each) ?? [])),
    ...findCircles(new Map(sources)),
    ...sources.flatMap(([path, text]) => bindingFault(path, text) ?? []),
    ...[...tree].flatMap(([path, text]) => sizeFault(path, text) ?? []),
    ...crowdedRooms(sources.map(([path]) => path)),
  ];
}

function importsOf(text: string): readonly Import[] {
  const statements = text.matchAll(/\b(?:import|export)\b(\s+type\b)?[^'";]*?\bfrom\s*'([^']+)'/g);
  const bare = text.matchAll(/\bimport\s*\(?\s*'([^']+)'/g);
  return [
    ...Array.from(statements, (match) => ({ specifier: match[2] ?? '', isTypeOnly: match[1] !== undefined })),
    ...Array.from(bare, (match) => ({ specifier: match[1] ?? '', isTypeOnly: false })),
  ];
}

function roomOf(path: string): string {
  const [, room = '', ...rest] = path.split('/');
  return rest.length === 0 ? 'entry' : room;
}

function resolve(from: string, specifier: string): string {
  const url = new URL(specifier, `file:///${from}`);
  return url.pathname.slice(1).replace(/\.js$/, '.ts');
}

function doorFault(path: string, { specifier, isTypeOnly }: Import): string | null {
  const room = roomOf(path);
  const door = DOORS[room];
  if (door === undefined) return `${path} is in a room that src/README.md does not name.`;
  if (!specifier.startsWith('.')) return packageFault(path, door, specifier);
  const target = resolve(path, specifier);
  const targetRoom = roomOf(target);
  if (targetRoom === 'entry') return `${path} imports the entry ${target}.`;
  if (targetRoom === room || door.rooms.includes(targetRoom)) return null;
  // Elements know the shape of words and formats, but never which language is loaded.
  if (room === 'elements' && targetRoom === 'i18n' && isTypeOnly) return null;
  return `${path} opens a closed door: ${target}.`;
}

function packageFault(path: string, { packages }: Door, specifier: string): string | null {
  const name = specifier.split('/')[0] ?? '';
  const isSdkFile = /\/sdk-[^/]+\.ts$/.test(path);
  if (packages.includes(name) || (name === 'firebase' && isSdkFile)) return null;
  if (name === '@firebase' && /\/live\/listen-(stream|transport)\.ts$/.test(path)) return null;
  return `${path} may not hold the package ${specifier}.`;
}

function findCircles(sources: SourceTree): readonly string[] {
  const faults: string[] = [];
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      faults.push(`A circle: ${[...trail.slice(trail.indexOf(path)), path].join(' -> ')}.`);
      return;
    }
    if (finished.has(path)) return;
    for (const { specifier } of importsOf(sources.get(path) ?? '')) {
      if (specifier.startsWith('.')) visit(resolve(path, specifier), [...trail, path]);
    }
    finished.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return faults;
}

/** What stands in for Lit in the built files binds whole values only. */
function bindingFault(path: string, text: string): string | null {
  if (!/^src\/(elements|widget)\//.test(path)) return null;
  const part = /\s[.?@]?[\w-]+=(?:"[^"$]*\$\{[^"]*"|\$\{[^{}]*\}[^\s>/`])/.exec(text)?.[0];
  return part === undefined
    ? null
    : `${path} binds a part of an attribute:${part}. Bind the whole value, without quotes.`;
}

function sizeFault(path: string, text: string): string | null {
  const lines = text.trimEnd().split('\n').length;
  const limit = LINE_LIMITS.find(([files]) => files.test(path))?.[1] ?? Infinity;
  return lines > limit ? `${path} has ${String(lines)} lines; ${String(limit)} are allowed.` : null;
}

function crowdedRooms(paths: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].flatMap(([folder, count]) =>
    count > MOST_FILES ? [`${folder} holds ${String(count)} files; ${String(MOST_FILES)} are allowed.`] : [],
  );
}
