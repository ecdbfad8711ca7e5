import type { FirebaseApp } from 'firebase/app';
import {
  collection,
  connectFirestoreEmulator,
  Firestore,
  initializeFirestore,
  limit,
  memoryLocalCache,
  onSnapshot,
  orderBy,
  query,
  Timestamp,
  where,
  type DocumentData,
  type QuerySnapshot,
} from 'firebase/firestore';
import { CommentsError } from '../../../model/errors.js';
import { commentOfFields } from '../thread-reader.js';
import { LIST_LIMIT } from '../comment-queries.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import { openApp } from '../sdk-app.js';
import { addAppCheck } from '../sdk-parts.js';
import { changeTeller } from './change-teller.js';
import { quietTransport } from './listen-transport.js';
import type { LiveTail } from './live-tail.js';

/** One client for each project, however many elements a page has: they share its connection. */
const clients = new Map<string, Firestore>();

/** A live tail over the official Firestore SDK: the page's own client, or one of ours without any local storage. */
export const sdkLiveTail: LiveTail = (settings, since, listener) => {
  const { firestore } = settings;
  if (firestore && !(firestore instanceof Firestore)) {
    const hint = 'The property "firestore" takes an instance of the SDK that this element imports: use both from npm.';
    listener.failed(new CommentsError('misconfigured', hint, 'firestore'));
    return () => undefined;
  }
  const changes = query(
    collection(firestore ?? clientOf(settings), 'threads', settings.thread, 'comments'),
    where('updatedAt', '>', Timestamp.fromDate(since)),
    orderBy('updatedAt', 'desc'),
    limit(LIST_LIMIT),
  );
  const tell = changeTeller(since, listener);
  // Metadata changes tell when the connection is lost and found.
  const options = { includeMetadataChanges: true };
  const onChanges = (snapshot: QuerySnapshot): void => {
    const changed = snapshot.docChanges().filter(({ type }) => type !== 'removed');
    tell(changed.map(({ doc }) => commentOfFields(doc.id, withDates(doc.data()))));
    listener.connected(!snapshot.metadata.fromCache);
  };
  return onSnapshot(changes, options, onChanges, (error) => {
    const code = error.code === 'permission-denied' ? 'refused' : 'unknown';
    listener.failed(new CommentsError(code, error.message));
  });
};

function clientOf(settings: FirestoreSettings): Firestore {
  const { projectId, apiKey, emulator } = settings;
  const key = `webinar-comments ${projectId} ${apiKey} ${emulator}`;
  const known = clients.get(key);
  if (known) return known;
  const client = firestoreOf(openApp({ projectId, apiKey }, key), settings);
  clients.set(key, client);
  return client;
}

/** The Firestore of an app, without local storage, in the emulator where the settings name one. */
export function firestoreOf(app: FirebaseApp, settings: FirestoreSettings): Firestore {
  addAppCheck(app, settings);
  quietTransport();
  const { emulator } = settings;
  const client = initializeFirestore(app, { localCache: memoryLocalCache() });
  if (emulator !== '') {
    const colon = emulator.lastIndexOf(':');
    connectFirestoreEmulator(client, emulator.slice(0, colon), Number(emulator.slice(colon + 1)));
  }
  return client;
}

/** Fields of the SDK with `Date` objects in the place of its own times. */
export function withDates(data: DocumentData): Readonly<Record<string, unknown>> {
  const isTime = (value: unknown): value is Timestamp => value instanceof Timestamp;
  return Object.fromEntries(
    Object.entries(data).map(([field, value]: [string, unknown]) => [field, isTime(value) ? value.toDate() : value]),
  );
}
