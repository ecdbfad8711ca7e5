import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { TestFirestore, type RestDocument } from '../support/firestore-rest.js';
import { RULES } from './rules-source.js';
import {
  ANN,
  BOB,
  commentFields,
  commentPath,
  count,
  forgetCounts,
  newScene,
  notePath,
  post,
  shardPath,
  tally,
} from './scene.js';

const store = new TestFirestore('replay');

before(() => store.loadRules(RULES));

beforeEach(() => forgetCounts(store));

describe('a comment that is sent again', () => {
  test('is refused, and the first one stays as it was', async () => {
    const scene = newScene(store);
    assert.equal((await store.commit(post(scene), ANN)).status, 200);
    const first = await store.get(commentPath(scene), null);

    const again = await store.commit(post(scene, { body: 'Other words.' }), ANN);

    assert.equal(again.status, 403);
    assert.deepEqual((await store.get(commentPath(scene), null)).body, first.body);
  });

  test('is refused without the precondition that it does not exist', async () => {
    const scene = newScene(store);
    const writes = [
      store.write(commentPath(scene), commentFields(scene)),
      store.write(notePath(scene), { uid: ANN.uid }),
      tally(scene),
      count(scene),
    ];
    assert.equal((await store.commit(writes, ANN)).status, 200);
    const first = await store.get(commentPath(scene), null);

    assert.equal((await store.commit(writes, ANN)).status, 403);
    assert.deepEqual((await store.get(commentPath(scene), null)).body, first.body);
  });

  test('without its note and its count is refused, and the first one stays as it was', async () => {
    const scene = newScene(store);
    assert.equal((await store.commit(post(scene), ANN)).status, 200);
    const first = await store.get(commentPath(scene), null);

    const [comment = {}] = post(scene, { body: 'Other words.' });
    assert.equal((await store.commit([comment], ANN)).status, 403);
    assert.deepEqual((await store.get(commentPath(scene), null)).body, first.body);
  });

  test('by another person under the same id is refused', async () => {
    const scene = newScene(store);
    assert.equal((await store.commit(post(scene), ANN)).status, 200);
    assert.equal((await store.commit(post(scene, {}, { uid: BOB.uid }), BOB)).status, 403);
  });
});

describe('the number of comments', () => {
  test('stays as it was when a comment is sent again', async () => {
    const scene = newScene(store);
    for (const status of [200, 403, 403]) assert.equal((await store.commit(post(scene), ANN)).status, status);
    const { body } = await store.get(shardPath(scene), 'owner');
    assert.deepEqual((body as RestDocument).fields?.['count'], { integerValue: '1' });
  });
});

describe('a commit', () => {
  test('leaves nothing behind when one of its documents is refused', async () => {
    const scene = newScene(store);
    const writes = [...post(scene), ...post({ ...scene, id: scene.other }, { hearts: 9 })];
    assert.equal((await store.commit(writes, ANN)).status, 403);
    assert.equal((await store.get(commentPath(scene), null)).status, 404);
    assert.equal((await store.get(notePath(scene), 'owner')).status, 404);
  });
});
