import { readFileSync } from 'node:fs';

/** The rules as they are deployed. */
export const RULES = readFileSync(new URL('../../firestore.rules', import.meta.url), 'utf8');

/** The one condition that a hostile request breaks. */
export interface Clause {
  /** The function of the rules that holds the condition, or the beginning of the {@link Allow.text} that does. */
  readonly in: string;
  /** The condition as it is written there. */
  readonly text: string;
  /** Why the request is refused even without this condition, if it is. */
  readonly backedUpBy?: string;
}

/** One `allow` of the rules that has a condition. */
export interface Allow {
  /** The path it is about, then itself: `/bans/{uid} allow get: if moderates()`. */
  readonly text: string;
  readonly line: number;
  /** Where the condition begins in the source. */
  readonly offset: number;
}

/** One condition of the rules that decides together with others. */
export interface Condition {
  readonly in: string;
  readonly text: string;
  /** The `||` that it is a part of: a request that breaks the whole of it breaks every part. */
  readonly choice: string | null;
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
  let path = '';
  return [...RULES.matchAll(/^ *(?:match (\S+) \{|(allow [^:]+: if )([^;]+);)/gm)].flatMap((found) => {
    const [whole, match, head = '', condition = ''] = found;
    if (match) {
      path = match;
      return [];
    }
    const offset = found.index + whole.indexOf(head) + head.length;
    return { text: `${path} ${head}${condition}`, offset, line: RULES.slice(0, offset).split('\n').length };
  });
}

/** The `allow` whose text begins like this; there must be one. */
export function allowThatBegins(beginning: string): Allow {
  const [found, another] = allows().filter(({ text }) => text.startsWith(beginning));
  if (!found || another) throw new Error(`Not one allow of the rules begins: ${beginning}`);
  return found;
}

function regionOf(name: string): readonly [number, number] {
  if (!name.includes('allow ')) {
    const start = RULES.indexOf(`function ${name}(`);
    if (start < 0) throw new Error(`The rules have no ${name}.`);
    return [start, RULES.indexOf('\n    }', start)];
  }
  const { offset } = allowThatBegins(name);
  return [offset, RULES.indexOf(';', offset)];
}

/** Every condition of the rules that decides together with others: the parts of each `&&`, `||` and `? :`. */
export function conditions(): readonly Condition[] {
  const bodies = [...RULES.matchAll(/function (\w+)\([^)]*\) \{\s+return ([^;]+);\s+\}/g)];
  return [
    ...bodies.flatMap(([, name = '', body = '']) => conditionsIn(name, body)),
    ...allows().flatMap(({ text }) => conditionsIn(text, text.slice(text.indexOf(': if ') + ': if '.length))),
  ];
}

function conditionsIn(name: string, body: string): readonly Condition[] {
  const parts = partsOf(body.trim(), null);
  return parts.length < 2 ? [] : parts.map((part) => ({ in: name, ...part }));
}

// What is behind a `!` is not taken apart: a request is refused when it holds.
function partsOf(text: string, choice: string | null): readonly Omit<Condition, 'in'>[] {
  if (isInBrackets(text)) return partsOf(text.slice(1, -1).trim(), choice);
  const choices = splitOutsideBrackets(text, ['?', ':']);
  if (choices.length > 1) return choices.flatMap((part) => partsOf(part, null));
  const alternatives = splitOutsideBrackets(text, ['||']);
  if (alternatives.length > 1) return alternatives.flatMap((part) => partsOf(part, text));
  const demands = splitOutsideBrackets(text, ['&&']);
  if (demands.length > 1) return demands.flatMap((part) => partsOf(part, null));
  return [{ text, choice }];
}

// Whether the bracket that opens at the beginning closes at the end.
function isInBrackets(text: string): boolean {
  let depth = 0;
  const end = text.split('').findIndex((sign) => {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    return depth === 0;
  });
  return text.startsWith('(') && end === text.length - 1;
}

function splitOutsideBrackets(expression: string, operators: readonly string[]): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const piece of expression.split(/('[^']*'|&&|\|\||[()[\]?:])/)) {
    if (depth === 0 && operators.includes(piece)) {
      parts.push('');
      continue;
    }
    if (piece === '(' || piece === '[') depth++;
    if (piece === ')' || piece === ']') depth--;
    parts.push(`${parts.pop() ?? ''}${piece}`);
  }
  return parts.map((part) => part.trim());
}
