import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TestFirestore } from '../support/firestore-rest.js';
import { TABLES } from './cases/all.js';
import { callsFrom, mutantsOf, type Mutant } from './mutants.js';
import { allowThatBegins, RULES, rulesWithout } from './rules-source.js';
import { newScene, setScene, type RuleCase, type RuleTable } from './scene.js';

// The rules with one small mistake in them, hundreds of times: each time a case must answer other than it should.
// rules.test.ts says whether the cases hold on the rules as they are.

const ACCOUNTS = 'it decides only where anonymousAllowed() is false, and settings.test.ts plays that';
const NOBODY = `the uid of nobody cannot be read; otherwise ${ACCOUNTS}`;
const EXACT_TIME = 'nobody can send a request in the very moment at which time is up';
const OFFSET = 'the official emulator says 0 where a query names no offset; other servers say null or nothing';

/** Mutants that no request can tell from the rules, and why. */
const SURVIVORS: Readonly<Record<string, string>> = {
  "signedIn: (anonymousAllowed() || request.auth.token.firebase.sign_in_provider != 'anonymous') → true": ACCOUNTS,
  "signedIn: request.auth.token.firebase.sign_in_provider != 'anonymous' → false": ACCOUNTS,
  "signedIn: request.auth.token.firebase.sign_in_provider != 'anonymous' with == for !=": ACCOUNTS,
  'isOwn: signedIn() → true': NOBODY,
  'roleOfPerson: exists(rolePath()) → true': 'reading a document that is missing fails, and who has no role is refused',
  'isBanned: get(banPath()).data.until is timestamp → true':
    'what is no time cannot be compared with one: still banned',
  'isBanned: get(banPath()).data.until <= request.time with < for <=': EXACT_TIME,
  "isEdit: request.time < resource.data.createdAt + duration.value(editMinutes(), 'm') with <= for <": EXACT_TIME,
  "isNextCount: request.time >= resource.data.at + duration.value(secondsBetween(), 's') with > for >=": EXACT_TIME,
  "isReportAgain: request.time >= resource.data.at + duration.value(secondsBetween(), 's') with > for >=": EXACT_TIME,
  '/comments/{comment} allow list: request.query.offset == null → false': OFFSET,
  "/comments/{comment} allow list: !('offset' in request.query) → false": OFFSET,
};

const SLOW = 'on a busy machine a second passes between what is given and what is sent; settings.test.ts plays 0 and 5';

/** Mutants that are not played, because the machine decides what they answer. */
const BLURRED_BY_TIME: Readonly<Record<string, string>> = {
  'secondsBetween: 10 with 9 for 10': SLOW,
  'secondsBetween: 10 with 11 for 10': SLOW,
};

/** Most of the time the emulator compiles rules, with one core for each project. */
const WORKERS = 4;

/** How many cases must have been asked before an entry of {@link SURVIVORS} is believed. */
const ENOUGH = 60;

/** More calls than lie between any two functions of the rules. */
const FAR = 50;

/** A case, and a number that is low where it is likely to notice a mistake. */
interface Candidate {
  readonly ruleCase: RuleCase;
  readonly rank: number;
}

const reach = new Map(
  TABLES.filter(({ allow }) => allow !== '').map((table) => [
    table,
    callsFrom(RULES, allowThatBegins(table.allow).text),
  ]),
);

/** Calls between the table's `allow` and the mistake; as good as none where the one does not reach the other. */
function distanceTo({ place }: Mutant, table: RuleTable): number {
  if (table.allow.startsWith(place)) return 0;
  return reach.get(table)?.get(place) ?? FAR;
}

/** Every case, most telling first: a commit asks more than one `allow`, so any table may notice. */
function casesFor(mutant: Mutant): readonly RuleCase[] {
  const callees = callsFrom(RULES, mutant.clause);
  const candidates = TABLES.flatMap((table): readonly Candidate[] => {
    const distance = distanceTo(mutant, table);
    return table.cases.map((ruleCase) => ({ ruleCase, rank: rankOf(ruleCase, mutant, callees) + distance }));
  });
  const ranked = candidates.sort((one, other) => one.rank - other.rank).map(({ ruleCase }) => ruleCase);
  const allowed = ranked.filter(({ expect }) => expect === 'allowed');
  const refused = ranked.filter(({ expect }) => expect !== 'allowed');
  // By turns: some mistakes refuse too much, others too little.
  return refused.flatMap((it, index) => [it, ...allowed.slice(index, index + 1)]).concat(allowed.slice(refused.length));
}

function rankOf({ expect }: RuleCase, { place, clause }: Mutant, callees: ReadonlyMap<string, number>): number {
  if (expect === 'allowed' || (typeof expect === 'object' && expect.text === clause)) return 0;
  if (expect === 'no rule') return 400;
  if (expect.in.startsWith(place) || expect.text.includes(`${place}(`)) return 100;
  return callees.has(expect.in) ? 200 : 300;
}

async function holds(store: TestFirestore, ruleCase: RuleCase): Promise<boolean> {
  const scene = newScene(store, ruleCase.as);
  await setScene(scene, ruleCase);
  const { status } = await ruleCase.send(scene);
  return status === (ruleCase.expect === 'allowed' ? 200 : 403);
}

/** Whether a case notices the mistake, or else the compiler. */
async function isKilled(store: TestFirestore, mutant: Mutant): Promise<boolean> {
  try {
    await store.loadRules(mutant.rules);
  } catch (error) {
    if (String(error).includes('does not take the rules')) return true;
    throw error;
  }
  const cases = casesFor(mutant);
  for (const ruleCase of mutant.name in SURVIVORS ? cases.slice(0, ENOUGH) : cases) {
    if (!(await holds(store, ruleCase))) return true;
  }
  return false;
}

/** Plays mutants, each worker in a project of its own; returns those that no case notices. */
async function survivorsOf(mutants: readonly Mutant[]): Promise<readonly string[]> {
  const survivors: string[] = [];
  const left = mutants.values();
  const workers = Array.from({ length: WORKERS }, async () => {
    const store = new TestFirestore('mutation');
    for (const mutant of left) {
      if (!(await isKilled(store, mutant))) survivors.push(mutant.name);
    }
  });
  await Promise.all(workers);
  return survivors;
}

/** The rules that rules.test.ts plays: each without the one condition that a case breaks. */
function rulesOfCases(): ReadonlySet<string> {
  const expected = TABLES.flatMap(({ cases }) => cases).map(({ expect }) => expect);
  return new Set(expected.flatMap((expect) => (typeof expect === 'string' ? [] : rulesWithout(expect))));
}

test('every small mistake in the rules is noticed', async (t) => {
  const start = performance.now();
  const mutants = mutantsOf(RULES);
  const elsewhere = rulesOfCases();
  const left = mutants.filter(({ name, rules }) => !elsewhere.has(rules) && !(name in BLURRED_BY_TIME));
  const survivors = await survivorsOf(left);
  const seconds = Math.round((performance.now() - start) / 1000);
  t.diagnostic(
    `${mutants.length} mutants: ${mutants.length - left.length} are played by rules.test.ts or blurred by time, ` +
      `${left.length - survivors.length} were killed, ${survivors.length} survived (${seconds} s)`,
  );
  assert.deepEqual(
    survivors.filter((name) => !(name in SURVIVORS)),
    [],
    'Mistakes that no case notices',
  );
  assert.deepEqual(
    Object.keys(SURVIVORS).filter((name) => !survivors.includes(name)),
    [],
    'Said to survive',
  );
});

describe('the lists of mutants', () => {
  test('name mutants and nothing else', () => {
    const names = mutantsOf(RULES).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    const listed = [...Object.keys(SURVIVORS), ...Object.keys(BLURRED_BY_TIME)];
    assert.deepEqual(
      listed.filter((name) => !names.includes(name)),
      [],
    );
  });
});
