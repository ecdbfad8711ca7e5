import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestFirestore, type Answer, type CoverageNode } from '../support/firestore-rest.js';
import { TABLES } from './cases/all.js';
import { commentSizes } from './cases/create.js';
import { NEVER_BOTH, WITHOUT_A_CASE } from './reviewed.js';
import { addOutcomes, keyOf, leavesOf, type Leaf, type Outcomes } from './rule-coverage.js';
import { allows, allowThatBegins, conditions, RULES, rulesWithout, type Clause } from './rules-source.js';
import { newScene, setScene, type RuleCase, type RuleTable } from './scene.js';

const store = new TestFirestore('rules');
/** Rules without one condition, each in a project of its own: loading rules takes longest. */
const mutants = new Map<string, Promise<TestFirestore>>();
/** Milliseconds between the last request and the question what the emulator saw. */
const SETTLING = 300;
/** How often a case is sent again whose condition the emulator did not come to. */
const PATIENCE = 20;
/** What the emulator saw each part of the rules become. */
const seen: Outcomes = new Map();

async function play(where: TestFirestore, ruleCase: RuleCase): Promise<Answer> {
  const scene = newScene(where, ruleCase.as);
  await setScene(scene, ruleCase);
  return ruleCase.send(scene);
}

/** Notes what the emulator saw, once it had the time to. */
async function noteOutcomes(): Promise<void> {
  await sleep(SETTLING);
  addOutcomes(await store.ruleCoverage(), seen);
}

async function mutantWithout(clause: Clause): Promise<TestFirestore> {
  const mutant = new TestFirestore('rules-mutant');
  await mutant.loadRules(rulesWithout(clause));
  return mutant;
}

function storeWithout(clause: Clause): Promise<TestFirestore> {
  const key = `${clause.in} ${clause.text}`;
  const mutant = mutants.get(key) ?? mutantWithout(clause);
  mutants.set(key, mutant);
  return mutant;
}

// The emulator takes a quarter of a second to compile rules, so mutants are loaded ahead of the cases that ask for them.
before(() => {
  const clauses = TABLES.flatMap(({ cases }) => cases).flatMap(({ expect }) =>
    typeof expect === 'string' ? [] : expect,
  );
  const left = clauses.values();
  for (let worker = 0; worker < 3; worker++) void loadEach(left);
});

async function loadEach(clauses: Iterable<Clause>): Promise<void> {
  for (const clause of clauses) {
    // What cannot be loaded fails the case that asks for it.
    await storeWithout(clause).catch(() => null);
  }
}

// Two steps for each refusal: the rules refuse the request, and the same rules without the one condition that it breaks
// take it. So nothing else refused it, and the condition is needed.
async function check(table: RuleTable, ruleCase: RuleCase): Promise<void> {
  const { expect } = ruleCase;
  const answer = await play(store, ruleCase);
  if (expect === 'allowed') {
    assert.equal(answer.status, 200, answer.message);
    return;
  }
  assert.equal(answer.status, 403, `Expected a refusal, got ${answer.status} ${answer.message}`);
  if (expect === 'no rule') return;

  const { line } = allowThatBegins(table.allow);
  assert.match(answer.message, new RegExp(`@ L${line}\\b`), 'Another line than expected refused it');

  const { status, message } = await play(await storeWithout(expect), ruleCase);
  const { text, backedUpBy } = expect;
  if (backedUpBy) assert.equal(status, 403, `Said to be refused even without ${text}: ${backedUpBy}`);
  else assert.equal(status, 200, `Refused even without ${text}, so something else refused it: ${message}`);
}

for (const table of TABLES) {
  describe(table.title, () => {
    // The emulator forgets what it saw when it gets rules, and reports every value of every expression: the report of
    // all tables would be hundreds of megabytes, and bodies of 24,000 units alone would drown it.
    before(() => store.loadRules(RULES));
    after(async () => {
      if (table !== commentSizes) await noteOutcomes();
    });

    for (const ruleCase of table.cases) {
      const verdict = ruleCase.expect === 'allowed' ? 'allows' : 'refuses';
      test(`${verdict}: ${ruleCase.name}`, () => check(table, ruleCase));
    }
  });
}

describe('every condition of the rules is broken by a hostile request', () => {
  const clauses = TABLES.flatMap(({ cases }) => cases).flatMap(({ expect }) =>
    typeof expect === 'string' ? [] : expect,
  );
  const isNamed = (place: string, text: string): boolean =>
    clauses.some((clause) => isIn(place, clause) && withoutBrackets(clause.text) === text);

  // A condition that calls another function stands for the conditions in there.
  function isBroken(place: string, text: string): boolean {
    const called = /^(\w+)\(.*\)$/s.exec(text)?.[1];
    return isNamed(place, text) || (called !== undefined && isReached(called));
  }

  function isReached(place: string): boolean {
    const inside = conditions().filter((condition) => condition.in === place);
    return clauses.some((clause) => clause.in === place) || inside.some(({ text }) => isBroken(place, text));
  }

  for (const { in: place, text, choice } of conditions()) {
    if (`${place}: ${text}` in WITHOUT_A_CASE) continue;
    test(`${place}: ${text.split('\n')[0] ?? ''}`, () => {
      assert.ok(isBroken(place, text) || (choice && isNamed(place, choice)), 'no case breaks this condition');
    });
  }

  test('or has a reason in the list, which names nothing else', () => {
    const all = conditions().map(({ in: place, text }) => `${place}: ${text}`);
    for (const name of Object.keys(WITHOUT_A_CASE)) assert.ok(all.includes(name), `The rules have no ${name}`);
  });
});

function isIn(place: string, clause: Clause): boolean {
  return clause.in.includes('allow ') ? place.startsWith(clause.in) : place === clause.in;
}

function withoutBrackets(text: string): string {
  return text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text;
}

describe('the emulator saw', () => {
  let report: readonly CoverageNode[] = [];

  const seenOf = (key: string): ReadonlySet<string> => seen.get(key) ?? new Set();
  const seenOnce = (): readonly Leaf[] =>
    leavesOf(report, RULES).filter(({ key }) => !seenOf(key).has('another value') && seenOf(key).size < 2);

  // The emulator judges the writes of a commit side by side and drops the others when it refuses one. A condition that
  // another one backs up in each of its cases may be among those, so they are sent again.
  before(async () => {
    report = await store.ruleCoverage();
    const cases = TABLES.flatMap((table) => table.cases);
    for (let times = 0; times < PATIENCE; times++) {
      const names = new Set(seenOnce().map(({ name }) => name));
      const again = cases.filter(
        ({ expect }) => typeof expect !== 'string' && names.has(`${expect.in}: ${expect.text}`),
      );
      if (again.length === 0) return;
      for (const ruleCase of again) await play(store, ruleCase);
      await noteOutcomes();
    }
  });

  for (const { text, offset, line } of allows().filter(({ text }) => !text.endsWith(': if true'))) {
    test(`both verdicts of line ${line}: ${text.split('\n')[0] ?? ''}`, () => {
      const node = report.find(({ sourcePosition }) => sourcePosition.currentOffset === offset);
      assert.deepEqual([...seenOf(node ? keyOf(node) : '')].sort(), ['false', 'true']);
    });
  }

  test('every condition hold and not hold, but for those in the list', () => {
    const { length } = leavesOf(report, RULES);
    assert.ok(length > 200, `Only ${length} conditions were found`);
    assert.deepEqual(
      seenOnce()
        .map(({ name }) => name)
        .sort(),
      Object.keys(NEVER_BOTH).sort(),
    );
  });
});
