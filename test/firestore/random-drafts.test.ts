import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { StoredComment } from '../../src/model/comment.js';
import { isBlank } from '../../src/model/counting.js';
import { cleanDraft, findDraftProblems } from '../../src/model/draft.js';
import { cleanName } from '../../src/model/text.js';
import type { FirestoreDocument } from '../../src/store/firestore/firestore-values.js';
import { commentOfDocument } from '../../src/store/firestore/thread-reader.js';
import {
  authorKey,
  newId,
  SERVER_TIME,
  TestFirestore,
  type PlainFields,
  type Write,
} from '../support/firestore-rest.js';
import { hold, INVISIBLE, MISLEADING, swaps, withSwaps, words } from './random.js';
import { RULES } from './rules-source.js';
import { change, commentPath, newScene, post, storedComment, type Scene } from './scene.js';

const store = new TestFirestore('random');

before(() => store.loadRules(RULES));

/** What an author writes. */
interface Words {
  readonly body: string;
  readonly name: string;
}

/** A scene of a person who has never posted, so that nobody has to wait. */
function newcomer(): Scene & { readonly as: { readonly uid: string } } {
  return { ...newScene(store), as: { uid: `uid-${newId()}` } };
}

function postOf(scene: ReturnType<typeof newcomer>, words: Partial<Words>): readonly Write[] {
  const { uid } = scene.as;
  return post(scene, { ...words, author: authorKey(uid, scene.thread) }, { uid });
}

/** The comment that readers see. */
async function commentSeen(scene: Scene): Promise<StoredComment | null> {
  const { body } = await store.get(commentPath(scene), null);
  return commentOfDocument(body as FirestoreDocument);
}

/** Every character that alone shows nothing. */
const UNSEEN = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter(
  (character) => !/\p{Cs}/u.test(character) && isBlank(character),
);

// Cleaning a name once can leave a joiner that cleaning it again takes away: readers see the second result.
function settled(name: string): string {
  const cleaned = cleanName(name);
  return cleaned === name ? name : settled(cleaned);
}

describe('random words', () => {
  test('the rules take what the widget would send, and readers get the same words', () =>
    hold(words, async (draft) => {
      const cleaned = cleanDraft(draft);
      if (Object.keys(findDraftProblems(cleaned)).length > 0) return false;
      const scene = newcomer();
      const { status, message } = await store.commit(postOf(scene, cleaned), scene.as);
      assert.equal(status, 200, message);
      const seen = await commentSeen(scene);
      assert.equal(seen?.body, cleaned.body);
      assert.equal(seen.name, settled(cleaned.name));
      return true;
    }));

  test('readers can show what the rules take from anybody, and nothing in it misleads', () =>
    hold(words, async (raw) => {
      const scene = newcomer();
      const { status } = await store.commit(postOf(scene, raw), scene.as);
      if (status !== 200) return false;
      const seen = await commentSeen(scene);
      assert.ok(seen, 'the widget cannot read it');
      assert.doesNotMatch(seen.body, MISLEADING);
      assert.doesNotMatch(seen.name, MISLEADING);
      assert.doesNotMatch(seen.name, /\n/);
      assert.doesNotMatch(seen.name, INVISIBLE);
      return true;
    }));

  test('the rules refuse from anybody what shows nothing, whatever it is made of', async () => {
    const scene = newcomer();
    // All of them at once: one that the rules did not know would make the whole a body.
    const { status } = await store.commit(postOf(scene, { body: UNSEEN.join(''), name: '' }), scene.as);
    assert.equal(status, 403);
    assert.ok(UNSEEN.length > 4000);
  });
});

describe('random documents', () => {
  test('the widget can show every comment that the rules take', () =>
    hold(swaps, async (changes) => {
      const scene = newcomer();
      const [comment = {}, ...others] = postOf(scene, {});
      const { status } = await store.commit([withSwaps(comment, changes), ...others], scene.as);
      if (status !== 200) return false;
      assert.ok(await commentSeen(scene), 'the widget cannot read it');
      return true;
    }));

  test('the widget can show every comment after a change that the rules take', () =>
    hold(swaps, async (changes) => {
      const scene = newcomer();
      await store.seed(storedComment(scene, { author: authorKey(scene.as.uid, scene.thread) }));
      const edit: PlainFields = { body: 'Another word.', editedAt: SERVER_TIME, updatedAt: SERVER_TIME };
      const writes = change(scene, edit).map((write) => withSwaps(write, changes));
      const { status } = await store.commit(writes, scene.as);
      if (status !== 200) return false;
      assert.ok(await commentSeen(scene), 'the widget cannot read it');
      return true;
    }));
});
