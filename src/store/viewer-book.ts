import type { Comment, CommentId, RemovalReason, Role, StoredComment, Viewer } from '../model/comment.js';
import type { CommentDraft } from '../model/draft.js';
import { CommentsError } from '../model/errors.js';
import type { LedgerBook, ThreadLedger } from './thread-ledger.js';

/** The words of a comment that this page removed. */
interface RemovedWords {
  readonly body: string;
  readonly name: string;
}

/**
 * Who looks at a thread, and what this page itself did there. It may be opened at any time: until then nobody was known
 * and nothing was done.
 */
export class ViewerBook implements LedgerBook {
  readonly #ledger: ThreadLedger;
  #author: string | null = null;
  #role: Role = '';
  #isSignedIn = false;
  readonly #removed = new Map<CommentId, RemovedWords>();
  readonly #hearted = new Set<CommentId>();
  readonly #held = new Set<CommentId>();
  readonly #reasons = new Map<CommentId, RemovalReason>();

  /** Opens the book of a ledger that has none. */
  constructor(ledger: ThreadLedger) {
    this.#ledger = ledger;
    ledger.book = this;
  }

  /** Who looks. */
  get viewer(): Viewer {
    return { author: this.#author, role: this.#role, isSignedIn: this.#isSignedIn };
  }

  /** Learns the viewer's key in this thread and marks the comments that are theirs. */
  identify(author: string | null, role: Role = this.#role, isSignedIn = this.#isSignedIn): void {
    this.#role = role;
    this.#isSignedIn = isSignedIn;
    if (author === this.#author) return;
    this.#author = author;
    const { comments, arrivals } = this.#ledger;
    for (const comment of [...comments, ...arrivals]) {
      // What this page is sending was written before its author had a key.
      if (isUnsent(comment)) this.#ledger.put({ ...comment, author: author ?? '' });
      else if ((comment.author === author) !== comment.own) this.#ledger.renew(comment);
    }
  }

  /**
   * A comment that the viewer may change.
   *
   * @throws CommentsError `not-found`, or `refused` when it is somebody else's
   */
  own(id: CommentId): Comment {
    const comment = this.#ledger.find(id);
    if (!comment) throw new CommentsError('not-found', 'There is no such comment.');
    if (!comment.own) throw new CommentsError('refused', 'Only its author may change a comment.');
    return comment;
  }

  /** The words that this page took away from a comment, or undefined. */
  removedWords(id: CommentId): RemovedWords | undefined {
    return this.#removed.get(id);
  }

  /** Keeps the words of a comment that is about to be removed, so that they can come back. */
  remember(comment: Comment): void {
    this.#removed.set(comment.id, { body: comment.body, name: comment.name });
  }

  /** The comments with the viewer's heart, on the page or not. */
  get hearts(): Iterable<CommentId> {
    return this.#hearted;
  }

  /** Remembers which comments the viewer gave a heart before. */
  recallHearts(ids: Iterable<CommentId>): void {
    for (const id of ids) {
      this.#hearted.add(id);
      const comment = this.#ledger.find(id);
      if (comment) this.#ledger.renew(comment);
    }
  }

  /** Gives a comment the viewer's heart, or takes it back. */
  heart(id: CommentId, isHearted: boolean): void {
    const comment = this.#ledger.find(id);
    if (!comment || comment.hearted === isHearted) return;
    this.#hearted[isHearted ? 'add' : 'delete'](id);
    this.#ledger.renew({ ...comment, hearts: Math.max(0, comment.hearts + (isHearted ? 1 : -1)) });
  }

  /**
   * Puts a comment of the viewer on the page that moderators keep from everybody else.
   *
   * @param reason - why they removed it, or null while it waits for them
   */
  hold(stored: StoredComment, reason: RemovalReason | null): void {
    this.#held[reason === null ? 'add' : 'delete'](stored.id);
    if (reason === null) this.#reasons.delete(stored.id);
    else this.#reasons.set(stored.id, reason);
    this.#ledger.confirm(stored);
  }

  /** Puts a draft on the page as being sent; `now` in milliseconds since 1970. */
  begin(draft: CommentDraft, now: number): void {
    this.#ledger.put({
      ...draft,
      author: this.#author ?? '',
      role: this.#role,
      root: draft.parent,
      at: null,
      createdAt: now,
      updatedAt: now,
      editedAt: null,
      hearts: 0,
      state: 'visible',
      answer: null,
      own: true,
      undoable: false,
      hearted: false,
      held: false,
      reason: null,
      pending: true,
      failed: null,
    });
  }

  /** A comment of this page is being sent (`failed` null) or could not be. */
  mark(id: CommentId, failed: CommentsError | null): void {
    const comment = this.#ledger.comments.find((each) => each.id === id);
    if (comment) this.#ledger.put({ ...comment, pending: failed === null, failed });
  }

  /** Forgets a comment that was never kept. */
  drop(id: CommentId): void {
    this.#held.delete(id);
    this.#ledger.drop(id);
  }

  marksOf({ id, author, state }: StoredComment): ReturnType<LedgerBook['marksOf']> {
    const own = this.#author !== null && author === this.#author;
    const undoable = own && state === 'removed' && this.#removed.has(id);
    const reason = own ? (this.#reasons.get(id) ?? null) : null;
    return { own, undoable, reason, hearted: this.#hearted.has(id), held: this.#held.has(id) };
  }

  hear(known: Comment, comment: StoredComment): boolean {
    // The live tail may be faster than the answer to a first comment, which tells who its author is.
    if (isUnsent(known) && this.#author === null) this.identify(comment.author);
    // What the public sees waits no longer.
    this.#held.delete(known.id);
    return isUnsent(known) || known.held;
  }
}

function isUnsent({ pending, failed }: Comment): boolean {
  return pending || failed !== null;
}
