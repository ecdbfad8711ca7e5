import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BODY_LIMIT, BODY_UNITS, NAME_LIMIT, NAME_UNITS, NOTE_LIMIT, NOTE_UNITS } from '../../src/model/draft.js';
import { encodeValue, type RestValue, type Write } from '../support/firestore-rest.js';

// Words and documents that nobody would think of, for the tests that judge them. fast-check prints the case and how to play it again when one fails.
const RUNS = { seed: 20_261_123, numRuns: 300 };

const FAMILY = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';

const SPACES = ' \t\n\r\v\f\u0000\u001B\u0085\u00A0\u1680\u2003\u2028\u2029\u3000\uFEFF';
const SHAPELESS = '\u00AD\u034F\u061C\u115F\u1160\u17B4\u180E\u200B\u200C\u200D\u2060\u2065\u2800\u3164\uFE0F\uFFA0';
const TURNING = '\u200E\u200F\u202A\u202B\u202D\u202E\u202C\u2066\u2067\u2068\u2069\u{E0001}\u{E0100}\u{13430}';
const MARKED = '\u0301\u0338\u20DD\u0940\u0E31\u1AB0\uFDFA\u2126\uFB01\uFF21\uFFFE\u{10FFFF}';
const JOINED = ['\r\n', 'e\u0301', '\u0645\u200C\u0627', '\u0DC1\u0DCA\u200D\u0DBB', '\u2764\uFE0F', FAMILY];

/** What texts are made of that make trouble. Halves of a character come last. */
const ODD = [...Array.from(SPACES + SHAPELESS + TURNING + MARKED), ...JOINED, '<script>', '\uD83D', '\uDE00'];

const pieces = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(...ODD),
);
const shortText = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(''));
const oddText = fc.array(fc.constantFrom(...ODD), { maxLength: 6 }).map((parts) => parts.join(''));

/** A text whose length is about one of the limits. */
function longText(...limits: readonly number[]): fc.Arbitrary<string> {
  const unit = fc.constantFrom('x', ' ', '\u00E9', 'e\u0301', '\u{1F600}', FAMILY, '\u2800', '\uFDFA', '\u{1D15E}');
  const limit = fc.constantFrom(...limits);
  return fc.record({ unit, limit, more: fc.integer({ min: -2, max: 2 }), end: oddText }).map((it) => {
    const length = it.limit + it.more;
    return it.unit.repeat(Math.ceil(length / it.unit.length)).slice(0, length) + it.end;
  });
}

const bodies = fc.oneof(
  { arbitrary: shortText, weight: 5 },
  { arbitrary: oddText, weight: 3 },
  { arbitrary: longText(BODY_LIMIT, BODY_UNITS), weight: 1 },
  {
    arbitrary: fc.integer({ min: BODY_LIMIT - 1, max: BODY_LIMIT + 1 }).map((count) => FAMILY.repeat(count)),
    weight: 1,
  },
);
const names = fc.oneof(
  { arbitrary: shortText, weight: 3 },
  { arbitrary: oddText, weight: 2 },
  { arbitrary: longText(NAME_LIMIT, NAME_UNITS), weight: 2 },
);
/** Notes to a report. */
export const notes = fc.oneof(
  { arbitrary: shortText, weight: 4 },
  { arbitrary: oddText, weight: 3 },
  { arbitrary: longText(NOTE_LIMIT, NOTE_UNITS), weight: 2 },
);
/** What somebody writes. */
export const words = fc.record({ body: bodies, name: names });

// Control characters, those that turn the words around them, and those that one cannot see, joiners aside.
export const MISLEADING = /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/u;
export const INVISIBLE = /(?![\u200C-\u200D]|\uFE0F)\p{Default_Ignorable_Code_Point}/u;
/** Plays a property; fails too when hardly any of its cases got past the first step. */
export async function hold<T>(cases: fc.Arbitrary<T>, check: (it: T) => Promise<boolean>): Promise<void> {
  let telling = 0;
  const property = fc.asyncProperty(cases, async (it) => {
    if (await check(it)) telling++;
  });
  await fc.assert(property, RUNS);
  assert.ok(telling > RUNS.numRuns / 15, `only ${telling} of ${RUNS.numRuns} cases tell anything`);
}

/** A field of a document, and what stands there instead; null for nothing. */
type Swap = readonly [field: string, value: RestValue | null];

/** Values of every kind that Firestore stores. */
const values: fc.Arbitrary<RestValue> = fc.letrec<{ value: RestValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant({ nullValue: null }),
    fc.boolean().map((booleanValue) => ({ booleanValue })),
    fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 86_400, 86_401)).map((it) => ({ integerValue: String(it) })),
    fc.oneof(fc.double(), fc.constantFrom(0, 0.5, 86_400, NaN, Infinity)).map(doubleValue),
    fc.oneof(fc.constantFrom('', 'visible', 'removed', 'expert', 'a'.repeat(20)), shortText).map(encodeValue),
    fc.date({ min: new Date(0), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }).map(encodeValue),
    fc.constant({ bytesValue: 'AAEC' }),
    fc.constant({ geoPointValue: { latitude: 51.5, longitude: 0 } }),
    fc.constant({ referenceValue: 'projects/any/databases/(default)/documents/threads/any' }),
    fc.array(tie('value').filter(isNoList), { maxLength: 3 }).map((it) => ({ arrayValue: { values: it } })),
    fc.dictionary(fc.constantFrom('a', 'body', 'uid'), tie('value')).map((fields) => ({ mapValue: { fields } })),
  ),
})).value;

// Firestore stores no list right inside a list.
function isNoList(value: RestValue): boolean {
  return !('arrayValue' in value);
}

function doubleValue(it: number): RestValue {
  return { doubleValue: Number.isFinite(it) ? it : String(it) };
}

const texts = fc.oneof(bodies, names).map(encodeValue);
const times = fc.constant({ timestampValue: '2026-11-23T08:00:00Z' });
const nothing = fc.constant(null);

/** For each field, what has the best chance of being taken. */
const LIKELY: Readonly<Record<string, fc.Arbitrary<RestValue | null>>> = {
  body: texts,
  name: texts,
  author: fc.constantFrom('', 'a'.repeat(32)).map(encodeValue),
  role: fc.constantFrom('', 'expert').map(encodeValue),
  parent: fc.constantFrom(null, 'a'.repeat(20)).map(encodeValue),
  root: fc.constantFrom(null, 'a'.repeat(20)).map(encodeValue),
  at: fc.oneof(
    fc.integer({ min: -1, max: 86_401 }).map(encodeValue),
    fc.double({ min: -1, max: 86_401 }).map(doubleValue),
  ),
  createdAt: times,
  updatedAt: times,
  editedAt: fc.oneof(times, fc.constant({ nullValue: null })),
  hearts: fc.oneof(fc.constantFrom(0, 1).map(encodeValue), fc.constantFrom(0, 1).map(doubleValue)),
  state: fc.constantFrom('visible', 'removed').map(encodeValue),
  seal: fc.constantFrom('', 'a'.repeat(64)).map(encodeValue),
  uid: nothing,
  html: texts,
};

const fields = fc.oneof(fc.constantFrom('body', 'name', 'at'), fc.constantFrom(...Object.keys(LIKELY)));
const swap = fields.chain((field): fc.Arbitrary<Swap> => {
  const value = fc.oneof({ arbitrary: LIKELY[field] ?? nothing, weight: 6 }, { arbitrary: values, weight: 2 }, nothing);
  return fc.tuple(fc.constant(field), value);
});
/** A few fields of a comment, changed. */
export const swaps = fc.uniqueArray(swap, { minLength: 1, maxLength: 3, selector: ([field]) => field });

/** The parts of a write that a test changes. */
interface FieldWrite {
  readonly update: { readonly name: string; readonly fields: Readonly<Record<string, RestValue>> };
  readonly updateTransforms: readonly { readonly fieldPath: string }[];
  readonly updateMask?: { readonly fieldPaths: readonly string[] };
}

/** A write with some of its fields changed. Where it names what it changes, a field without a value goes away. */
export function withSwaps(write: Write, changes: readonly Swap[]): Write {
  const { update, updateTransforms, updateMask, ...rest } = write as unknown as FieldWrite;
  const changed = changes.map(([field]) => field);
  const kept = Object.entries(update.fields).filter(([field]) => !changed.includes(field));
  const added = changes.filter(([, value]) => value !== null);
  return {
    ...rest,
    update: { ...update, fields: Object.fromEntries([...kept, ...added]) },
    updateTransforms: updateTransforms.filter(({ fieldPath }) => !changed.includes(fieldPath)),
    ...(updateMask && { updateMask: { fieldPaths: [...new Set([...updateMask.fieldPaths, ...changed])] } }),
  };
}
