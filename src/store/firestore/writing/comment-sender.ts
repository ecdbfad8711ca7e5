import { EDIT_WINDOW, type Comment, type CommentId, type Role, type StoredComment } from '../../../model/comment.js';
import type { CommentDraft } from '../../../model/draft.js';
import { CommentsError } from '../../../model/errors.js';
import type { ThreadSettings } from '../../../model/thread.js';
import { commentOfDocument } from '../thread-reader.js';
import type { FirestoreRest } from '../firestore-rest.js';
import { commit, type Write } from './commit.js';
import { encodeValue, type FieldTransform, type FirestoreFields } from '../firestore-values.js';
import type { ViewerSession } from '../identity/viewer-session.js';
import { readThreadSettings } from '../thread-document.js';
import { CommentLimiter } from './comment-limiter.js';
import { fetched } from './fetched.js';
import type { Refused } from './refusal-reasons.js';
import { newCommentFields, TIME_FIELDS } from './new-comment.js';
import { tallyMove } from './tally-move.js';

/** What a sender knows of its thread and learns when the rules refuse. */
export interface SenderContext {
  readonly rest: FirestoreRest;
  readonly session: ViewerSession;
  readonly thread: string;
  /** What moderators set for the thread, as far as known. */
  readonly threadSettings: () => ThreadSettings;
  /** Learns that it is otherwise. */
  readonly learn: (settings: ThreadSettings) => void;
  /** What the site made of the viewer. */
  readonly role: () => Role;
}

/** A comment that arrived. */
export interface SentComment {
  readonly comment: StoredComment;
  /** Whether it waits for a moderator. */
  readonly isHeld: boolean;
}

/** Writes comments of one thread as the person of this browser. Promises reject only with `CommentsError`. */
export class CommentSender {
  readonly #context: SenderContext;
  readonly #limiter: CommentLimiter;

  constructor(context: SenderContext) {
    this.#context = context;
    this.#limiter = new CommentLimiter(context.rest, context.thread);
  }

  /** Sends a draft once. When the same draft had arrived before, that comment is the answer. */
  async send(draft: CommentDraft): Promise<SentComment> {
    const { session, threadSettings, role } = this.#context;
    // Whom the site trusts with a role is not read first.
    const isHeld = threadSettings().isPreModerated && role() === '';
    try {
      return await session.act((uid, token) => this.#sendAs(draft, isHeld, uid, token));
    } catch (thrown) {
      const error = CommentsError.from(thrown);
      if (error.code !== 'refused') throw error;
      const arrived = await this.#arrived(draft.id);
      return arrived ?? this.#sendOtherwise(draft, error);
    }
  }

  async #sendAs(draft: CommentDraft, isHeld: boolean, uid: string, token: string): Promise<SentComment> {
    const { session, thread, role } = this.#context;
    const author = await session.keyIn(thread);
    const count = await this.#limiter.write(uid, draft.id, token);
    const fields = newCommentFields(draft, author, role());
    const updateTransforms = timesOf(TIME_FIELDS);
    const currentDocument = { exists: false };
    const name = this.#nameOf(draft.id);
    const note = encodeValue(uid);
    const none = encodeValue('');
    const held = { ...fields, state: encodeValue('held'), uid: note, reason: none, by: none };
    const writes: readonly Write[] = isHeld
      ? [{ update: { name: this.#queueNameOf(draft.id), fields: held }, updateTransforms, currentDocument }]
      : [
          { update: { name, fields }, updateTransforms, currentDocument },
          { update: { name: `${name}/private/author`, fields: { uid: note } }, currentDocument },
          tallyMove(this.#context.rest.threadName(thread), draft.id, 1),
        ];
    const time = await commit(this.#context.rest, [...writes, count], token);
    return { comment: newComment(draft, author, role(), time.getTime()), isHeld };
  }

  /** Changes the words of one's own comment. */
  async edit(comment: Comment, body: string): Promise<StoredComment> {
    const isLate = Date.now() >= comment.createdAt + EDIT_WINDOW;
    try {
      const time = await this.#change(comment.id, { body: encodeValue(body) }, ['editedAt', 'updatedAt'], 0);
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

  /** Takes back one's own comment that nobody has read. */
  async takeBack({ id }: Comment): Promise<void> {
    await this.#context.session.act((_, token) =>
      commit(this.#context.rest, [{ delete: this.#queueNameOf(id) }], token),
    );
  }

  /** Whether the page keeps a place under this id, which no new comment can have then; yes where nobody can tell. */
  async isTaken(id: CommentId): Promise<boolean> {
    return (await this.#context.rest.get(this.#nameOf(id)).catch(() => undefined)) !== null;
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
    const seal = sealed === null ? '' : await this.#context.session.seal(sealed);
    const fields = {
      body: encodeValue(change.body),
      name: encodeValue(change.name),
      state: encodeValue(change.state),
      seal: encodeValue(seal),
    };
    const step = change.state === 'visible' ? 1 : -1;
    const updatedAt = await this.#change(comment.id, fields, ['updatedAt'], step);
    return { ...comment, ...change, updatedAt };
  }

  /**
   * Resolves with the server's time of the change in milliseconds since 1970.
   *
   * @param step - what the change does to the number of comments
   */
  async #change(id: CommentId, fields: FirestoreFields, times: readonly string[], step: 0 | 1 | -1): Promise<number> {
    const { rest, session, thread } = this.#context;
    const write: Write = {
      update: { name: this.#nameOf(id), fields },
      updateMask: { fieldPaths: Object.keys(fields) },
      updateTransforms: timesOf(times),
      currentDocument: { exists: true },
    };
    try {
      const writes = step === 0 ? [write] : [write, tallyMove(rest.threadName(thread), id, step)];
      return (await session.act((_, token) => commit(rest, writes, token))).getTime();
    } catch (thrown) {
      const error = CommentsError.from(thrown);
      if (error.code !== 'refused') throw error;
      throw await this.#explain(error, { isPost: false, about: step === 1 ? null : write.update.name });
    }
  }

  /** The comment of this draft if an earlier send had arrived although its answer was lost. */
  async #arrived(id: CommentId): Promise<SentComment | null> {
    const { rest, session, thread } = this.#context;
    const document = await rest.get(this.#nameOf(id));
    const comment = document && commentOfDocument(document);
    // A place that was left behind under this id is no arrival of its words.
    const isShown = comment?.state === 'visible';
    if (isShown && comment.author === (await session.keyIn(thread))) return { comment, isHeld: false };
    const { readOwnQueue } = await fetched(import('./own-queue.js'));
    const [queued] = await readOwnQueue(rest, session, thread, [id]);
    return queued ? { comment: queued.comment, isHeld: queued.reason === null } : null;
  }

  /** Sends again when moderators changed their mind on who reads first; otherwise rejects with the reason. */
  async #sendOtherwise(draft: CommentDraft, error: CommentsError): Promise<SentComment> {
    const { isPreModerated } = this.#context.threadSettings();
    const about = draft.parent === null ? null : this.#nameOf(draft.parent);
    const reason = await this.#explain(error, { isPost: true, about });
    if (reason === error && this.#context.threadSettings().isPreModerated !== isPreModerated) return this.send(draft);
    throw reason;
  }

  /** A better reason than "refused", if there is one. */
  async #explain(error: CommentsError, refused: Refused): Promise<CommentsError> {
    const { rest, session, thread, learn } = this.#context;
    const settings = await readThreadSettings(rest, thread);
    learn(settings);
    if (!settings.isOpen) return new CommentsError('closed', 'The thread takes no more comments.');
    const { refusalReason } = await fetched(import('./refusal-reasons.js'));
    return (await session.act((uid, token) => refusalReason(rest, uid, token, refused))) ?? error;
  }

  #nameOf(id: CommentId): string {
    const { rest, thread } = this.#context;
    return `${rest.threadName(thread)}/comments/${encodeURIComponent(id)}`;
  }

  #queueNameOf(id: CommentId): string {
    const { rest, thread } = this.#context;
    return `${rest.threadName(thread)}/queue/${encodeURIComponent(id)}`;
  }
}

function timesOf(fields: readonly string[]): readonly FieldTransform[] {
  return fields.map((fieldPath) => ({ fieldPath, setToServerValue: 'REQUEST_TIME' }));
}

function newComment(draft: CommentDraft, author: string, role: Role, time: number): StoredComment {
  const { id, body, name, parent } = draft;
  const times = { createdAt: time, updatedAt: time, editedAt: null };
  const rest = { at: null, hearts: 0, state: 'visible', answer: null } as const;
  return { id, body, name, author, role, parent, root: parent, ...rest, ...times };
}
