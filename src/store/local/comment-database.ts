import { readComment } from '../../model/comment-record.js';
import { isCommentId, type CommentId, type RemovalReason, type StoredComment } from '../../model/comment.js';
import { UNSET_THREAD, type ThreadSettings } from '../../model/thread.js';
import { storedPart } from './stored-part.js';

const NAME = 'webinar-comments';
const VERSION = 2;
const COMMENTS = 'comments';
const VIEWERS = 'viewers';
const MODERATION = 'moderation';

/** A comment that moderators keep from the public. */
export interface KeptBack {
  readonly thread: string;
  /** With its words. */
  readonly comment: StoredComment;
  /** Why it was removed, or null while it waits. */
  readonly reason: RemovalReason | null;
}

/** What the browser holds of one thread. */
export interface KeptThread {
  readonly comments: readonly StoredComment[];
  /** The viewer's author key, or null before the first comment. */
  readonly author: string | null;
  /** Comments that the viewer gave a heart. */
  readonly hearts: readonly CommentId[];
  readonly keptBack: readonly KeptBack[];
  readonly settings: ThreadSettings;
  /** Records that could not be read as comments. */
  readonly skipped: number;
}

const NOTHING: KeptThread = {
  comments: [],
  author: null,
  hearts: [],
  keptBack: [],
  settings: UNSET_THREAD,
  skipped: 0,
};

/** Everything kept of a thread; creates no database where there is none. Rejects when the browser refuses storage. */
export async function readThread(thread: string): Promise<KeptThread> {
  const database = await open(false);
  if (database === null) return NOTHING;
  return using(database, async () => {
    const transaction = database.transaction([COMMENTS, VIEWERS, MODERATION]);
    const [viewers, moderation] = [transaction.objectStore(VIEWERS), transaction.objectStore(MODERATION)];
    const [records, author, hearts, keptBack, settings] = await Promise.all([
      done(transaction.objectStore(COMMENTS).getAll(rangeOf(thread)) as IDBRequest<unknown[]>),
      done(viewers.get(thread) as IDBRequest<unknown>),
      done(viewers.get(['hearts', thread]) as IDBRequest<unknown>),
      done(moderation.getAll(rangeOf('queue', thread)) as IDBRequest<KeptBack[]>),
      done(moderation.get(['thread', thread]) as IDBRequest<ThreadSettings | undefined>),
    ]);
    const read = records.map(readComment);
    const comments = read.filter((comment) => comment !== null);
    return {
      comments,
      author: typeof author === 'string' ? author : null,
      hearts: Array.isArray(hearts) ? hearts.filter(isCommentId) : [],
      keptBack,
      settings: settings ?? UNSET_THREAD,
      skipped: read.length - comments.length,
    };
  });
}

/** The viewer's author key in a thread, made on first use: 32 hex digits. Two tabs get the same one. */
export async function claimAuthor(thread: string): Promise<string> {
  return using(await openOrCreate(), async (database) => {
    const viewers = database.transaction(VIEWERS, 'readwrite').objectStore(VIEWERS);
    const known = await done(viewers.get(thread) as IDBRequest<unknown>);
    if (typeof known === 'string') return known;
    const author = randomAuthor();
    await done(viewers.put(author, thread));
    return author;
  });
}

/** A comment with its words, or null. */
export async function readStoredComment(thread: string, id: CommentId): Promise<StoredComment | null> {
  const database = await open(false);
  if (database === null) return null;
  return using(database, async () => {
    const comments = database.transaction(COMMENTS).objectStore(COMMENTS);
    return readComment(await done(comments.get([thread, id]) as IDBRequest<unknown>));
  });
}

/** Keeps which comments of a thread the viewer gave a heart. */
export async function writeHearts(thread: string, ids: readonly CommentId[]): Promise<void> {
  await using(await openOrCreate(), (database) =>
    done(database.transaction(VIEWERS, 'readwrite').objectStore(VIEWERS).put(ids, ['hearts', thread])),
  );
}

/** A record of what moderators decide about, or readers told them; its key begins with its kind. */
export type ModerationKey = ['queue' | 'reports' | 'thread' | 'ban', ...string[]];

/** What is kept under keys that begin with some words. */
export async function readModeration(...start: ModerationKey): Promise<readonly unknown[]> {
  const database = await open(false);
  if (database === null) return [];
  return using(database, () =>
    done(
      database
        .transaction(MODERATION)
        .objectStore(MODERATION)
        .getAll(rangeOf(...start)) as IDBRequest<unknown[]>,
    ),
  );
}

/** Keeps records of moderation, and a comment of a thread, at once; null deletes a record. */
export async function writeModeration(
  records: readonly (readonly [key: ModerationKey, value: unknown])[],
  kept: { readonly thread: string; readonly comment: StoredComment } | null = null,
): Promise<void> {
  await using(await openOrCreate(), (database) => {
    const transaction = database.transaction([COMMENTS, MODERATION], 'readwrite');
    if (kept !== null) transaction.objectStore(COMMENTS).put(recordOf(kept.thread, kept.comment));
    const store = transaction.objectStore(MODERATION);
    for (const [key, value] of records) {
      if (value === null) store.delete(key);
      else store.put(value, key);
    }
    return finished(transaction);
  });
}

/** Keeps a comment, new or changed. */
export async function writeComment(thread: string, comment: StoredComment): Promise<void> {
  await using(await openOrCreate(), (database) => {
    const transaction = database.transaction(COMMENTS, 'readwrite');
    transaction.objectStore(COMMENTS).put(recordOf(thread, comment));
    return finished(transaction);
  });
}

/** Fills a thread that holds nothing; resolves with whether it wrote. An element opened after this call waits for it. */
export async function seedThread(thread: string, comments: readonly StoredComment[]): Promise<boolean> {
  return using(await openOrCreate(), async (database) => {
    const transaction = database.transaction(COMMENTS, 'readwrite');
    const store = transaction.objectStore(COMMENTS);
    if ((await done(store.count(rangeOf(thread)))) > 0) return false;
    for (const comment of comments) store.put(recordOf(thread, comment));
    await finished(transaction);
    return true;
  });
}

/** A new author key for when nothing can be kept: 32 hex digits. */
export function randomAuthor(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function recordOf(thread: string, comment: StoredComment): StoredComment & { readonly thread: string } {
  return { ...comment, thread };
}

function rangeOf(...start: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(start, [...start, []]);
}

async function openOrCreate(): Promise<IDBDatabase> {
  const database = await open(true);
  if (database === null) throw new Error('The browser refused to create a database.');
  return database;
}

// Reading must leave nothing behind on the reader's device, so the upgrade of a database that was not there is taken back.
function open(create: boolean): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    let isAbsent = false;
    request.onupgradeneeded = ({ oldVersion }) => {
      isAbsent = oldVersion === 0 && !create;
      if (isAbsent) {
        request.transaction?.abort();
        return;
      }
      if (oldVersion === 0) {
        request.result.createObjectStore(COMMENTS, { keyPath: ['thread', 'id'] });
        request.result.createObjectStore(VIEWERS);
      }
      request.result.createObjectStore(MODERATION);
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (isAbsent) resolve(null);
      else reject(request.error ?? new Error('The browser refused storage.'));
    };
  });
}

async function using<T>(database: IDBDatabase, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The browser refused storage.'));
    };
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('The browser refused storage.'));
    };
  });
}

/**
 * A comment with a change, made now but always later than its last one: two changes within a millisecond, or after the
 * clock was set back, would look alike to the other tabs.
 */
export function changed(comment: StoredComment, change: Partial<StoredComment>): StoredComment {
  return { ...storedPart(comment), ...change, updatedAt: Math.max(Date.now(), comment.updatedAt + 1) };
}
