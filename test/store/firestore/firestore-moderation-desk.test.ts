import { UNSET_THREAD } from '../../../src/model/thread.js';
import { FirestoreCommentStore } from '../../../src/store/firestore/firestore-comment-store.js';
import { FirestoreRest, type FirestoreSettings } from '../../../src/store/firestore/firestore-rest.js';
import { openSession } from '../../../src/store/firestore/identity/open-session.js';
import { FirestoreModerationDesk } from '../../../src/store/firestore/moderation/firestore-moderation-desk.js';
import { FirestoreAdmin } from '../../support/firestore-admin.js';
import { firestoreEmulator } from 'virtual:test-environment';
import { customToken } from '../../support/tokens.js';
import { describeModerationDesk } from '../moderation-desk.contract.js';

const projectId = `demo-desk-${Math.random().toString(36).slice(2, 8)}`;
const admin = new FirestoreAdmin(projectId);

const settingsOf = (thread: string, authToken = ''): FirestoreSettings => ({
  kind: 'firestore',
  thread,
  projectId,
  apiKey: 'key',
  emulator: firestoreEmulator,
  authEmulator: '',
  authToken,
});

// The tests write faster than people do.
beforeEach(() => admin.loadRules(0));

describeModerationDesk('FirestoreModerationDesk', {
  hasTwoPersons: true,
  open: (thread, reader) => {
    const settings = settingsOf(thread, reader === 2 ? customToken('reader-2') : '');
    return Promise.resolve(new FirestoreCommentStore(settings));
  },
  openDesk: async (thread) => {
    const settings = settingsOf(thread, customToken('mod', 'moderator'));
    const rest = new FirestoreRest(settings);
    return new FirestoreModerationDesk(
      settings,
      rest,
      await openSession(settings, rest),
      UNSET_THREAD,
      () => undefined,
    );
  },
  seed: (thread, comments) => admin.seed(thread, comments),
});
