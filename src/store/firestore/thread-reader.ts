import type { CommentId, StoredComment } from '../../model/comment.js';
import { readComment } from '../../model/comment-record.js';
import { CommentsError } from '../../model/errors.js';
import { LIST_LIMIT, PAGE_SIZE, repliesQuery, rootsQuery, type StructuredQuery } from './comment-queries.js';
import type { FirestoreRest } from './firestore-rest.js';
import { decodeValue, type FirestoreDocument } from './firestore-values.js';

/** Comments that were read, and what the server said about the reading. */
export interface ThreadPage {
  readonly comments: readonly StoredComment[];
  /** Documents that could not be read as comments. */
  readonly skipped: number;
  /** The server's time of the reading. */
  readonly readTime: Date;
}

/** Reads one thread page by page over REST, without an identity. Promises reject only with `CommentsError`. */
export class ThreadReader {
  readonly #rest: FirestoreRest;
  readonly #threadName: string;
  #last: FirestoreDocument | null = null;
  #hasMore = true;
  #oldest: number | null = null;

  constructor(rest: FirestoreRest, thread: string) {
    this.#rest = rest;
    this.#threadName = rest.threadName(thread);
  }

  /** Whether older comments may be left. */
  get hasMore(): boolean {
    return this.#hasMore;
  }

  /** Creation time of the oldest comment read, in milliseconds since 1970; null when all were read. */
  get oldest(): number | null {
    return this.#hasMore ? this.#oldest : null;
  }

  /**
   * Goes on where somebody else stopped.
   *
   * @param last - the document after which older comments go on; null when there are none
   * @param oldest - when its comment was made, in milliseconds since 1970
   */
  continueAfter(last: FirestoreDocument | null, oldest: number): void {
    this.#last = last;
    this.#hasMore = last !== null;
    this.#oldest = oldest;
  }

  /** The next 25 comments, newest first, with all their replies. */
  async nextPage(): Promise<ThreadPage> {
    const { documents, readTime } = await this.#rest.query(this.#threadName, rootsQuery(this.#last));
    const page = await this.#withReplies(pageOf(documents.map(commentOfDocument), readTime));
    this.#last = documents.at(-1) ?? this.#last;
    this.#hasMore = documents.length === PAGE_SIZE;
    const { comments } = page;
    this.#oldest = comments.filter(({ root }) => root === null).at(-1)?.createdAt ?? this.#oldest;
    return page;
  }

  /** Every comment of the thread; afterwards there is no more. Its `readTime` is this computer's. */
  async readAll(): Promise<ThreadPage> {
    const { readWholeThread } = await import('./opening/whole-thread.js').catch((thrown: unknown) => {
      throw CommentsError.offline(thrown);
    });
    const read = await readWholeThread(this.#rest, this.#threadName, commentOfDocument);
    this.#hasMore = false;
    return pageOf(read, new Date());
  }

  /** The whole conversation that a comment belongs to, wherever it stands; nothing when it is gone. */
  async conversation(id: CommentId): Promise<ThreadPage> {
    const page = await this.#comment(id);
    const root = page.comments[0]?.root;
    return this.#withReplies(root ? await this.#comment(root) : page);
  }

  async #comment(id: CommentId): Promise<ThreadPage> {
    const { found, readTime } = await this.#rest.read([`${this.#threadName}/comments/${id}`]);
    return pageOf([...found.values()].map(commentOfDocument), readTime);
  }

  async #withReplies(roots: ThreadPage): Promise<ThreadPage> {
    const ids = roots.comments.map(({ id }) => id);
    if (ids.length === 0) return roots;
    const replies = await this.readPages((after) => repliesQuery(ids, after));
    return {
      comments: [...roots.comments, ...replies.comments],
      skipped: roots.skipped + replies.skipped,
      readTime: roots.readTime,
    };
  }

  /** Reads page after page of a query, up to the last one. */
  async readPages(queryAfter: (after: FirestoreDocument | null) => StructuredQuery): Promise<ThreadPage> {
    const documents: FirestoreDocument[] = [];
    for (;;) {
      const answer = await this.#rest.query(this.#threadName, queryAfter(documents.at(-1) ?? null));
      documents.push(...answer.documents);
      if (answer.documents.length < LIST_LIMIT) return pageOf(documents.map(commentOfDocument), answer.readTime);
    }
  }
}

function pageOf(read: readonly (StoredComment | null)[], readTime: Date): ThreadPage {
  const comments = read.filter((comment) => comment !== null);
  return { comments, skipped: read.length - comments.length, readTime };
}

/** The comment in a document of the REST interface, or null when it holds none. */
export function commentOfDocument(document: FirestoreDocument): StoredComment | null {
  return commentOfFields(document.name.slice(document.name.lastIndexOf('/') + 1), plainFields(document));
}

/** The fields of a document as plain values. */
export function plainFields({ fields = {} }: FirestoreDocument): Readonly<Record<string, unknown>> {
  const plain: Record<string, unknown> = {};
  for (const field in fields) plain[field] = decodeValue(fields[field]);
  return plain;
}

/**
 * The comment in plain fields whose times are `Date` objects, or null when they hold none.
 * A number where a time belongs is refused: a document of another kind must not pass for a comment.
 */
export function commentOfFields(id: CommentId, fields: Readonly<Record<string, unknown>>): StoredComment | null {
  const millisOf = (field: string): unknown => {
    const value = fields[field];
    return value instanceof Date ? value.getTime() : value === null ? null : undefined;
  };
  const [createdAt, updatedAt, editedAt] = ['createdAt', 'updatedAt', 'editedAt'].map(millisOf);
  return readComment({ ...fields, id, createdAt, updatedAt, editedAt });
}
