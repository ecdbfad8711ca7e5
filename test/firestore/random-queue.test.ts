import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { cleanNote } from '../../src/model/draft.js';
import { CommentsError } from '../../src/model/errors.js';
import { REPORT_REASONS } from '../../src/model/moderation.js';
import type { FirestoreDocument } from '../../src/store/firestore/firestore-values.js';
import { groupReports } from '../../src/store/firestore/moderation/reported-comments.js';
import { plainFields } from '../../src/store/firestore/thread-reader.js';
import { queuedOfDocument } from '../../src/store/firestore/writing/queue-document.js';
import {
  authorKey,
  newId,
  SERVER_TIME,
  TestFirestore,
  type PlainFields,
  type Write,
} from '../support/firestore-rest.js';
import { hold, INVISIBLE, MISLEADING, notes, swaps, withSwaps } from './random.js';
import { RULES } from './rules-source.js';
import {
  count,
  newScene,
  queueFields,
  queuePath,
  reportPath,
  storedComment,
  storedThread,
  type Scene,
} from './scene.js';

// What reaches moderators, out of reports and comments that nobody would think of.
const store = new TestFirestore('random-queue');

before(() => store.loadRules(RULES));

/** A scene of a person who has never done anything. */
function newcomer(): Scene & { readonly as: { readonly uid: string } } {
  return { ...newScene(store), as: { uid: `uid-${newId()}` } };
}

const reasons = fc.constantFrom(...REPORT_REASONS);

function reportOf(scene: ReturnType<typeof newcomer>, reason: string, note: string): Write {
  const { id, thread, as } = scene;
  const fields: PlainFields = {
    comment: id,
    thread,
    reason,
    urgent: reason === 'worried',
    note,
    at: SERVER_TIME,
    state: 'open',
  };
  return store.write(reportPath(scene, as), fields, { exists: false });
}

/** The note as the widget keeps it, or null where it says that the note is too long. */
function keptNote(note: string): string | null {
  try {
    return cleanNote(note);
  } catch (thrown) {
    assert.equal(CommentsError.from(thrown).code, 'invalid-draft');
    return null;
  }
}

describe('random reports', () => {
  test('the rules take what the widget would send', () =>
    hold(fc.tuple(reasons, notes), async ([reason, note]) => {
      const kept = keptNote(note);
      if (kept === null) return false;
      const scene = newcomer();
      await store.seed(storedComment(scene));
      const { status, message } = await store.commit([reportOf(scene, reason, kept)], scene.as);
      assert.equal(status, 200, message);
      return true;
    }));

  test('moderators can read what the rules take from anybody, and nothing in it misleads', () =>
    hold(fc.tuple(reasons, notes), async ([reason, note]) => {
      const scene = newcomer();
      await store.seed(storedComment(scene));
      const { status } = await store.commit([reportOf(scene, reason, note)], scene.as);
      if (status !== 200) return false;
      const path = reportPath(scene, scene.as);
      const { body } = await store.get(path, 'owner');
      const [found] = groupReports([{ path, fields: plainFields(body as FirestoreDocument) }], new Map());
      assert.equal(found?.id, scene.id);
      assert.equal(found.reports[0]?.reason, reason);
      assert.doesNotMatch(found.reports[0].note, MISLEADING);
      return true;
    }));
});

describe('random comments that wait', () => {
  test('moderators can read every one that the rules take, and nothing in it misleads', () =>
    hold(swaps, async (changes) => {
      const scene = newcomer();
      const { uid } = scene.as;
      await store.seed(storedThread(scene, { moderation: 'pre' }));
      const fields = queueFields(scene, { uid, author: authorKey(uid, scene.thread) });
      const held = store.write(queuePath(scene), fields, { exists: false });
      const { status } = await store.commit([withSwaps(held, changes), count(scene, {}, uid)], scene.as);
      if (status !== 200) return false;
      const { body } = await store.get(queuePath(scene), 'owner');
      const seen = queuedOfDocument(body as FirestoreDocument);
      assert.ok(seen, 'the desk cannot read it');
      assert.equal(seen.reason, null);
      assert.doesNotMatch(seen.comment.body, MISLEADING);
      assert.doesNotMatch(seen.comment.name, MISLEADING);
      assert.doesNotMatch(seen.comment.name, INVISIBLE);
      return true;
    }));
});
