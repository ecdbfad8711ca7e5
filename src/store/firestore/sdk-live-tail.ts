import { initializeApp, type FirebaseApp } from 'firebase/app';
import {
  collection,
  connectFirestoreEmulator,
  initializeFirestore,
  limit,
  memoryLocalCache,
  onSnapshot,
  orderBy,
  query,
  Timestamp,
  where,
  type DocumentData,
  type Firestore,
  type QuerySnapshot,
} from 'firebase/firestore';
import type { StoredComment } from '../../model/comment.js';
import { commentOfFields } from './comment-document.js';
import { LIST_LIMIT } from './comment-queries.js';
import { CommentsError } from '../../model/errors.js';
import type { FirestoreSettings } from './firestore-rest.js';
import type { LiveTail, LiveTailListener } from './live-tail.js';

/** One client for each project, however many elements a page has: they share its connection. */
const clients = new Map<string, Firestore>();

/** A live tail over the official Firestore SDK, without any of its local storage. */
export const sdkLiveTail: LiveTail = (settings, since, listener) => {
  const changes = query(
    collection(clientOf(settings), 'threads', settings.thread, 'comments'),
    where('updatedAt', '>', Timestamp.fromDate(since)),
    orderBy('updatedAt', 'desc'),
    limit(LIST_LIMIT),
  );
  const tell = tellOf(since.getTime(), listener);
  // Metadata changes tell when the connection is lost and found.
  return onSnapshot(changes, { includeMetadataChanges: true }, tell, (error) => {
    const code = error.code === 'permission-denied' ? 'refused' : 'unknown';
    listener.failed(new CommentsError(code, error.message));
  });
};

function clientOf(settings: FirestoreSettings): Firestore {
  const { projectId, apiKey, emulator } = settings;
  const key = `webinar-comments ${projectId} ${apiKey} ${emulator}`;
  const known = clients.get(key);
  if (known) return known;
  // A name of its own keeps clear of a Firebase app that the page itself has.
  const client = firestoreOf(initializeApp({ projectId, apiKey }, key), settings);
  clients.set(key, client);
  return client;
}

/** The Firestore of an app, without local storage, in the emulator where the settings name one. */
export function firestoreOf(app: FirebaseApp, { emulator }: FirestoreSettings): Firestore {
  const client = initializeFirestore(app, { localCache: memoryLocalCache() });
  if (emulator !== '') {
    const colon = emulator.lastIndexOf(':');
    connectFirestoreEmulator(client, emulator.slice(0, colon), Number(emulator.slice(colon + 1)));
  }
  return client;
}

function tellOf(since: number, listener: LiveTailListener): (snapshot: QuerySnapshot) => void {
  let latest = since;
  return (snapshot) => {
    const changed = snapshot.docChanges().filter(({ type }) => type !== 'removed');
    const read = changed.map(({ doc }) => commentOfFields(doc.id, withDates(doc.data())));
    const comments = read.filter((comment) => comment !== null);
    // A full window that reaches back only to what was unknown may have lost what came before it.
    const isFull = snapshot.size === LIST_LIMIT;
    if (isFull && read.length === LIST_LIMIT && earliestOf(comments) > latest) listener.missed();
    if (read.length > 0) listener.changed(comments, read.length - comments.length);
    latest = comments.reduce((time, { updatedAt }) => Math.max(time, updatedAt), latest);
    listener.connected(!snapshot.metadata.fromCache);
  };
}

function earliestOf(comments: readonly StoredComment[]): number {
  return Math.min(...comments.map(({ updatedAt }) => updatedAt));
}

/** Fields of the SDK with `Date` objects in the place of its own times. */
export function withDates(data: DocumentData): Readonly<Record<string, unknown>> {
  const isTime = (value: unknown): value is Timestamp => value instanceof Timestamp;
  return Object.fromEntries(
    Object.entries(data).map(([field, value]: [string, unknown]) => [field, isTime(value) ? value.toDate() : value]),
  );
}
