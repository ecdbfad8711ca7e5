import { expect } from '@esm-bundle/chai';
import { UNSET_THREAD, type ThreadSettings } from '../../../src/model/thread.js';
import { FirestoreRest, type FirestoreSettings } from '../../../src/store/firestore/firestore-rest.js';
import { openSession } from '../../../src/store/firestore/identity/open-session.js';
import { FirestoreModerationDesk } from '../../../src/store/firestore/moderation/firestore-moderation-desk.js';
import { CommentSender } from '../../../src/store/firestore/writing/comment-sender.js';
import { comment, draft, newThread } from '../../support/builders.js';
import { FirestoreAdmin } from '../../support/firestore-admin.js';
import { customToken } from '../../support/tokens.js';
import { codeOf } from '../comment-store.contract.js';

const projectId = `demo-sender-${Math.random().toString(36).slice(2, 8)}`;
const admin = new FirestoreAdmin(projectId);

describe('CommentSender', () => {
  let settings: FirestoreSettings;
  let sender: CommentSender;

  beforeEach(async () => {
    // The tests write faster than people do.
    await admin.loadRules(0);
    settings = admin.settings(newThread(), customToken('writer'));
    const rest = new FirestoreRest(settings);
    const session = await openSession(settings, rest);
    const { thread } = settings;
    const threadSettings = (): ThreadSettings => UNSET_THREAD;
    sender = new CommentSender({ rest, session, thread, threadSettings, learn: () => undefined, role: () => '' });
  });

  it('answers a second send with the comment of the first', async () => {
    const words = draft({ body: 'Once' });
    const { comment: first } = await sender.send(words);
    expect(await sender.send(words)).to.deep.equal({ comment: first, isHeld: false });
  });

  it('does not take the place that a removed comment left for new words that arrived', async () => {
    const words = draft();
    const { comment: first } = await sender.send(words);
    await sender.remove(comment({ ...first, own: true }));
    await admin.write({
      'limits/writer': { at: new Date(Date.now() - 60_000), thread: settings.thread, comment: first.id, dayCount: 1 },
    });
    expect(await codeOf(sender.send(words))).to.equal('refused');
  });

  it('answers with what a moderator removed meanwhile, and not as if it waited', async () => {
    const words = draft({ body: 'Buy my pills' });
    const { id } = (await sender.send(words)).comment;
    const moderator = { ...settings, authToken: customToken('mod', 'moderator') };
    const rest = new FirestoreRest(moderator);
    const session = await openSession(moderator, rest);
    const desk = new FirestoreModerationDesk(moderator, rest, session, UNSET_THREAD, () => undefined);
    await desk.act({ type: 'remove', thread: settings.thread, id, reason: 'spam' });
    desk.close();
    const again = await sender.send(words);
    expect(again.isHeld).to.be.false;
    expect(again.comment).to.include({ id, state: 'removed' });
  });
});
