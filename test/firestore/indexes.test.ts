import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { repliesQuery, rootsQuery } from '../../src/store/firestore/comment-queries.js';
import { changesQuery } from '../../src/store/firestore/live/changes.js';
import { tailQuery } from '../../src/store/firestore/live/tail-query.js';
import { TALLY_QUERY } from '../../src/store/firestore/thread-tally.js';
import type { FirestoreDocument } from '../../src/store/firestore/firestore-values.js';
import { ALL, BULK_LIMIT, oldestQuery, periodQuery } from '../../src/store/firestore/opening/whole-thread.js';
import { newId, TestFirestore, type Person, type RestDocument } from '../support/firestore-rest.js';
import { RULES } from './rules-source.js';
import {
  ago,
  ANN,
  commentPath,
  MINUTE,
  MOD,
  newScene,
  shardPath,
  storedComment,
  threadPath,
  type Scene,
} from './scene.js';

interface IndexField {
  readonly fieldPath: string;
  readonly order: string;
}

interface Index {
  readonly collectionGroup: string;
  readonly queryScope: string;
  readonly fields: readonly IndexField[];
}

interface FieldOverride {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly indexes: readonly unknown[];
}

interface FieldReference {
  readonly field: { readonly fieldPath: string };
}

/** The parts of a query that decide which index it needs. */
interface Query {
  readonly from: readonly { readonly collectionId: string; readonly allDescendants?: boolean }[];
  readonly where?: object | undefined;
  readonly orderBy: readonly (FieldReference & { readonly direction: string })[];
}

const declared = JSON.parse(readFileSync(new URL('../../firestore.indexes.json', import.meta.url), 'utf8')) as {
  readonly indexes: readonly Index[];
  readonly fieldOverrides: readonly FieldOverride[];
};

const EQUALITIES = new Set(['EQUAL', 'IN', 'IS_NULL', 'IS_NAN']);

/** The index that Firestore needs for a query: its equalities first, then its order. */
function indexOf({ from, where, orderBy }: Query): Index {
  const [{ collectionId, allDescendants } = { collectionId: '' }] = from;
  const filters = filtersOf(where ?? {});
  const equal = filters.filter(({ op }) => EQUALITIES.has(op)).map(({ fieldPath }) => fieldPath);
  const ordered = orderBy.filter(({ field }) => field.fieldPath !== '__name__' && !equal.includes(field.fieldPath));
  return {
    collectionGroup: collectionId,
    queryScope: allDescendants ? 'COLLECTION_GROUP' : 'COLLECTION',
    fields: [
      ...equal.sort().map((fieldPath) => ({ fieldPath, order: 'ASCENDING' })),
      ...ordered.map(({ field, direction }) => ({ fieldPath: field.fieldPath, order: direction })),
    ],
  };
}

function filtersOf(where: object): readonly { readonly fieldPath: string; readonly op: string }[] {
  const filter = where as Readonly<Record<string, FieldReference & { op: string; filters?: readonly object[] }>>;
  const composite = filter['compositeFilter'];
  if (composite) return (composite.filters ?? []).flatMap(filtersOf);
  const single = filter['fieldFilter'] ?? filter['unaryFilter'];
  return single ? [{ fieldPath: single.field.fieldPath, op: single.op }] : [];
}

const store = new TestFirestore('queries');
const last: FirestoreDocument = {
  name: `${store.root}/threads/talk/comments/${newId()}`,
  fields: {
    createdAt: { timestampValue: ago(MINUTE).toISOString() },
    updatedAt: { timestampValue: ago(MINUTE).toISOString() },
  },
};
const roots = Array.from({ length: 25 }, newId);

/** The moderators' queue asks through the SDK, in these shapes. */
function queueQuery(collectionId: string, state: string, order: readonly string[]): Query {
  return {
    from: [{ collectionId, allDescendants: true }],
    where: { fieldFilter: { field: { fieldPath: 'state' }, op: 'EQUAL', value: { stringValue: state } } },
    orderBy: [...order, '__name__'].map((fieldPath) => ({ field: { fieldPath }, direction: 'DESCENDING' })),
  };
}

const moderatorQueries = {
  'what waits for review': queueQuery('queue', 'held', ['createdAt']),
  'what was reported': queueQuery('reports', 'open', ['urgent', 'at']),
};

const queries = {
  'the first page': rootsQuery(null),
  'a later page': rootsQuery(last),
  'the replies of a page': repliesQuery(roots, null),
  'more replies of a page': repliesQuery(roots, last),
  'what has changed': changesQuery(ago(MINUTE), null),
  'more of what has changed': changesQuery(ago(MINUTE), last),
  'the live tail': tailQuery(ago(MINUTE)),
  'the first comment of all': oldestQuery(),
  'a stretch of time': periodQuery(ALL, BULK_LIMIT),
  'more of a stretch of time': periodQuery({ ...ALL, after: last }, BULK_LIMIT),
};

const composites = [...Object.values(queries), ...Object.values(moderatorQueries)]
  .map(indexOf)
  .filter(({ fields }) => fields.length > 1);

describe('firestore.indexes.json', () => {
  test('declares what the queries need, and nothing else', () => {
    const keysOf = (indexes: readonly Index[]): readonly string[] =>
      [...new Set(indexes.map((index) => key(index)))].sort();
    assert.deepEqual(keysOf(declared.indexes), keysOf(composites));
  });

  test('exempts no field by which a query alone finds or orders', () => {
    const exempt = declared.fieldOverrides.map(({ collectionGroup, fieldPath }) => `${collectionGroup}.${fieldPath}`);
    const single = Object.values(queries)
      .map(indexOf)
      .filter(({ fields }) => fields.length === 1);
    const { structuredQuery, aggregations } = TALLY_QUERY;
    const summed = aggregations.map(({ sum }) => `${structuredQuery.from[0].collectionId}.${sum.field.fieldPath}`);
    const found = single.flatMap(({ collectionGroup, fields }) =>
      fields.map(({ fieldPath }) => `${collectionGroup}.${fieldPath}`),
    );
    assert.deepEqual(
      [...found, ...summed].filter((field) => exempt.includes(field)),
      [],
    );
    assert.deepEqual(summed, ['shards.count']);
  });

  test('keeps the words and what nobody asks for out of the index', () => {
    assert.deepEqual(
      declared.fieldOverrides.map(({ collectionGroup, fieldPath, indexes }) => [collectionGroup, fieldPath, indexes]),
      [
        ...['body', 'name', 'seal', 'editedAt'].map((fieldPath) => ['comments', fieldPath, []]),
        ...['body', 'name', 'uid'].map((fieldPath) => ['queue', fieldPath, []]),
        ['reports', 'note', []],
        ...['comment', 'at'].map((fieldPath) => ['shards', fieldPath, []]),
      ],
    );
  });

  // An index that names no order of __name__ follows its last field.
  for (const [name, query] of Object.entries({ ...queries, ...moderatorQueries })) {
    test(`${name}: orders names as its last field`, () => {
      const directions = query.orderBy.map(({ direction }) => direction);
      assert.equal(query.orderBy.at(-1)?.field.fieldPath, '__name__');
      assert.equal(new Set(directions).size, 1);
    });
  }
});

function key({ collectionGroup, queryScope, fields }: Index): string {
  return [collectionGroup, queryScope, ...fields.map(({ fieldPath, order }) => `${fieldPath} ${order}`)].join(' / ');
}

describe('the rules allow to anybody', () => {
  let scene: Scene;

  before(async () => {
    await store.loadRules(RULES);
    scene = newScene(store, null);
    const [root, reply] = [scene.id, scene.other];
    await store.seed(storedComment(scene, { createdAt: ago(3 * MINUTE), updatedAt: ago(3 * MINUTE) }, newId()));
    await store.seed(storedComment(scene));
    await store.seed(storedComment(scene, { parent: root, root }, reply));
  });

  for (const [name, query] of Object.entries(queries)) {
    test(name, async () => {
      const answer = await store.runQuery(threadPath(scene), query, null);
      assert.equal(answer.status, 200, answer.message);
    });
  }

  test('the number of comments', async () => {
    const { structuredQuery } = TALLY_QUERY;
    await store.seed([
      store.write(shardPath(scene), { count: 2 }),
      store.write(shardPath(scene, scene.other), { count: 1 }),
    ]);
    const answer = await store.sum(threadPath(scene), structuredQuery, 'count', null);
    assert.equal(answer.status, 200, answer.message);
    const [row] = answer.body as readonly { readonly result?: { readonly aggregateFields?: object } }[];
    assert.deepEqual(row?.result?.aggregateFields, { n: { integerValue: '3' } });
  });

  test('and what they find is what was asked for', async () => {
    const { id, other } = scene;
    assert.equal((await find(rootsQuery(null)))[0], id);
    assert.equal((await find(rootsQuery(null))).length, 2);
    assert.deepEqual(await find(repliesQuery([id], null)), [other]);
    assert.deepEqual(await find(changesQuery(ago(MINUTE), null)), [id, other]);
    assert.deepEqual(await find(tailQuery(ago(MINUTE))), [other, id]);
  });

  test('and a cursor goes on behind the last document', async () => {
    const { body } = await store.get(commentPath(scene), null);
    const rest = await find(rootsQuery(body as FirestoreDocument));
    assert.equal(rest.length, 1);
    assert.notEqual(rest[0], scene.id);
  });

  async function find(query: object): Promise<readonly string[]> {
    const { body } = await store.runQuery(threadPath(scene), query, null);
    const rows = body as readonly { readonly document?: RestDocument }[];
    return rows.flatMap(({ document }) => document?.name.split('/').at(-1) ?? []);
  }
});

describe('the rules allow to moderators alone', () => {
  for (const [name, query] of Object.entries(moderatorQueries)) {
    test(name, async () => {
      const statusFor = async (as: Person): Promise<number> =>
        (await store.runQuery('', { ...query, limit: 50 }, as)).status;
      assert.equal(await statusFor(MOD), 200);
      assert.deepEqual([await statusFor(ANN), await statusFor(null)], [403, 403]);
    });
  }
});
