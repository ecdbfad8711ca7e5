import { LocalCommentStore } from '../../../src/store/local/local-comment-store.js';
import { LocalModerationDesk } from '../../../src/store/local/local-moderation-desk.js';
import { seedThread } from '../../../src/store/local/comment-database.js';
import { describeModerationDesk } from '../moderation-desk.contract.js';

describeModerationDesk('LocalModerationDesk', {
  hasTwoPersons: false,
  open: (thread) => Promise.resolve(new LocalCommentStore(thread)),
  openDesk: (thread) => Promise.resolve(new LocalModerationDesk(thread)),
  seed: async (thread, comments) => {
    await seedThread(thread, comments);
  },
});
