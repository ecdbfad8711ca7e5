import { commentOfDocument } from '../thread-reader.js';
import { FirestoreRest } from '../firestore-rest.js';
import type { FirestoreDocument } from '../firestore-values.js';
import { changeTeller } from './change-teller.js';
import { ListenStream } from './listen-stream.js';
import type { LiveTail } from './live-tail.js';
import { tailQuery } from './tail-query.js';

/** A live tail over Firestore's Listen messages, without the SDK; all elements of a page share one stream. */
export const leanLiveTail: LiveTail = (settings, since, listener) => {
  const tell = changeTeller(since, listener);
  let arrived: FirestoreDocument[] = [];
  const parent = new FirestoreRest(settings).threadName(settings.thread);
  return ListenStream.of(settings).listen(
    { parent, structuredQuery: tailQuery(since) },
    {
      changed: (document) => {
        arrived.push(document);
      },
      reset: () => {
        arrived = [];
      },
      current: (readTime) => {
        const documents = arrived;
        arrived = [];
        tell(documents.map(commentOfDocument));
        listener.current(readTime);
        listener.connected(true);
      },
      lost: () => {
        listener.connected(false);
      },
      failed: listener.failed,
    },
  );
};
