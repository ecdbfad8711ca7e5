/** Stands in for Lit's directives that the elements here use, as `lean-html.ts` does for its templates. */
import type { Child, Directive, Filled } from './lean-html.js';

const keys = new WeakMap<Child, unknown>();

/** A template that is copied anew when its key changes. */
export function keyed(key: unknown, template: Filled): Directive {
  return (place) => {
    if (keys.get(place) !== key) place.clear();
    keys.set(place, key);
    place.set(template);
  };
}

const lists = new WeakMap<Child, ReadonlyMap<unknown, Child>>();

/** A list whose nodes move with their items; what stays where it is keeps its focus. */
export function repeat<T>(items: readonly T[], keyOf: (item: T) => unknown, template: (item: T) => Filled): Directive {
  return (place) => {
    const before = lists.get(place) ?? new Map<unknown, Child>();
    const wanted = new Set(items.map(keyOf));
    for (const [key, child] of before) if (!wanted.has(key)) child.remove();
    let next: Node | null = place.start.nextSibling;
    const children = items.map((item) => {
      const child = before.get(keyOf(item)) ?? place.add();
      if (child.start === next) next = child.end!.nextSibling;
      else move(child, next ?? place.end);
      child.set(template(item));
      return [keyOf(item), child] as const;
    });
    lists.set(place, new Map(children));
  };
}

/** Puts a place with all that is in it before a node. */
function move({ start, end }: Child, before: Node | null): void {
  const nodes: Node[] = [];
  for (let node: Node | null = start; node !== null && node !== end; node = node.nextSibling) nodes.push(node);
  for (const node of [...nodes, end!]) start.parentNode!.insertBefore(node, before);
}
