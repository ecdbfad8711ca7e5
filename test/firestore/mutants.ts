/** The rules with one small mistake in them. */
export interface Mutant {
  /** Place, condition and mistake, in words that no other mutant has. */
  readonly name: string;
  /** The function of the rules, or the `match` and the `allow`, that holds the mistake. */
  readonly place: string;
  /** The condition around the mistake, as it is written there. */
  readonly clause: string;
  readonly rules: string;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type Tokens = readonly Token[];

/** One mistake: a stretch of the rules, what stands there instead, and how to say so. */
interface Slip {
  readonly clause: Tokens;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly change: string;
}

/** An expression of the rules under the name of the place that holds it. */
interface Region {
  readonly place: string;
  readonly start: number;
  readonly end: number;
}

const FLIPS: Readonly<Record<string, readonly string[]>> = {
  '==': ['!='],
  '!=': ['=='],
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
};

const OPENING = '([{';
const CLOSING = ')]}';

/** Every mutant of the rules. */
export function mutantsOf(rules: string): readonly Mutant[] {
  const named = new Map<string, number>();
  return regionsOf(rules).flatMap(({ place, start, end }) => {
    const region = tokensOf(rules.slice(start, end), start);
    const isAllow = place.includes(' ');
    const slips = [...(isAllow ? [replaced(region, 'false')] : settings(region)), ...slipsIn(rules, region, region)];
    return slips.map((slip): Mutant => {
      const clause = textOf(rules, slip.clause);
      const title = `${place}: ${clause.replace(/\s+/g, ' ')} ${slip.change}`;
      const count = (named.get(title) ?? 0) + 1;
      named.set(title, count);
      return {
        name: count === 1 ? title : `${title} (${String(count)})`,
        place,
        clause,
        rules: rules.slice(0, slip.start) + slip.text + rules.slice(slip.end),
      };
    });
  });
}

function regionsOf(rules: string): readonly Region[] {
  const allows = [...rules.matchAll(/^ *(allow \w+): if ([^;]+);/gm)];
  const regionOf = (match: RegExpExecArray, place: string): Region => {
    const start = match.index + match[0].lastIndexOf(match[2] ?? '');
    return { place, start, end: start + (match[2] ?? '').length };
  };
  return [
    ...functionsOf(rules).map((match) => regionOf(match, match[1] ?? '')),
    ...allows.map((match) => regionOf(match, `${blockAround(rules, match.index)} ${match[1] ?? ''}`)),
  ];
}

function functionsOf(rules: string): readonly RegExpExecArray[] {
  return [...rules.matchAll(/function (\w+)\([^)]*\) \{\s*return ([^;]+);\s*\}/g)];
}

// The `match` of an `allow` is the last one above it that is indented less.
function blockAround(rules: string, offset: number): string {
  const indent = /^ */.exec(rules.slice(offset))?.[0].length ?? 0;
  const above = [...rules.slice(0, offset).matchAll(/^( *)match (\S+) \{/gm)];
  return above.findLast((match) => (match[1] ?? '').length < indent)?.[2] ?? '';
}

function tokensOf(text: string, offset: number): Tokens {
  const pieces = text.matchAll(/\/\/.*|'(?:[^'\\]|\\.)*'|\w+|==|!=|<=|>=|&&|\|\||\S/g);
  return [...pieces]
    .filter(([piece]) => !piece.startsWith('//'))
    .map((match) => ({ text: match[0], start: offset + match.index, end: offset + match.index + match[0].length }));
}

// A setting that is true or false.
function settings(region: Tokens): readonly Slip[] {
  const [only, ...rest] = region;
  if (!only || rest.length > 0 || !/^(true|false)$/.test(only.text)) return [];
  return [replaced(region, only.text === 'true' ? 'false' : 'true')];
}

// Walks an expression from the operators that bind least to those that bind most.
function slipsIn(rules: string, tokens: Tokens, clause: Tokens): readonly Slip[] {
  const [condition, yes, no] = splitAt(tokens, ['?', ':']);
  if (condition && yes && no) {
    return [
      swapped(rules, tokens, yes, no),
      ...[condition, yes, no].flatMap((part) => slipsIn(rules, part, part)),
      ...['true', 'false'].map((text) => replaced(condition, text)),
    ];
  }
  for (const [operator, neutral] of [
    ['||', 'false'],
    ['&&', 'true'],
  ] as const) {
    const parts = splitAt(tokens, [operator]);
    if (parts.length === 1) continue;
    return parts.flatMap((part) => [replaced(part, neutral), ...slipsIn(rules, part, part)]);
  }
  return tokens.flatMap((_, index) => slipsAt(rules, tokens, index, clause));
}

function swapped(rules: string, tokens: Tokens, yes: Tokens, no: Tokens): Slip {
  const between = rules.slice(endOf(yes), startOf(no));
  const text = textOf(rules, no) + between + textOf(rules, yes);
  return { clause: tokens, start: startOf(yes), end: endOf(no), text, change: 'with its branches swapped' };
}

function replaced(clause: Tokens, text: string): Slip {
  return { clause, start: startOf(clause), end: endOf(clause), text, change: `→ ${text}` };
}

// The mistakes that begin at one token outside all brackets.
function slipsAt(rules: string, tokens: Tokens, index: number, clause: Tokens): readonly Slip[] {
  const token = tokens[index]!;
  if (depthAt(tokens, index) > 0) return [];
  const { start, end } = token;
  const instead = (text: string, change: string): Slip => ({ clause, start, end, text, change });
  if (token.text === '!') return [instead('', 'without its !')];
  if (/^\d+$/.test(token.text)) return neighbours(token.text).map((it) => instead(it, `with ${it} for ${token.text}`));
  if (token.text === '(' || token.text === '[') return slipsInBrackets(rules, tokens, index, clause);
  return (FLIPS[token.text] ?? []).map((it) => instead(it, `with ${it} for ${token.text}`));
}

function slipsInBrackets(rules: string, tokens: Tokens, index: number, clause: Tokens): readonly Slip[] {
  const inside = tokens.slice(index + 1, closingOf(tokens, index));
  const before = tokens[index - 1]?.text ?? '';
  if (before === 'matches' && inside.length === 1) return bounds(inside[0]!, clause);
  // Behind a value, these brackets take a part of it.
  const isPart = /[\w)\]]$/.test(before) && before !== 'in';
  const isList = tokens[index]?.text === '[' && !isPart;
  const entries = splitAt(inside, isPart && !isList ? [',', ':'] : [',']);
  return entries.flatMap((entry) => slipsIn(rules, entry, clause));
}

// The bounds in braces of a regular expression.
function bounds({ text, start }: Token, clause: Tokens): readonly Slip[] {
  return [...text.matchAll(/\{[\d,]+\}/g)].flatMap((braces) =>
    [...braces[0].matchAll(/\d+/g)].flatMap((number) => {
      const from = start + braces.index + number.index;
      const end = from + number[0].length;
      return neighbours(number[0])
        .filter((it) => !it.startsWith('-'))
        .map((it) => ({ clause, start: from, end, text: it, change: `with ${it} for ${number[0]}` }));
    }),
  );
}

function neighbours(number: string): readonly string[] {
  return [Number(number) - 1, Number(number) + 1].map(String);
}

function splitAt(tokens: Tokens, separators: readonly string[]): readonly Tokens[] {
  const parts: Token[][] = [[]];
  tokens.forEach((token, index) => {
    if (separators.includes(token.text) && depthAt(tokens, index) === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  });
  return parts.filter((part) => part.length > 0);
}

function depthAt(tokens: Tokens, index: number): number {
  const before = tokens.slice(0, index);
  const opened = before.filter(({ text }) => OPENING.includes(text)).length;
  const closed = before.filter(({ text }) => CLOSING.includes(text)).length;
  return opened - closed;
}

function closingOf(tokens: Tokens, index: number): number {
  const depth = depthAt(tokens, index);
  const closing = tokens.findIndex((_, at) => at > index && depthAt(tokens, at + 1) === depth);
  if (closing < 0) throw new Error('A bracket of the rules is not closed.');
  return closing;
}

function startOf(tokens: Tokens): number {
  return tokens[0]?.start ?? 0;
}

function endOf(tokens: Tokens): number {
  return tokens.at(-1)?.end ?? 0;
}

function textOf(rules: string, tokens: Tokens): string {
  return rules.slice(startOf(tokens), endOf(tokens));
}

/** How many calls lie between an expression of the rules and each function that it reaches. */
export function callsFrom(rules: string, expression: string): ReadonlyMap<string, number> {
  const bodies = new Map(functionsOf(rules).map((match) => [match[1] ?? '', match[2] ?? '']));
  const calls = new Map<string, number>();
  let next = [expression];
  for (let distance = 1; next.length > 0; distance++) {
    const names = next.flatMap((text) => [...text.matchAll(/\w+(?=\()/g)].map(([name]) => name));
    const fresh = [...new Set(names)].filter((name) => bodies.has(name) && !calls.has(name));
    for (const name of fresh) calls.set(name, distance);
    next = fresh.map((name) => bodies.get(name) ?? '');
  }
  return calls;
}
