import type { Comment, CommentId, StoredComment, Viewer } from '../model/comment.js';

/** What of a comment only its viewer sees. */
type Marks = Omit<Comment, keyof StoredComment>;

/** What a ledger asks of the book in which the viewer's own part is kept. */
export interface LedgerBook {
  readonly viewer: Viewer;
  /** What is to be marked on a comment; the rest is as nobody has it. */
  marksOf(comment: StoredComment): Partial<Marks>;
  /** A known comment is heard of again: whether what is heard holds, whatever its time. */
  hear(known: Comment, comment: StoredComment): boolean;
}

const NOBODY: Viewer = { author: null, role: '', isSignedIn: false };

const UNMARKED: Marks = {
  own: false,
  undoable: false,
  hearted: false,
  held: false,
  reason: null,
  pending: false,
  failed: null,
};

/**
 * What one store knows of its thread: the comments on the page, and those that wait. What the viewer did is in a
 * `ViewerBook`, which whoever only reads does not download.
 * Both stores keep their books here, so that an arrival, an echo and a failure mean the same in each.
 */
export class ThreadLedger {
  /** The viewer's part; as long as there is none, nothing was done here. */
  book: LedgerBook | null = null;
  readonly #shown = new Map<CommentId, Comment>();
  readonly #waiting = new Map<CommentId, Comment>();
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
    return this.book?.viewer ?? NOBODY;
  }

  /** A comment on the page or waiting, or undefined. */
  find(id: CommentId): Comment | undefined {
    return this.#shown.get(id) ?? this.#waiting.get(id);
  }

  /** Puts comments of a loaded page on the page. */
  show(comments: Iterable<StoredComment>): void {
    for (const comment of comments) {
      const known = this.find(comment.id);
      if (known === undefined) this.confirm(comment);
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

  /** Puts waiting comments on the page: those named, or all. A reply brings the comment it answers. */
  reveal(ids?: readonly CommentId[]): void {
    const wanted = ids === undefined ? [...this.#waiting.keys()] : [...ids];
    for (const id of wanted) {
      const comment = this.#waiting.get(id);
      if (comment === undefined) continue;
      this.#forget(this.#waiting, id);
      this.put(comment);
      if (comment.root !== null && this.#waiting.has(comment.root)) wanted.push(comment.root);
    }
  }

  /** A comment is kept as `stored`, and is on the page. */
  confirm(stored: StoredComment): void {
    this.#forget(this.#waiting, stored.id);
    this.put(this.#view(stored));
  }

  /** Marks a known comment anew, in its place. */
  renew(comment: StoredComment): void {
    this.#put(this.#waiting.has(comment.id) ? this.#waiting : this.#shown, this.#view(comment));
  }

  /** Puts a comment on the page just as it is given. */
  put(comment: Comment): void {
    this.#put(this.#shown, comment);
  }

  /** Takes a comment from the page. */
  drop(id: CommentId): void {
    this.#forget(this.#shown, id);
  }

  #belongsToPage(comment: StoredComment, oldest: number | null): boolean {
    if (comment.root !== null) return this.find(comment.root) !== undefined;
    return oldest === null || comment.createdAt >= oldest;
  }

  // An echo can be older than what an answered write already told; the later word wins.
  #refresh(known: Comment, comment: StoredComment): void {
    if (this.book?.hear(known, comment) || comment.updatedAt > known.updatedAt) this.renew(comment);
    else if (comment.updatedAt === known.updatedAt && comment.hearts !== known.hearts) {
      this.renew({ ...known, hearts: comment.hearts });
    }
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
    return { ...comment, ...UNMARKED, ...this.book?.marksOf(comment) };
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
