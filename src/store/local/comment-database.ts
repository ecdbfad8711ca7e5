import { readComment } from '../../model/comment-record.js';
import type { StoredComment } from '../../model/comment.js';

const NAME = 'webinar-comments';
const COMMENTS = 'comments';
const VIEWERS = 'viewers';

/** What the browser holds of one thread. */
export interface KeptThread {
  readonly comments: readonly StoredComment[];
  /** The viewer's author key, or null before the first comment. */
  readonly author: string | null;
  /** Records that could not be read as comments. */
  readonly skipped: number;
}

const NOTHING: KeptThread = { comments: [], author: null, skipped: 0 };

/** Everything kept of a thread; creates no database where there is none. Rejects when the browser refuses storage. */
export async function readThread(thread: string): Promise<KeptThread> {
  const database = await open(false);
  if (database === null) return NOTHING;
  return using(database, async () => {
    const transaction = database.transaction([COMMENTS, VIEWERS]);
    const records = done(transaction.objectStore(COMMENTS).getAll(rangeOf(thread)) as IDBRequest<unknown[]>);
    const author = done(transaction.objectStore(VIEWERS).get(thread) as IDBRequest<unknown>);
    const read = (await records).map(readComment);
    const comments = read.filter((comment) => comment !== null);
    const key = await author;
    return { comments, author: typeof key === 'string' ? key : null, skipped: read.length - comments.length };
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

function rangeOf(thread: string): IDBKeyRange {
  return IDBKeyRange.bound([thread], [thread, []]);
}

async function openOrCreate(): Promise<IDBDatabase> {
  const database = await open(true);
  if (database === null) throw new Error('The browser refused to create a database.');
  return database;
}

// Reading must leave nothing behind on the reader's device, so the upgrade of a database that was not there is taken back.
function open(create: boolean): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    let isAbsent = false;
    request.onupgradeneeded = () => {
      if (create) {
        request.result.createObjectStore(COMMENTS, { keyPath: ['thread', 'id'] });
        request.result.createObjectStore(VIEWERS);
      } else {
        isAbsent = true;
        request.transaction?.abort();
      }
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
