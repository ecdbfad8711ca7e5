import { readFileSync } from 'node:fs';

/** The rules as they are deployed. */
export const RULES = readFileSync(new URL('../../firestore.rules', import.meta.url), 'utf8');

/** The one condition that a hostile request breaks. */
export interface Clause {
  /** The function of the rules that holds the condition, or the beginning of the `allow` that does. */
  readonly in: string;
  /** The condition as it is written there. */
  readonly text: string;
  /** Why the request is refused even without this condition, if it is. */
  readonly backedUpBy?: string;
}

/** One `allow` of the rules that has a condition. */
export interface Allow {
  readonly text: string;
  readonly line: number;
  /** Where the condition begins in the source. */
  readonly offset: number;
}

/** The rules with one condition that always holds. */
export function rulesWithout(clause: Clause): string {
  const [start, end] = regionOf(clause.in);
  const region = RULES.slice(start, end);
  const parts = region.split(clause.text);
  if (parts.length !== 2) {
    throw new Error(`${clause.in} holds ${clause.text} ${parts.length - 1} times; a test needs it once.`);
  }
  return RULES.slice(0, start) + parts.join('true') + RULES.slice(end);
}

/** Every `allow` of the rules. */
export function allows(): readonly Allow[] {
  return [...RULES.matchAll(/^ *(allow [^:]+: if )([^;]+);/gm)].map((match) => {
    const [whole, head = '', condition = ''] = match;
    const offset = match.index + whole.indexOf(head) + head.length;
    return { text: `${head}${condition}`, offset, line: RULES.slice(0, offset).split('\n').length };
  });
}

function regionOf(name: string): readonly [number, number] {
  const isAllow = name.startsWith('allow ');
  const start = RULES.indexOf(isAllow ? name : `function ${name}(`);
  const end = RULES.indexOf(isAllow ? ';' : '}', start);
  if (start < 0 || end < 0) throw new Error(`The rules have no ${name}.`);
  return [start, end];
}

/** Every condition of the rules that decides together with others: the parts of each `&&` and each `? :`. */
export function conditions(): readonly Pick<Clause, 'in' | 'text'>[] {
  const bodies = RULES.matchAll(/function (\w+)\([^)]*\) \{\s+return ([^;]+);\s+\}/g);
  return [...bodies].flatMap(([, name = '', body = '']) => {
    const parts = splitOutsideBrackets(body);
    return parts.length < 2 ? [] : parts.map((text) => ({ in: name, text }));
  });
}

function splitOutsideBrackets(expression: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const piece of expression.split(/(&&|[()[\]?:])/)) {
    if (/^(?:&&|[?:])$/.test(piece) && depth === 0) {
      parts.push('');
      continue;
    }
    if (piece === '(' || piece === '[') depth++;
    if (piece === ')' || piece === ']') depth--;
    parts.push(`${parts.pop() ?? ''}${piece}`);
  }
  return parts.map((part) => part.trim());
}
