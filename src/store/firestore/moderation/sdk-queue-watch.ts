import {
  collectionGroup,
  doc,
  limit,
  onSnapshot,
  orderBy,
  query,
  where,
  type Firestore,
  type Query,
  type QuerySnapshot,
} from 'firebase/firestore';
import { CommentsError } from '../../../model/errors.js';
import { LIST_LIMIT } from '../comment-queries.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import type { ViewerSession } from '../identity/viewer-session.js';
import { firestoreOf, withDates } from '../live/sdk-live-tail.js';
import { addPart, openApp } from '../sdk-app.js';

/** A document that was watched: its path in the database and its fields with times as `Date` objects. */
export interface WatchedDocument {
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a watch tells, each list whole and newest first. */
export interface QueueWatchListener {
  readonly held: (documents: readonly WatchedDocument[]) => void;
  readonly reports: (documents: readonly WatchedDocument[]) => void;
  /** What is set for the thread of this page changed. */
  readonly thread: () => void;
  /** The watch ended for good. */
  readonly failed: (error: CommentsError) => void;
}

/** Follows, over the official SDK, what waits for moderators in all threads. Stops when the returned function is called. */
export function watchQueue(
  settings: FirestoreSettings,
  session: ViewerSession,
  listener: QueueWatchListener,
): () => void {
  const client = clientOf(settings, session);
  const failed = (error: Error): void => {
    listener.failed(new CommentsError('refused', error.message));
  };
  const stops = [
    onSnapshot(heldQuery(client), toldTo(listener.held), failed),
    onSnapshot(reportsQuery(client), toldTo(listener.reports), failed),
    onSnapshot(doc(client, 'threads', settings.thread), listener.thread, failed),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** What waits for review in all threads, newest first. */
export function heldQuery(client: Firestore): Query {
  const isHeld = where('state', '==', 'held');
  return query(collectionGroup(client, 'queue'), isHeld, orderBy('createdAt', 'desc'), limit(LIST_LIMIT));
}

/** What readers reported in all threads: those that somebody worries about first, then newest first. */
export function reportsQuery(client: Firestore): Query {
  const order = [orderBy('urgent', 'desc'), orderBy('at', 'desc')];
  return query(collectionGroup(client, 'reports'), where('state', '==', 'open'), ...order, limit(LIST_LIMIT));
}

function toldTo(tell: (documents: readonly WatchedDocument[]) => void): (snapshot: QuerySnapshot) => void {
  return ({ docs }) => {
    tell(docs.map((document) => ({ path: document.ref.path, fields: withDates(document.data()) })));
  };
}

/** One client for each moderator and project, and the session that it asks for tokens. */
const clients = new Map<string, { readonly client: Firestore; session: ViewerSession }>();

function clientOf(settings: FirestoreSettings, session: ViewerSession): Firestore {
  const { projectId, apiKey, emulator } = settings;
  const key = `webinar-comments moderation ${projectId} ${apiKey} ${emulator} ${session.uid ?? ''}`;
  const known = clients.get(key);
  if (known) {
    known.session = session;
    return known.client;
  }
  const app = openApp({ projectId, apiKey }, key);
  const entry = { client: firestoreOf(app, settings), session };
  addPart(
    app,
    'auth-internal',
    authPart(() => entry.session),
  );
  clients.set(key, entry);
  return entry.client;
}

/**
 * Where the SDK of Firestore finds its tokens: in this page's session instead of the whole SDK for sign-in
 * (the shape is `FirebaseAuthInternal` of `@firebase/auth-interop-types`).
 */
function authPart(session: () => ViewerSession): object {
  return {
    getToken: async (renew = false) => ({ accessToken: await session().token(renew) }),
    getUid: () => session().uid,
    addAuthTokenListener: (tell: (token: string | null) => void) => {
      void session()
        .token()
        .then(tell, () => {
          tell(null);
        });
    },
    removeAuthTokenListener: () => undefined,
  };
}
