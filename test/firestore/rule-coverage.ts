import type { CoverageNode } from '../support/firestore-rest.js';

/** What parts of the rules became, by {@link keyOf}: `true`, `false` or `another value`. */
export type Outcomes = Map<string, Set<string>>;

/** A condition that holds no other: a part of `&&`, `||` or `? :`, or the whole of a function or an `allow`. */
export interface Leaf {
  readonly key: string;
  /** The function or the path that it is in, then itself. */
  readonly name: string;
}

/** Which part of the source a node is about. */
export function keyOf({ sourcePosition: { currentOffset = 0, endOffset = 0 } }: CoverageNode): string {
  return `${currentOffset}-${endOffset}`;
}

/** Adds what a report saw. An expression that was not evaluated, or failed, became nothing. */
export function addOutcomes(nodes: readonly CoverageNode[], outcomes: Outcomes): void {
  for (const node of nodes) {
    const before = outcomes.get(keyOf(node)) ?? new Set();
    for (const { value = {} } of node.values ?? []) {
      if (Object.keys(value).length === 0 || 'undefined' in value) continue;
      before.add(typeof value.boolValue === 'boolean' ? String(value.boolValue) : 'another value');
    }
    outcomes.set(keyOf(node), before);
    addOutcomes(node.children ?? [], outcomes);
  }
}

/** Every leaf of the rules whose source is given. */
export function leavesOf(report: readonly CoverageNode[], source: string): readonly Leaf[] {
  const leaves = report.flatMap((node) => leafNodesOf(node, source));
  return leaves
    .filter((node) => !/^(?:true|false|null|\d+|'.*')$/.test(textOf(node, source)))
    .map((node) => ({ key: keyOf(node), name: `${placeOf(node, source)}: ${textOf(node, source)}` }));
}

function leafNodesOf(node: CoverageNode, source: string): readonly CoverageNode[] {
  const parts = [...(node.children ?? [])].sort((a, b) => startOf(a) - startOf(b));
  const [first, second] = parts;
  if (first && second) {
    const between = source.slice((first.sourcePosition.endOffset ?? 0) + 1, startOf(second));
    if (/&&|\|\||\?/.test(between)) return parts.flatMap((part) => leafNodesOf(part, source));
  }
  if (first && !second && source[startOf(node)] === '!') {
    const inside = leafNodesOf(first, source);
    if (inside.length > 1) return inside;
  }
  return [node];
}

function startOf({ sourcePosition }: CoverageNode): number {
  return sourcePosition.currentOffset ?? 0;
}

// The emulator leaves closing brackets out.
function textOf({ sourcePosition: { currentOffset = 0, endOffset = 0 } }: CoverageNode, source: string): string {
  let end = endOffset + 1;
  while (isOpen(source.slice(currentOffset, end)) || source.startsWith('()', end)) end++;
  return source.slice(currentOffset, end);
}

function isOpen(text: string): boolean {
  const rest = text.replace(/'[^']*'/g, '');
  return rest.split(/[([]/).length > rest.split(/[)\]]/).length || (rest.match(/'/g) ?? []).length > 0;
}

function placeOf(node: CoverageNode, source: string): string {
  const before = [...source.slice(0, startOf(node)).matchAll(/function (\w+)\(|match (\S+) \{|(allow \w+):/g)];
  const [last, secondLast] = [before.at(-1), before.filter((found) => found[2]).at(-1)];
  return last?.[1] ?? `${secondLast?.[2] ?? ''} ${last?.[3] ?? ''}`;
}

/** The documents that the rules asked for, each once, without the root of the database. */
export function documentsAskedFor(report: readonly CoverageNode[], source: string): readonly string[] {
  const found = report.flatMap((node) => [
    ...pathsAskedFor(node, source),
    ...documentsAskedFor(node.children ?? [], source),
  ]);
  return [...new Set(found)].sort();
}

// A call that failed or had to wait names its path too: it counts once it has an answer.
function pathsAskedFor(node: CoverageNode, source: string): readonly string[] {
  const isCall = /^(?:get|getAfter|exists|existsAfter)\(/.test(source.slice(startOf(node)));
  const [path, ...others] = node.children ?? [];
  if (!isCall || !path || others.length > 0) return [];
  const outcomes: Outcomes = new Map();
  addOutcomes([node], outcomes);
  if (!outcomes.get(keyOf(node))?.size) return [];
  return (path.values ?? []).flatMap(({ value }) => {
    const names = value?.pathValue?.segments.map(({ simple }) => simple);
    return names ? names.slice(names.indexOf('documents') + 1).join('/') : [];
  });
}
