import { FirestoreCommentStore } from '../../../src/store/firestore/firestore-comment-store.js';
import type { FirestoreSettings } from '../../../src/store/firestore/firestore-rest.js';
import { FirestoreAdmin } from '../../support/firestore-admin.js';
import { firestoreEmulator } from 'virtual:test-environment';
import { describeGoneComment } from '../gone-comment.contract.js';

const projectId = `demo-gone-${Math.random().toString(36).slice(2, 8)}`;
const admin = new FirestoreAdmin(projectId);

const settingsOf = (thread: string): FirestoreSettings => ({
  kind: 'firestore',
  thread,
  projectId,
  apiKey: 'key',
  emulator: firestoreEmulator,
  authEmulator: '',
  authToken: '',
});

// The tests write faster than people do.
beforeEach(() => admin.loadRules(0));

describeGoneComment('FirestoreCommentStore', {
  open: (thread) => Promise.resolve(new FirestoreCommentStore(settingsOf(thread))),
  seed: (thread, comments) => admin.seed(thread, comments),
});
