import { expect } from '@esm-bundle/chai';
import { FirestoreCommentStore } from '../../../src/store/firestore/firestore-comment-store.js';
import { newThread, storedComment } from '../../support/builders.js';
import { FirestoreAdmin } from '../../support/firestore-admin.js';
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
