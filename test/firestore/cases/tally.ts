import {
  authorKey,
  Double,
  Plus,
  sealOf,
  SERVER_TIME,
  type PlainFields,
  type Write,
} from '../../support/firestore-rest.js';
import {
  ago,
  ANN,
  BOB,
  change,
  commits,
  count,
  EXPERT,
  heartPath,
  MINUTE,
  MOD,
  noNumber,
  post,
  queueFields,
  queuePath,
  shardPath,
  storedComment,
  storedTally,
  storedThread,
  tally,
  threadPath,
  uncountedPost,
  type RuleCase,
  type RuleTable,
  type Scene,
} from '../scene.js';
import { casesOf, noRule, type Broken } from '../variations.js';

const WORDS = { name: 'Ann', body: 'The part on shift work helped.' };
const SEAL = sealOf(ANN.uid, WORDS);
const REMOVED: PlainFields = { body: '', name: '', state: 'removed', seal: SEAL, updatedAt: SERVER_TIME };
const GONE: PlainFields = { body: '', name: '', state: 'removed', seal: SEAL };

/** How a case differs from the request that is allowed. */
interface Variation {
  readonly as?: RuleCase['as'];
  readonly given?: (scene: Scene) => readonly Write[];
  /** What is written beside the number. */
  readonly with?: (scene: Scene) => readonly Write[];
  readonly step?: number;
  /** What the number has otherwise. */
  readonly changes?: PlainFields | ((scene: Scene) => PlainFields);
}

const posted = (scene: Scene): readonly Write[] => [...noNumber(uncountedPost(scene)), count(scene)];
const removed = (scene: Scene): readonly Write[] => change(scene, REMOVED);
const restored = (scene: Scene): readonly Write[] =>
  change(scene, { ...WORDS, state: 'visible', seal: '', updatedAt: SERVER_TIME });

/** Cases about the number where it is written for the first time, and where it stands at seven. */
function moving(before: readonly number[]) {
  return casesOf(({ as = ANN, given, with: others = posted, step = 1, changes = {} }: Variation) => ({
    as,
    given: (scene) => [...before.flatMap((number) => storedTally(scene, number)), ...(given?.(scene) ?? [])],
    // First: what the comment beside it lacks is not what refuses these.
    send: commits((scene) => [
      tally(scene, step, typeof changes === 'function' ? changes(scene) : changes),
      ...others(scene),
    ]),
  }));
}

const NAMED = 'its comment wants to be named';
const part = (text: string, backedUpBy?: string): Broken => ['isTally', text, backedUpBy];
const step = (text: string, backedUpBy?: string): Broken => ['isStep', text, backedUpBy];
const seen = (scene: Scene): readonly Write[] => storedComment(scene);
const gone = (scene: Scene): readonly Write[] => storedComment(scene, GONE);
const UP = 'step == 1';
const DOWN = 'step == -1';
const NEW = '!wasVisible(thread, id)';
const WAS: Broken = ['wasVisible', "get(commentPath(thread, id)).data.state == 'visible'"];

function sharedCases(before: readonly number[]): readonly RuleCase[] {
  const { allows, refuses } = moving(before);
  const START = before[0] ?? 0;
  return [
    allows('one more with a new comment'),
    allows('one less with a comment that is taken back', { given: seen, with: removed, step: -1 }),
    allows('one more with a comment that is brought back', { given: gone, with: restored }),
    allows('one more, said in full', { changes: { count: START + 1 } }),

    refuses('one more without a comment', step(UP, 'there is nothing that readers see'), { with: () => [] }),
    refuses('one more for a comment that was there before', step(NEW), { given: seen, with: () => [] }),
    refuses('one more for the comment of another person', step(NEW), { as: BOB, given: seen, with: () => [] }),
    refuses('one more with an edit', step(NEW), {
      given: seen,
      with: (scene) => change(scene, { body: 'Better.', editedAt: SERVER_TIME, updatedAt: SERVER_TIME }),
    }),
    refuses('one more with a heart', step(NEW), {
      as: BOB,
      given: seen,
      with: (scene) => [
        ...change(scene, { hearts: 1 }),
        scene.store.write(heartPath(scene, BOB), { at: SERVER_TIME }, { exists: false }),
      ],
    }),
    refuses('one more with a comment that waits for a moderator', step(UP, 'there is nothing that readers see'), {
      given: (scene) => storedThread(scene, { moderation: 'pre' }),
      with: (scene) => [scene.store.write(queuePath(scene), queueFields(scene), { exists: false }), count(scene)],
    }),
    refuses('one less without a removal', step(DOWN, 'the comment is still seen'), {
      given: seen,
      with: () => [],
      step: -1,
    }),
    refuses('one less for a comment that was removed before', WAS, {
      given: gone,
      with: () => [],
      step: -1,
    }),
    refuses('one less as a moderator, for nothing', WAS, {
      as: MOD,
      given: gone,
      with: () => [],
      step: -1,
    }),
    ...[2, 0, -1, 40, -40].map((by) => refuses(`${String(by)} more with a new comment`, step(UP), { step: by })),
    ...[1, 0, -2].map((by) =>
      refuses(`${String(by)} more with a removal`, step(DOWN), { given: seen, with: removed, step: by }),
    ),
    refuses('the same number as before', step(UP), { changes: { count: START } }),

    refuses('in the part of another id', part('shardOf(request.resource.data.comment) == shard', NAMED), {
      changes: ({ other }) => ({ comment: other }),
    }),
    refuses('with a field more', ['exactKeys', 'data.keys().hasOnly(keys)'], { changes: { by: ANN.uid } }),
    refuses('with half a comment more', part('request.resource.data.count is int', 'a step is one'), {
      changes: { count: new Plus(0.5) },
    }),
    refuses('as a number that is not whole', part('request.resource.data.count is int'), {
      changes: { count: new Double(START + 1) },
    }),
    refuses('as text', part('request.resource.data.count is int', 'a step is a number'), {
      changes: { count: String(START + 1) },
    }),
    refuses('as nothing', part('request.resource.data.count is int', 'a step is a number'), {
      changes: { count: null },
    }),
    refuses('at an earlier time', part('request.resource.data.at == request.time', NAMED), {
      changes: { at: ago(MINUTE) },
    }),
    refuses('at a time to come', part('request.resource.data.at == request.time', NAMED), {
      changes: { at: ago(-MINUTE) },
    }),
    refuses('for a comment that is a number', part('shardOf(request.resource.data.comment) == shard', NAMED), {
      changes: { comment: 7 },
    }),
    refuses('for a path below the comment', step(UP, 'such a document is no comment'), {
      changes: ({ id }) => ({ comment: `${id}/private/author` }),
    }),
  ];
}

/** The number of comments, where it is written for the first time. */
export const firstTally: RuleTable = {
  title: 'count the first comment that readers see',
  allow: '/shards/{shard} allow create: if isFirstTally',
  cases: sharedCases([]),
};

/** The number of comments, one up or down. */
export const nextTally: RuleTable = {
  title: 'count one more comment, or one less',
  allow: '/shards/{shard} allow update: if isNextTally',
  cases: sharedCases([7]),
};

const junk = (scene: Scene): Write =>
  scene.store.write(`${threadPath(scene)}/shards/aa`, { count: 1, comment: scene.id, at: SERVER_TIME });
const elsewhere = (scene: Scene): Scene => ({ ...scene, thread: `${scene.thread}-2` });
const sibling = (scene: Scene): Scene => ({ ...scene, id: `A${scene.id.slice(1)}` });

/** The same with more than the one number. */
export const otherTallies: RuleTable = {
  title: 'count a comment anywhere else',
  allow: '/shards/{shard} allow create: if isFirstTally',
  cases: [
    {
      name: 'in two parts',
      send: commits((scene) => [junk(scene), ...post(scene)]),
      expect: { in: 'isTally', text: 'shardOf(request.resource.data.comment) == shard' },
    },
    {
      name: 'in another thread too',
      send: commits((scene) => [tally(elsewhere(scene)), ...post(scene)]),
      expect: { in: 'isStep', text: UP, backedUpBy: 'there is no such comment' },
    },
  ],
};

const TALLIED = 'isTallied(thread, id)';
const without = (
  name: string,
  place: string,
  send: (scene: Scene) => readonly Write[],
  more: Partial<RuleCase> = {},
): RuleCase => ({
  name,
  send: commits(send),
  expect: { in: place, text: TALLIED },
  ...more,
});

/** A new comment that is not counted. */
export const postUntallied: RuleTable = {
  title: 'post without counting',
  allow: '/comments/{comment} allow create: if isNewComment',
  cases: [
    {
      name: 'whose id begins with a capital letter, with the part of the small one',
      send: commits((scene) => post(sibling(scene))),
      expect: 'allowed',
    },
    { name: 'as an expert, counted', as: EXPERT, send: commits((s) => post(s, { role: 'expert' })), expect: 'allowed' },
    without('at all', 'isNewComment', posted),
    without('at all, as an expert', 'isNewComment', (scene) => noNumber(post(scene, { role: 'expert' })), {
      as: EXPERT,
    }),
    {
      name: 'but in another thread',
      send: commits((scene) => [...posted(scene), tally(elsewhere(scene))]),
      expect: { in: 'isNewComment', text: TALLIED, backedUpBy: 'there is no such comment' },
    },
    {
      name: 'where another comment was counted a minute ago',
      given: storedTally,
      send: commits(posted),
      expect: {
        in: 'isTallied',
        text: 'getAfter(shardPath(thread, id)).data.comment == id',
        backedUpBy: 'that was not now',
      },
    },
    {
      name: 'where a comment of this id was counted a minute ago',
      given: (scene) => storedTally(scene, 7, scene.id),
      send: commits(posted),
      expect: { in: 'isTallied', text: 'getAfter(shardPath(thread, id)).data.at == request.time' },
    },
  ],
};

/** A comment taken back that is still counted. */
export const removeUntallied: RuleTable = {
  title: 'take a comment back without counting',
  allow: '/comments/{comment} allow update: if isRemoval',
  cases: [
    without('at all', 'isRemoval', removed, { given: seen }),
    {
      name: 'two, as one',
      given: (scene) => [...seen(scene), ...seen(sibling(scene))],
      send: commits((scene) => [...removed(sibling(scene)), ...removed(scene), tally(scene, -1)]),
      expect: { in: 'isTallied', text: 'getAfter(shardPath(thread, id)).data.comment == id' },
    },
  ],
};

/** A comment brought back that is not counted. */
export const restoreUntallied: RuleTable = {
  title: 'bring a comment back without counting',
  allow: '/comments/{comment} allow update: if isRestoration',
  cases: [without('at all', 'isRestoration', restored, { given: (scene) => [...gone(scene), ...storedTally(scene)] })],
};

const LIST = '/shards/{shard} allow list';
const numbers = { from: [{ collectionId: 'shards' }] };
const reads = (name: string, send: RuleCase['send'], expect: RuleCase['expect'], more = {}): RuleCase => ({
  name,
  as: null,
  given: storedTally,
  send,
  expect,
  ...more,
});
const LIMIT = { in: LIST, text: 'request.query.limit <= pageLimit()' };
const listed = (query: object): RuleCase['send'] => {
  return (scene) => scene.store.runQuery(threadPath(scene), { ...numbers, ...query }, scene.as);
};
const summed = (query: object): RuleCase['send'] => {
  return (scene) => scene.store.sum(threadPath(scene), { ...numbers, ...query }, 'count', scene.as);
};

/** Reading the number. */
export const readTallies: RuleTable = {
  title: 'read the number of comments',
  allow: LIST,
  cases: [
    reads('the sum', summed({ limit: 36 }), 'allowed'),
    reads('the sum, signed in', summed({ limit: 36 }), 'allowed', { as: ANN }),
    reads('the parts, as many as a page has', listed({ limit: 50 }), 'allowed'),
    reads('the sum without a limit', summed({}), LIMIT),
    reads('the sum over more than a page has', summed({ limit: 51 }), LIMIT),
    reads('the parts without a limit', listed({}), LIMIT),
    reads('fifty-one parts', listed({ limit: 51 }), LIMIT),
  ],
};

/** What no rule says about the number. */
export const otherOfTallies: RuleTable = {
  title: 'anything else about the number of comments',
  allow: '',
  cases: [
    noRule('deleting a part', {
      given: storedTally,
      send: commits((scene) => [scene.store.remove(shardPath(scene))]),
    }),
    noRule('deleting a part as a moderator', {
      as: MOD,
      given: storedTally,
      send: commits((scene) => [scene.store.remove(shardPath(scene))]),
    }),
    noRule('deleting a part with a removal', {
      given: (scene) => [...seen(scene), ...storedTally(scene)],
      send: commits((scene) => [...removed(scene), scene.store.remove(shardPath(scene))]),
    }),
    noRule('reading one part', {
      given: storedTally,
      send: (scene) => scene.store.get(shardPath(scene), scene.as),
    }),
    noRule('the numbers of all threads', {
      send: ({ store }) =>
        store.sum('', { from: [{ collectionId: 'shards', allDescendants: true }], limit: 1 }, 'count', ANN),
    }),
    noRule('a number beside the threads', {
      send: commits((scene) => [
        scene.store.write('shards/a', { count: 1, comment: scene.id, at: SERVER_TIME }),
        ...post(scene, { author: authorKey(ANN.uid, scene.thread) }),
      ]),
    }),
  ],
};
