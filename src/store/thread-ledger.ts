import type { Comment, CommentId, RemovalReason, Role, StoredComment, Viewer } from '../model/comment.js';
import type { CommentDraft } from '../model/draft.js';
import { CommentsError } from '../model/errors.js';

/** The words of a comment that this page removed. */
interface RemovedWords {
  readonly body: string;
  readonly name: string;
}

/**
 * What one store knows of its thread: the comments on the page, those that wait, and what this page itself did.
 * Both stores keep their books here, so that an arrival, an echo and a failure mean the same in each.
 */
export class ThreadLedger {
  #author: string | null = null;
  #shown = new Map<CommentId, Comment>();
  #waiting = new Map<CommentId, Comment>();
  readonly #removed = new Map<CommentId, RemovedWords>();
  readonly #hearted = new Set<CommentId>();
  readonly #held = new Set<CommentId>();
  readonly #reasons = new Map<CommentId, RemovalReason>();
  #role: Role = '';
  #isSignedIn = false;
  #visible = 0;
  readonly #changed = new Set<CommentId>();
  #comments: readonly Comment[] | null = null;
  #arrivals: readonly Comment[] | null = null;

  /** What is on the page; the same array until something changes. */
  get comments(): readonly Comment[] {
    return (this.#comments ??= [...this.#shown.values()]);
  }

  /** What waits to be shown; the same array until something changes. */
  get arrivals(): readonly Comment[] {
    return (this.#arrivals ??= [...this.#waiting.values()]);
  }

  /** How many comments everybody can read, on the page or waiting to be: not what moderators or the network keep back. */
  get visible(): number {
    return this.#visible;
  }

  /** The comments that changed since this was asked last, and are kept where everybody may see them. */
  takeChanged(): readonly Comment[] {
    const changed = [...this.#changed].flatMap((id) => this.find(id) ?? []).filter(isKept);
    this.#changed.clear();
    return changed;
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
    for (const comment of [...this.#shown.values(), ...this.#waiting.values()]) {
      // What this page is sending was written before its author had a key.
      const isUnsent = comment.pending || comment.failed !== null;
      if (isUnsent) this.#put(this.#shown, { ...comment, author: author ?? '' });
      else if ((comment.author === author) !== comment.own) this.#replace(comment);
    }
  }

  /** A comment on the page or waiting, or undefined. */
  find(id: CommentId): Comment | undefined {
    return this.#shown.get(id) ?? this.#waiting.get(id);
  }

  /**
   * A comment that the viewer may change.
   *
   * @throws CommentsError `not-found`, or `refused` when it is somebody else's
   */
  own(id: CommentId): Comment {
    const comment = this.find(id);
    if (!comment) throw new CommentsError('not-found', 'There is no such comment.');
    if (!comment.own) throw new CommentsError('refused', 'Only its author may change a comment.');
    return comment;
  }

  /** The words that this page took away from a comment, or undefined. */
  removedWords(id: CommentId): RemovedWords | undefined {
    return this.#removed.get(id);
  }

  /** Puts comments of a loaded page on the page. */
  show(comments: Iterable<StoredComment>): void {
    for (const comment of comments) {
      const known = this.find(comment.id);
      if (known === undefined) this.#put(this.#shown, this.#view(comment));
      else this.#refresh(known, comment);
    }
  }

  /**
   * Takes in what the live tail or another tab tells: a known comment changes in place, a new one waits.
   * An older comment that no loaded page holds yet is left for its page.
   *
   * @param oldest - creation time of the oldest loaded comment in milliseconds, or null when everything is loaded
   */
  arrive(comment: StoredComment, oldest: number | null): void {
    const known = this.find(comment.id);
    if (known !== undefined) this.#refresh(known, comment);
    else if (this.#belongsToPage(comment, oldest)) this.#put(this.#waiting, this.#view(comment));
  }

  /** The comments with the viewer's heart, on the page or not. */
  get hearts(): Iterable<CommentId> {
    return this.#hearted;
  }

  /** Remembers which comments the viewer gave a heart before. */
  recallHearts(ids: Iterable<CommentId>): void {
    for (const id of ids) {
      this.#hearted.add(id);
      const comment = this.find(id);
      if (comment) this.#replace(comment);
    }
  }

  /** Gives a comment the viewer's heart, or takes it back. */
  heart(id: CommentId, isHearted: boolean): void {
    const comment = this.find(id);
    if (!comment || comment.hearted === isHearted) return;
    this.#hearted[isHearted ? 'add' : 'delete'](id);
    this.#replace({ ...comment, hearts: Math.max(0, comment.hearts + (isHearted ? 1 : -1)) });
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
    this.confirm(stored);
  }

  /** Puts waiting comments on the page: those named, or all. A reply brings the comment it answers. */
  reveal(ids?: readonly CommentId[]): void {
    const wanted = ids === undefined ? [...this.#waiting.keys()] : [...ids];
    for (const id of wanted) {
      const comment = this.#waiting.get(id);
      if (comment === undefined) continue;
      this.#forget(this.#waiting, id);
      this.#put(this.#shown, comment);
      if (comment.root !== null && this.#waiting.has(comment.root)) wanted.push(comment.root);
    }
  }

  /** Puts a draft on the page as being sent; `now` in milliseconds since 1970. */
  begin(draft: CommentDraft, now: number): void {
    this.#put(this.#shown, {
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
    const comment = this.#shown.get(id);
    if (comment) this.#put(this.#shown, { ...comment, pending: failed === null, failed });
  }

  /** A comment of this page is kept as `stored`. */
  confirm(stored: StoredComment): void {
    this.#forget(this.#waiting, stored.id);
    this.#put(this.#shown, this.#view(stored));
  }

  /** Forgets a comment that was never kept. */
  drop(id: CommentId): void {
    this.#held.delete(id);
    this.#forget(this.#shown, id);
  }

  /** Keeps the words of a comment that is about to be removed, so that they can come back. */
  remember(comment: Comment): void {
    this.#removed.set(comment.id, { body: comment.body, name: comment.name });
  }

  #belongsToPage(comment: StoredComment, oldest: number | null): boolean {
    if (comment.root !== null) return this.find(comment.root) !== undefined;
    return oldest === null || comment.createdAt >= oldest;
  }

  // An echo can be older than what an answered write already told; the later word wins.
  #refresh(known: Comment, comment: StoredComment): void {
    const isUnsent = known.pending || known.failed !== null;
    // The live tail may be faster than the answer to a first comment, which tells who its author is.
    if (isUnsent && this.#author === null) this.identify(comment.author);
    // What the public sees waits no longer.
    this.#held.delete(known.id);
    if (isUnsent || known.held || comment.updatedAt > known.updatedAt) this.#replace(comment);
    else if (comment.updatedAt === known.updatedAt && comment.hearts !== known.hearts) {
      this.#replace({ ...known, hearts: comment.hearts });
    }
  }

  #replace(comment: StoredComment): void {
    const map = this.#waiting.has(comment.id) ? this.#waiting : this.#shown;
    this.#put(map, this.#view(comment));
  }

  #put(map: Map<CommentId, Comment>, comment: Comment): void {
    this.#visible += countOf(comment) - countOf(map.get(comment.id));
    map.set(comment.id, comment);
    this.#changed.add(comment.id);
    this.#touch(map);
  }

  #forget(map: Map<CommentId, Comment>, id: CommentId): void {
    this.#visible -= countOf(map.get(id));
    if (map.delete(id)) this.#touch(map);
  }

  #touch(map: Map<CommentId, Comment>): void {
    if (map === this.#shown) this.#comments = null;
    else this.#arrivals = null;
  }

  #view(comment: StoredComment): Comment {
    const own = this.#author !== null && comment.author === this.#author;
    const undoable = own && comment.state === 'removed' && this.#removed.has(comment.id);
    const { id } = comment;
    const reason = own ? (this.#reasons.get(id) ?? null) : null;
    const [hearted, held] = [this.#hearted.has(id), this.#held.has(id)];
    return { ...comment, own, undoable, hearted, held, reason, pending: false, failed: null };
  }
}

/** 1 for a comment that everybody can read. */
function countOf(comment: Comment | undefined): number {
  return Number(comment?.state === 'visible' && isKept(comment));
}

function isKept({ held, pending, failed }: Comment): boolean {
  return !held && !pending && !failed;
}

/** How many of these can be read. */
export function visibleIn(comments: readonly StoredComment[]): number {
  return comments.filter(({ state }) => state === 'visible').length;
}

/** Tells the web team of stored records that are no comments; readers see the rest. */
export function warnOfSkipped(skipped: number): void {
  if (skipped === 0) return;
  console.warn(`[webinar-comments] ${String(skipped)} stored documents are not comments; the rest is shown.`);
}
