import type { CommentId } from '../../../model/comment.js';
import { CommentsError } from '../../../model/errors.js';
import { RememberedIds } from '../../remembered-ids.js';
import type { ThreadLedger } from '../../thread-ledger.js';
import type { FirestoreRest } from '../firestore-rest.js';
import type { ViewerSession } from '../identity/viewer-session.js';
import { queuedOfDocument } from './queue-document.js';

/** What moderators do with this viewer's comments, told to the viewer alone: they wait, or why they were removed. */
export class OwnQueue {
  readonly #rest: FirestoreRest;
  readonly #session: ViewerSession;
  readonly #ledger: ThreadLedger;
  readonly #thread: string;
  /** Nobody can list the queue, so the browser knows what it sent there. */
  readonly #waiting: RememberedIds;
  readonly #asked = new Set<CommentId>();

  constructor(rest: FirestoreRest, session: ViewerSession, ledger: ThreadLedger, thread: string) {
    this.#rest = rest;
    this.#session = session;
    this.#ledger = ledger;
    this.#thread = thread;
    this.#waiting = new RememberedIds(`held:${rest.root}/${thread}`);
  }

  /** Remembers a comment that was sent to the queue, or forgets one that was taken back. */
  remember(id: CommentId, isWaiting: boolean): void {
    this.#waiting.set(id, isWaiting);
    this.#asked.delete(id);
  }

  /** Asks about the viewer's comments that wait or are gone, each once; resolves with whether there was news. */
  async look(): Promise<boolean> {
    const removed = this.#ledger.comments.filter(({ own, state, undoable }) => own && state === 'removed' && !undoable);
    const ids = [...this.#waiting.ids, ...removed.map(({ id }) => id)].filter((id) => !this.#asked.has(id));
    if (ids.length === 0 || this.#session.uid === null) return false;
    for (const id of ids) this.#asked.add(id);
    try {
      await this.#ask(ids);
    } catch (thrown) {
      for (const id of ids) this.#asked.delete(id);
      // A comment that somebody else's session sent is not this viewer's to see.
      if (CommentsError.from(thrown).code !== 'refused') throw thrown;
    }
    return true;
  }

  async #ask(ids: readonly CommentId[]): Promise<void> {
    const names = ids.map((id) => `${this.#rest.threadName(this.#thread)}/queue/${id}`);
    const { found } = await this.#session.act((_, token) => this.#rest.read(names, token));
    for (const [index, id] of ids.entries()) {
      const document = found.get(names[index] ?? '');
      const queued = document && queuedOfDocument(document);
      if (queued) this.#ledger.hold(queued.comment, queued.reason);
      // Neither waiting nor refused: it was published, and comes as every comment does.
      else this.#waiting.set(id, false);
    }
  }
}
