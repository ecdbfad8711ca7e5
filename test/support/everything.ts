import type { Comment } from '../../src/model/comment.js';
import { CommentsError } from '../../src/model/errors.js';
import type { Accounts } from '../../src/store/accounts.js';
import { comment } from './builders.js';
import { TeamStore } from './team-store.js';

/** A name in no Latin letter, so that it is not taken for an untranslated word. */
export const NAME = 'Ωμέγα';
/** Words in none either. */
export const BODY = '٣٤٥ ٦٧٨';

/** No network. */
export const OFFLINE = new CommentsError('offline', 'No network.');
/** A comment that has an answer. */
export const ROOT = comment({ name: NAME, body: BODY, role: 'expert', hearts: 3, editedAt: 1_790_000_000_001 });
/** That answer, by the viewer. */
const REPLY = comment({ parent: ROOT.id, root: ROOT.id, body: BODY, own: true });
/** A comment with that name and those words. */
export const written = (changes: Partial<Comment>): Comment => comment({ name: NAME, body: BODY, ...changes });

/** A thread with a comment of every kind. */
export const EVERYTHING = [
  { ...ROOT, answer: REPLY.id },
  REPLY,
  written({ body: `${BODY} `.repeat(400) }),
  written({ own: true, createdAt: Date.now() }),
  written({ own: true, pending: true }),
  written({ own: true, failed: OFFLINE }),
  written({ own: true, state: 'removed', undoable: true }),
  written({ own: true, state: 'removed', reason: 'advice' }),
  written({ own: true, held: true }),
  written({ state: 'removed' }),
  written({ role: 'host' }),
];

/** A store for somebody who may sign in. */
export class DialogStore extends TeamStore {
  override openAccounts(): Promise<Accounts> {
    const accounts = { linkEmail: '', prepare: () => undefined, attempt: () => Promise.resolve('wrong-password') };
    return Promise.resolve(accounts as unknown as Accounts);
  }
}
