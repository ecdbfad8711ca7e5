import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { TestFirestore, type Answer } from '../support/firestore-rest.js';
import { TABLES } from './cases/all.js';
import { commentSizes } from './cases/create.js';
import { allows, conditions, RULES, rulesWithout } from './rules-source.js';
import { forgetCounts, newScene, type RuleCase, type RuleTable } from './scene.js';

const store = new TestFirestore('rules');
// The emulator reports every value of every expression: bodies of 24,000 units would drown the report.
const storeOfSizes = new TestFirestore('rules-sizes');
const storeOfMutants = new TestFirestore('rules-mutants');

before(async () => {
  await store.loadRules(RULES);
  await storeOfSizes.loadRules(RULES);
});

async function play(where: TestFirestore, { as, given, send }: RuleCase): Promise<Answer> {
  const scene = newScene(where, as);
  await forgetCounts(where);
  if (given) await where.seed(given(scene));
  return send(scene);
}

// Two steps for each refusal: the rules refuse the request, and the same rules without the one condition that it breaks
// take it. So nothing else refused it, and the condition is needed.
async function check(table: RuleTable, ruleCase: RuleCase): Promise<void> {
  const { expect } = ruleCase;
  const answer = await play(table === commentSizes ? storeOfSizes : store, ruleCase);
  if (expect === 'allowed') {
    assert.equal(answer.status, 200, answer.message);
    return;
  }
  assert.equal(answer.status, 403, `Expected a refusal, got ${answer.status} ${answer.message}`);
  if (expect === 'no rule') return;

  const allow = allows().find(({ text }) => text.startsWith(table.allow));
  assert.ok(allow, `The rules have no line that begins: ${table.allow}`);
  assert.match(answer.message, new RegExp(`@ L${allow.line}\\b`), 'Another line than expected refused it');

  await storeOfMutants.loadRules(rulesWithout(expect));
  const { status, message } = await play(storeOfMutants, ruleCase);
  const { text, backedUpBy } = expect;
  if (backedUpBy) assert.equal(status, 403, `Said to be refused even without ${text}: ${backedUpBy}`);
  else assert.equal(status, 200, `Refused even without ${text}, so something else refused it: ${message}`);
}

for (const table of TABLES) {
  describe(table.title, () => {
    for (const ruleCase of table.cases) {
      const verdict = ruleCase.expect === 'allowed' ? 'allows' : 'refuses';
      test(`${verdict}: ${ruleCase.name}`, () => check(table, ruleCase));
    }
  });
}

// What no hostile request can single out, and why.
const WITHOUT_A_CASE: Readonly<Record<string, string>> = {
  "(anonymousAllowed() || request.auth.token.firebase.sign_in_provider != 'anonymous')": 'see settings.test.ts',
  'exists(threadPath(thread))': 'without it, the next condition would read a document that may be missing',
  '!threadMustExist()': 'see settings.test.ts',
  'comment.parent == null': 'it chooses between two conditions',
  "get(threadPath(thread)).data.get('moderation', 'post') != 'post'": 'it refuses when it holds; see its caller',
};

describe('every condition of the rules is broken by a hostile request', () => {
  const clauses = TABLES.flatMap(({ cases }) => cases).flatMap(({ expect }) =>
    typeof expect === 'string' ? [] : expect,
  );
  const isNamed = (place: string, text: string): boolean =>
    clauses.some((clause) => clause.in === place && clause.text === text);

  // A condition that calls another function stands for the conditions in there.
  function isBroken(place: string, text: string): boolean {
    const called = /^(\w+)\(.*\)$/s.exec(text)?.[1];
    return isNamed(place, text) || (called !== undefined && isReached(called));
  }

  function isReached(place: string): boolean {
    const inside = conditions().filter((condition) => condition.in === place);
    return clauses.some((clause) => clause.in === place) || inside.some(({ text }) => isBroken(place, text));
  }

  for (const { in: place, text } of conditions()) {
    if (text in WITHOUT_A_CASE) continue;
    test(`${place}: ${text.split('\n')[0] ?? ''}`, () => {
      assert.ok(isBroken(place, text), 'no case breaks this condition');
    });
  }
});

describe('the emulator saw every allow decide both ways', () => {
  const seen = new Map<number, Set<boolean>>();

  before(async () => {
    for (const { sourcePosition, values = [] } of await store.ruleCoverage()) {
      const verdicts = values.flatMap(({ value }) => value?.boolValue ?? []);
      seen.set(sourcePosition.currentOffset ?? 0, new Set(verdicts));
    }
  });

  for (const { text, offset, line } of allows().filter(({ text }) => !text.endsWith(': if true'))) {
    test(`line ${line}: ${text.split('\n')[0] ?? ''}`, () => {
      assert.deepEqual([...(seen.get(offset) ?? [])].sort(), [false, true]);
    });
  }
});
