import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SERVER_TIME, TestFirestore, type Person, type PlainFields } from '../support/firestore-rest.js';
import { withSetting } from '../support/rules-settings.js';
import { RULES } from './rules-source.js';
import {
  ago,
  ANN,
  change,
  count,
  limitPath,
  MINUTE,
  newScene,
  post,
  storedComment,
  storedThread,
  uncountedPost,
  untilTheDateStays,
  type Scene,
} from './scene.js';

const WITH_ACCOUNT = { ...ANN, provider: 'google.com' };

async function sceneWith(setting: string, answer: string): Promise<Scene> {
  const store = new TestFirestore('settings');
  await store.loadRules(withSetting(RULES, setting, answer));
  return newScene(store);
}

async function statusOfPost(scene: Scene, as: Person = ANN): Promise<number> {
  return (await scene.store.commit(post(scene), as)).status;
}

describe('settings at the top of the rules', () => {
  test('threadMustExist() true refuses comments in a thread that nobody has set up', async () => {
    const scene = await sceneWith('threadMustExist', 'true');
    assert.equal(await statusOfPost(scene), 403);
    await scene.store.seed(storedThread(scene, { title: 'Sleep and mood' }));
    assert.equal(await statusOfPost(scene), 200);
  });

  test('anonymousAllowed() false refuses people without an account', async () => {
    const scene = await sceneWith('anonymousAllowed', 'false');
    assert.equal(await statusOfPost(scene), 403);
    assert.equal(await statusOfPost(scene, WITH_ACCOUNT), 200);
  });

  test('editMinutes() sets how long an author may edit', async () => {
    const scene = await sceneWith('editMinutes', '2');
    const edit: PlainFields = { body: 'Another word.', editedAt: SERVER_TIME, updatedAt: SERVER_TIME };
    for (const [minutes, status] of [
      [3, 403],
      [1, 200],
    ] as const) {
      await scene.store.seed(storedComment(scene, { createdAt: ago(minutes * MINUTE) }));
      const answer = await scene.store.commit(change(scene, edit), ANN);
      assert.equal(answer.status, status, answer.message);
    }
  });

  test('secondsBetween() sets how long a person waits between two comments', async () => {
    for (const [seconds, status] of [
      ['0', 200],
      ['5', 403],
    ] as const) {
      const scene = await sceneWith('secondsBetween', seconds);
      await untilTheDateStays();
      assert.equal(await statusOfPost(scene), 200);
      const next = { ...scene, id: scene.other };
      const answer = await scene.store.commit([...uncountedPost(next), count(next, { dayCount: 2 })], ANN);
      assert.equal(answer.status, status, answer.message);
    }
  });

  test('mostPerDay() sets how many comments a person may post in a day', async () => {
    for (const [most, status] of [
      ['1', 200],
      ['0', 403],
    ] as const) {
      const scene = await sceneWith('mostPerDay', most);
      const before = { at: ago(MINUTE), thread: 'any', comment: scene.other, dayCount: 0 };
      await scene.store.seed([scene.store.write(limitPath(), before)]);
      assert.equal(await statusOfPost(scene), status);
    }
  });

  for (const [name, collectionId] of [
    ['pageLimit', 'shards'],
    ['commentLimit', 'comments'],
  ] as const) {
    test(`${name}() sets how many ${collectionId} one query may return`, async () => {
      const { store } = await sceneWith(name, '10');
      const statusOf = async (limit: number): Promise<number> =>
        (await store.runQuery('threads/any', { from: [{ collectionId }], limit }, null)).status;
      assert.deepEqual([await statusOf(10), await statusOf(11)], [200, 403]);
    });
  }
});
