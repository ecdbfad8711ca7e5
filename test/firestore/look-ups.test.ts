import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  authorKey,
  sealOf,
  SERVER_TIME,
  TestFirestore,
  type Answer,
  type PlainFields,
  type Write,
} from '../support/firestore-rest.js';
import { documentsAskedFor } from './rule-coverage.js';
import { RULES } from './rules-source.js';
import {
  ANN,
  BOB,
  change,
  commentFields,
  commentPath,
  count,
  EXPERT,
  heartPath,
  limitPath,
  MOD,
  newScene,
  post,
  queueFields,
  queuePath,
  reportPath,
  shardPath,
  storedComment,
  storedInQueue,
  storedNote,
  storedRole,
  storedThread,
  tally,
  threadPath,
  WRITTEN,
  type RuleCase,
  type Scene,
} from './scene.js';

/** A commit and the most that it may cost. */
interface Price {
  readonly name: string;
  readonly as: NonNullable<RuleCase['as']>;
  readonly given: (scene: Scene) => readonly Write[];
  readonly writes: (scene: Scene) => readonly Write[];
  readonly mostWrites: number;
  readonly mostLookUps: number;
}

const MODERATOR = { uid: MOD.uid };
const asModerator = (scene: Scene): readonly Write[] => storedRole(scene, 'moderator', MOD);
const replying = (scene: Scene, moderation: string): readonly Write[] => [
  ...storedThread(scene, { title: 'Sleep and mood', state: 'open', moderation }),
  ...storedComment(scene, {}, scene.other),
  ...storedRole(scene, 'expert'),
  scene.store.write(limitPath(), { at: WRITTEN, thread: 'another', comment: scene.other, dayCount: 0 }),
];
const reply = ({ other }: Scene): PlainFields => ({ parent: other, root: other, role: 'expert' });
const held = (scene: Scene, changes: PlainFields = {}): readonly Write[] => [
  scene.store.write(queuePath(scene), queueFields(scene, changes), { exists: false }),
  count(scene),
];
const report = (scene: Scene, changes: PlainFields): readonly Write[] => {
  const words = { comment: scene.id, thread: scene.thread, reason: 'spam', urgent: false, note: '', state: 'open' };
  return [scene.store.write(reportPath(scene, BOB), { ...words, ...changes })];
};
const published = (scene: Scene): Write =>
  scene.store.write(commentPath(scene), commentFields(scene, { createdAt: WRITTEN }));
const WORDS = { body: 'The part on shift work helped.', name: 'Ann' };
const SEAL = sealOf(ANN.uid, WORDS);
const GONE: PlainFields = { body: '', name: '', state: 'removed' };
const withdrawn = ({ thread }: Scene): PlainFields => ({
  state: 'removed',
  reason: 'spam',
  by: authorKey(MOD.uid, thread),
});

const posts: readonly Omit<Price, 'mostWrites' | 'mostLookUps'>[] = [
  { name: 'a first post in a thread that nobody has set up', as: ANN, given: () => [], writes: post },
  {
    name: 'a reply in a thread that is set up, by a person whose role is in a document',
    as: ANN,
    given: (scene) => replying(scene, 'post'),
    writes: (scene) => post(scene, reply(scene)),
  },
  {
    name: 'a reply at once where a moderator reads first',
    as: ANN,
    given: (scene) => replying(scene, 'pre'),
    writes: (scene) => post(scene, reply(scene)),
  },
  {
    name: 'a post by a person whose token claims their role',
    as: EXPERT,
    given: () => [],
    writes: (scene) => post(scene, { role: 'expert' }),
  },
  {
    name: 'a held post',
    as: ANN,
    given: (scene) => storedThread(scene, { moderation: 'pre' }),
    writes: (scene) => held(scene),
  },
  {
    name: 'a held reply by a person whose role is in a document',
    as: ANN,
    given: (scene) => replying(scene, 'pre'),
    writes: (scene) => held(scene, reply(scene)),
  },
];

const others: readonly Price[] = [
  {
    name: 'a heart',
    as: BOB,
    given: (scene) => storedComment(scene),
    writes: (scene) => [
      ...change(scene, { hearts: 1 }),
      scene.store.write(heartPath(scene, BOB), { at: SERVER_TIME }, { exists: false }),
    ],
    mostWrites: 2,
    mostLookUps: 3,
  },
  {
    name: 'a heart that is taken back',
    as: BOB,
    given: (scene) => [
      ...storedComment(scene, { hearts: 1 }),
      scene.store.write(heartPath(scene, BOB), { at: WRITTEN }),
    ],
    writes: (scene) => [...change(scene, { hearts: 0 }), scene.store.remove(heartPath(scene, BOB))],
    mostWrites: 2,
    mostLookUps: 3,
  },
  {
    name: 'a report',
    as: BOB,
    given: (scene) => storedComment(scene),
    writes: (scene) => report(scene, { at: SERVER_TIME }),
    mostWrites: 1,
    mostLookUps: 2,
  },
  {
    name: 'a report in the place of an earlier one',
    as: BOB,
    given: (scene) => [...storedComment(scene), ...report(scene, { at: WRITTEN })],
    writes: (scene) => report(scene, { at: SERVER_TIME, reason: 'worried', urgent: true }),
    mostWrites: 1,
    mostLookUps: 2,
  },
  {
    name: 'the publication of a held comment',
    as: MODERATOR,
    given: (scene) => [...storedInQueue(scene), ...asModerator(scene)],
    writes: (scene) => [published(scene), ...storedNote(scene), scene.store.remove(queuePath(scene)), tally(scene)],
    mostWrites: 4,
    mostLookUps: 5,
  },
  {
    name: 'a withdrawal',
    as: MODERATOR,
    given: (scene) => [...storedComment(scene, { createdAt: WRITTEN }), ...storedNote(scene), ...asModerator(scene)],
    writes: (scene) => [
      ...change(scene, { ...GONE, updatedAt: SERVER_TIME }),
      scene.store.write(queuePath(scene), queueFields(scene, { createdAt: WRITTEN, ...withdrawn(scene) })),
      tally(scene, -1),
    ],
    mostWrites: 3,
    mostLookUps: 5,
  },
  {
    name: 'the publication of a withdrawn comment',
    as: MODERATOR,
    given: (scene) => [
      ...storedComment(scene, { createdAt: WRITTEN, ...GONE }),
      ...storedInQueue(scene, withdrawn(scene)),
      ...asModerator(scene),
    ],
    writes: (scene) => [published(scene), scene.store.remove(queuePath(scene)), tally(scene)],
    mostWrites: 3,
    mostLookUps: 4,
  },
  {
    name: "the removal of one's own comment",
    as: ANN,
    given: (scene) => storedComment(scene),
    writes: (scene) => [...change(scene, { ...GONE, seal: SEAL, updatedAt: SERVER_TIME }), tally(scene, -1)],
    mostWrites: 2,
    mostLookUps: 2,
  },
  {
    name: "the return of one's own comment",
    as: ANN,
    given: (scene) => [...storedComment(scene, { ...GONE, seal: SEAL }), ...storedThread(scene, { state: 'open' })],
    writes: (scene) => [
      ...change(scene, { ...WORDS, state: 'visible', seal: '', updatedAt: SERVER_TIME }),
      tally(scene),
    ],
    mostWrites: 2,
    mostLookUps: 4,
  },
];

/** What the rules look up for one request, measured in a project that sees nothing else. */
async function lookUpsOf(
  given: Price['given'],
  send: (scene: Scene) => Promise<Answer>,
): Promise<{ readonly scene: Scene; readonly asked: readonly string[] }> {
  const store = new TestFirestore('look-ups');
  await store.loadRules(RULES);
  const scene = newScene(store);
  const before = given(scene);
  if (before.length > 0) await store.seed(before);
  const answer = await send(scene);
  assert.equal(answer.status, 200, answer.message);
  return { scene, asked: documentsAskedFor(await store.ruleCoverage(), RULES) };
}

describe('writes and look-ups of', () => {
  for (const price of [...posts.map((each) => ({ ...each, mostWrites: 4, mostLookUps: 7 })), ...others]) {
    const { name, as, given, writes, mostWrites, mostLookUps } = price;
    test(`${name}: at most ${mostWrites} and ${mostLookUps}`, async (context) => {
      const { scene, asked } = await lookUpsOf(given, (it) => it.store.commit(writes(it), as));
      context.diagnostic(`${writes(scene).length} writes, ${asked.length} look-ups`);
      assert.ok(writes(scene).length <= mostWrites);
      assert.ok(asked.length <= mostLookUps, `The rules asked for ${asked.join(', ')}`);
    });
  }
});

describe('the look-ups', () => {
  test('are those that the rules name: none is missed', async () => {
    const { scene, asked } = await lookUpsOf(
      (it) => replying(it, 'post'),
      (it) => it.store.commit(post(it, reply(it)), ANN),
    );
    const comments = [commentPath(scene), commentPath(scene, scene.other)];
    const places = [threadPath(scene), ...comments, shardPath(scene)];
    const people = [limitPath(), `bans/${ANN.uid}`, `roles/${ANN.uid}`];
    assert.deepEqual(asked, [...places, ...people].sort());
  });

  test('of a reader are none', async () => {
    const query = { from: [{ collectionId: 'comments' }], limit: 50 };
    for (const read of [
      (it: Scene) => it.store.get(threadPath(it), null),
      (it: Scene) => it.store.get(commentPath(it), null),
      (it: Scene) => it.store.runQuery(threadPath(it), query, null),
      (it: Scene) => it.store.sum(threadPath(it), { from: [{ collectionId: 'shards' }], limit: 36 }, 'count', null),
    ]) {
      const { asked } = await lookUpsOf((it) => [...storedThread(it, {}), ...storedComment(it)], read);
      assert.deepEqual(asked, []);
    }
  });
});
