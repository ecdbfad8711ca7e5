import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredComment } from '../../src/model/comment.js';
import { newCommentId } from '../../src/model/draft.js';
import { CommentsError } from '../../src/model/errors.js';
import { UNSET_THREAD } from '../../src/model/thread.js';
import { FirestoreRest, type FirestoreSettings } from '../../src/store/firestore/firestore-rest.js';
import { openSession } from '../../src/store/firestore/identity/open-session.js';
import { TALLY_QUERY } from '../../src/store/firestore/thread-tally.js';
import { CommentSender } from '../../src/store/firestore/writing/comment-sender.js';
import { backoffDelay } from '../../src/store/waiting.js';
import { RULES } from '../firestore/rules-source.js';
import { emulatorHost, foreignComment, newId, tallies, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import { Stage } from '../support/stage.js';
import { customToken } from '../support/tokens.js';

/** How many people post at once. */
const CROWD = 40;

describe('the number of comments', () => {
  const firestore = new TestFirestore('counting');
  const stage = new Stage();

  before(() => firestore.loadRules(RULES));

  /** What sends the comments of a person. */
  async function senderOf(thread: string, name: string): Promise<CommentSender> {
    const place = { kind: 'firestore', thread, projectId: firestore.project, apiKey: 'key' } as const;
    const authToken = customToken(name);
    const settings: FirestoreSettings = { ...place, emulator: emulatorHost(), authEmulator: '', authToken };
    const rest = new FirestoreRest(settings);
    const session = await openSession(settings, rest);
    const none = { threadSettings: () => UNSET_THREAD, learn: () => undefined, role: () => '' as const };
    return new CommentSender({ rest, session, thread, ...none });
  }

  /** Sends until it arrives, as a page does. */
  async function send(sender: CommentSender, body: string): Promise<StoredComment> {
    const draft = { id: newCommentId(), body, name: '', parent: null };
    for (let tries = 0; ; tries++) {
      try {
        return (await sender.send(draft)).comment;
      } catch (thrown) {
        if (!CommentsError.from(thrown).isPassing) throw thrown;
        await sleep(backoffDelay(tries));
      }
    }
  }

  async function stored(thread: string): Promise<string | undefined> {
    const { body } = await firestore.sum(`threads/${thread}`, TALLY_QUERY.structuredQuery, 'count', null);
    const [row] = body as readonly [{ result: { aggregateFields: { n: { integerValue?: string } } } }];
    return row.result.aggregateFields.n.integerValue;
  }

  it('is right after forty people posted at once, and after one of them took theirs back', async () => {
    const thread = 'crowd';
    const people = Array.from({ length: CROWD }, (_, index) => senderOf(thread, `person-${String(index)}`));
    const senders = await Promise.all(people);
    const start = performance.now();
    const comments = await Promise.all(senders.map((sender, index) => send(sender, `Hello ${String(index)}`)));
    console.log(`${String(CROWD)} posts at once: ${String(Math.round(performance.now() - start))} ms`);
    assert.equal(await stored(thread), String(CROWD));
    const viewed = { own: true, undoable: false, hearted: false, held: false, reason: null } as const;
    const mine = { ...comments[0]!, ...viewed, pending: false, failed: null };
    await senders[0]!.remove(mine);
    assert.equal(await stored(thread), String(CROWD - 1));
    await senders[0]!.restore({ ...mine, state: 'removed' }, mine);
    assert.equal(await stored(thread), String(CROWD));
  });

  it('is in the heading of a long thread, and moves with what others post and take back', async () => {
    const thread = 'long';
    const day = 24 * 60 * 60 * 1000;
    const ids = Array.from({ length: 120 }, newId);
    const times = ids.map((_, index) => new Date(Date.now() - day + index));
    await firestore.seed([
      ...ids.map((id, index) => {
        const at = times[index]!;
        const fields = { ...foreignComment(`Number ${String(index)}.`), createdAt: at, updatedAt: at };
        return firestore.write(`threads/${thread}/comments/${id}`, fields);
      }),
      ...tallies(firestore, thread, ids),
    ]);
    const reader = await stage.open(elementOf(firestore, thread));
    await reader.sees('( 120 )');
    await reader.listens();
    const sender = await senderOf(thread, 'one-person');
    const comment = await send(sender, 'One more.');
    await reader.sees('( 121 )');
    await reader.press('1 new comment');
    await reader.sees('One more.');
    await reader.sees('( 121 )');
    const viewed = { own: true, undoable: false, hearted: false, held: false, reason: null } as const;
    await sender.remove({ ...comment, ...viewed, pending: false, failed: null });
    await reader.sees('( 120 )');
    const late = await stage.open(elementOf(firestore, thread));
    await late.sees('( 120 )');
  });

  it('is not claimed where the page itself shows more', async () => {
    const thread = 'uncounted';
    const ids = Array.from({ length: 30 }, newId);
    await firestore.seed(
      ids.map((id, index) => firestore.write(`threads/${thread}/comments/${id}`, foreignComment(String(index)))),
    );
    const reader = await stage.open(elementOf(firestore, thread));
    await reader.listens();
    await reader.sees('( 25 + )');
    await reader.press('Load more');
    await reader.sees('( 30 )');
  });
});
