import { EDIT_WINDOW, type Comment, type CommentId, type StoredComment } from '../../model/comment.js';
import type { CommentDraft } from '../../model/draft.js';
import { CommentsError } from '../../model/errors.js';
import { CommentLimiter } from './comment-limiter.js';
import { commentOfDocument, newCommentFields, TIME_FIELDS } from './comment-document.js';
import type { FirestoreRest, FirestoreSettings, Write } from './firestore-rest.js';
import { encodeValue, type FirestoreFields } from './firestore-values.js';
import { authorKey, sealWords, ViewerSession } from './viewer-session.js';

/** Writes comments of one thread as the anonymous person of this browser. Promises reject only with `CommentsError`. */
export class CommentSender {
  readonly #rest: FirestoreRest;
  readonly #session: ViewerSession;
  readonly #limiter: CommentLimiter;
  readonly #thread: string;

  constructor(rest: FirestoreRest, settings: FirestoreSettings) {
    this.#rest = rest;
    this.#session = new ViewerSession(settings);
    this.#limiter = new CommentLimiter(rest, settings.thread);
    this.#thread = settings.thread;
  }

  /** The viewer's key in this thread, or null before the first comment; asks nobody. */
  async author(): Promise<string | null> {
    const { uid } = this.#session;
    return uid === null ? null : authorKey(uid, this.#thread);
  }

  /** Sends a draft once. When the same draft had arrived before, that comment is the answer. */
  async send(draft: CommentDraft): Promise<StoredComment> {
    try {
      return await this.#asViewer((uid, token) => this.#sendAs(draft, uid, token));
    } catch (thrown) {
      const error = CommentsError.from(thrown);
      if (error.code !== 'refused') throw error;
      return (await this.#arrived(draft.id)) ?? (await this.#explainPost(error));
    }
  }

  async #sendAs(draft: CommentDraft, uid: string, token: string): Promise<StoredComment> {
    const author = await authorKey(uid, this.#thread);
    const count = await this.#limiter.write(uid, draft.id, token);
    const name = this.#nameOf(draft.id);
    const currentDocument = { exists: false };
    const writes: readonly Write[] = [
      {
        update: { name, fields: newCommentFields(draft, author) },
        updateTransforms: timesOf(TIME_FIELDS),
        currentDocument,
      },
      { update: { name: `${name}/private/author`, fields: { uid: encodeValue(uid) } }, currentDocument },
      count,
    ];
    const time = await this.#rest.commit(writes, token);
    return newComment(draft, author, time.getTime());
  }

  /** Changes the words of one's own comment. */
  async edit(comment: Comment, body: string): Promise<StoredComment> {
    const isLate = Date.now() >= comment.createdAt + EDIT_WINDOW;
    try {
      const time = await this.#change(comment.id, { body: encodeValue(body) }, ['editedAt', 'updatedAt']);
      return { ...comment, body, editedAt: time, updatedAt: time };
    } catch (thrown) {
      const error = CommentsError.from(thrown);
      if (error.code === 'refused' && isLate) throw new CommentsError('too-late', error.message);
      throw error;
    }
  }

  /** Empties one's own comment and leaves its place. */
  async remove(comment: Comment): Promise<StoredComment> {
    return this.#changeState(comment, { body: '', name: '', state: 'removed' }, comment);
  }

  /** Brings the removed words of one's own comment back. */
  async restore(comment: Comment, words: Pick<Comment, 'body' | 'name'>): Promise<StoredComment> {
    return this.#changeState(comment, { body: words.body, name: words.name, state: 'visible' }, null);
  }

  async #changeState(
    comment: Comment,
    change: Pick<Comment, 'body' | 'name' | 'state'>,
    sealed: Pick<Comment, 'body' | 'name'> | null,
  ): Promise<StoredComment> {
    const seal = sealed === null ? '' : await sealWords(this.#session.uid ?? '', sealed);
    const fields = {
      body: encodeValue(change.body),
      name: encodeValue(change.name),
      state: encodeValue(change.state),
      seal: encodeValue(seal),
    };
    const updatedAt = await this.#change(comment.id, fields, ['updatedAt']);
    return { ...comment, ...change, updatedAt };
  }

  /** Resolves with the server's time of the change in milliseconds since 1970. */
  async #change(id: CommentId, fields: FirestoreFields, times: readonly string[]): Promise<number> {
    const write: Write = {
      update: { name: this.#nameOf(id), fields },
      updateMask: { fieldPaths: Object.keys(fields) },
      updateTransforms: timesOf(times),
      currentDocument: { exists: true },
    };
    try {
      return (await this.#asViewer((_, token) => this.#rest.commit([write], token))).getTime();
    } catch (thrown) {
      const error = CommentsError.from(thrown);
      return error.code === 'refused' ? this.#explain(error) : Promise.reject(error);
    }
  }

  /** Does something as the person of this browser; once more with a new token when the old one is not taken. */
  async #asViewer<T>(work: (uid: string, token: string) => Promise<T>): Promise<T> {
    const attempt = async (renew: boolean): Promise<T> => {
      const token = await this.#session.token(renew);
      return work(this.#session.uid ?? '', token);
    };
    try {
      return await attempt(false);
    } catch (thrown) {
      if (CommentsError.from(thrown).code !== 'sign-in') throw thrown;
      return attempt(true);
    }
  }

  /** The comment of this draft if an earlier send had arrived although its answer was lost. */
  async #arrived(id: CommentId): Promise<StoredComment | null> {
    const document = await this.#rest.get(this.#nameOf(id));
    const comment = document && commentOfDocument(document);
    return comment?.author === (await this.author()) ? comment : null;
  }

  async #explainPost(error: CommentsError): Promise<never> {
    const reason = await this.#asViewer((uid, token) => this.#limiter.explain(uid, token));
    return this.#explain(error, reason);
  }

  async #explain(error: CommentsError, otherReason: CommentsError | null = null): Promise<never> {
    const isOpen = await this.#rest.isThreadOpen(this.#rest.threadName(this.#thread));
    throw isOpen ? (otherReason ?? error) : new CommentsError('closed', 'The thread takes no more comments.');
  }

  #nameOf(id: CommentId): string {
    return `${this.#rest.threadName(this.#thread)}/comments/${encodeURIComponent(id)}`;
  }
}

function timesOf(fields: readonly string[]): NonNullable<Write['updateTransforms']> {
  return fields.map((fieldPath) => ({ fieldPath, setToServerValue: 'REQUEST_TIME' }));
}

function newComment(draft: CommentDraft, author: string, time: number): StoredComment {
  const { id, body, name, parent } = draft;
  const times = { createdAt: time, updatedAt: time, editedAt: null };
  return { id, body, name, author, role: '', parent, root: parent, at: null, hearts: 0, state: 'visible', ...times };
}
