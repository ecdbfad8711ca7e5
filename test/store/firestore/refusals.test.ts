import { expect } from '@esm-bundle/chai';
import { UNSET_THREAD } from '../../../src/model/thread.js';
import { FirestoreCommentStore } from '../../../src/store/firestore/firestore-comment-store.js';
import { FirestoreRest } from '../../../src/store/firestore/firestore-rest.js';
import { openSession } from '../../../src/store/firestore/identity/open-session.js';
import { FirestoreModerationDesk } from '../../../src/store/firestore/moderation/firestore-moderation-desk.js';
import { newThread, storedComment } from '../../support/builders.js';
import { FirestoreAdmin } from '../../support/firestore-admin.js';
import { customToken } from '../../support/tokens.js';
import { until } from '../../support/until.js';
import { codeOf, whenReady } from '../comment-store.contract.js';
import { describeGoneComment } from '../gone-comment.contract.js';

const projectId = `demo-gone-${Math.random().toString(36).slice(2, 8)}`;
const admin = new FirestoreAdmin(projectId);

// The tests write faster than people do.
beforeEach(() => admin.loadRules(0));

describeGoneComment('FirestoreCommentStore', {
  open: (thread) => Promise.resolve(new FirestoreCommentStore(admin.settings(thread))),
  seed: (thread, comments) => admin.seed(thread, comments),
});

describe('FirestoreCommentStore and a report that comes again', () => {
  it('takes it for arrived when it is the same, and asks for patience when it is another one so soon', async () => {
    await admin.loadRules(10);
    const thread = newThread();
    const reported = storedComment();
    await admin.seed(thread, [reported]);
    const store = new FirestoreCommentStore(admin.settings(thread));
    await whenReady(store);
    await store.report(reported.id, 'spam', 'An advert');
    await store.report(reported.id, 'spam', 'An advert');
    expect(await codeOf(store.report(reported.id, 'worried', 'Please look'))).to.equal('too-soon');
    store.close();
  });
});

describe('FirestoreModerationDesk and reports that come one after the other', () => {
  it('shows the newest list, whichever is answered last', async () => {
    const thread = newThread();
    const [first, second] = [storedComment(), storedComment()];
    await admin.seed(thread, [first, second]);
    const reader = new FirestoreCommentStore(admin.settings(thread));
    await whenReady(reader);
    const settings = admin.settings(thread, customToken('mod', 'moderator'));
    const rest = new FirestoreRest(settings);
    const read = rest.read.bind(rest);
    let release = (): void => undefined;
    let held: Promise<void> | null = null;
    rest.read = async (names, token) => {
      const result = await read(names, token);
      const isAsked = names.some((name) => name.endsWith(`/comments/${first.id}`));
      if (isAsked && held === null) await (held = new Promise<void>((resolve) => (release = resolve)));
      return result;
    };
    const session = await openSession(settings, rest);
    const desk = new FirestoreModerationDesk(settings, rest, session, UNSET_THREAD, () => undefined);
    const here = (): number => desk.snapshot.items.filter((item) => item.thread === thread).length;
    await until('it is ready', () => desk.snapshot.status === 'ready');
    await reader.report(first.id, 'spam', '');
    await until('the first list is asked for', () => held !== null);
    await reader.report(second.id, 'spam', '');
    await until('both are there', () => here() === 2);
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(here()).to.equal(2);
    desk.close();
    reader.close();
  });
});
