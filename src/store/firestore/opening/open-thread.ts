import type { ThreadSettings } from '../../../model/thread.js';
import type { FirestoreRest } from '../firestore-rest.js';
import { readChanges } from '../live/changes.js';
import { readThreadSettings } from '../thread-document.js';
import type { ThreadPage, ThreadReader } from '../thread-reader.js';
import type { ThreadTally } from '../thread-tally.js';

/** What the first look at a thread brings. */
export interface Opening {
  readonly thread: ThreadSettings;
  readonly pages: readonly ThreadPage[];
  /** The server's time up to which everything on the pages is known. */
  readonly known: Date;
  /** The number of comments, where it came with them. */
  readonly tally?: Pick<ThreadTally, 'tell'>;
  /** What changed since, in a thread to which nobody listens. */
  readonly changes?: ThreadPage;
  /** Learns what moderators have set since; null when there is nothing new to know. */
  readonly renew?: () => Promise<Opening | null>;
}

/** Opens a thread as it was, without a question to Firestore. */
export type SnapshotOpener = (reader: ThreadReader, read: (first: ThreadPage) => Promise<Opening>) => Opening;

/** Brings what the first comments on the page need, from a snapshot or out of Firestore. */
export async function openThread(
  rest: FirestoreRest,
  reader: ThreadReader,
  id: string,
  snapshot?: Promise<SnapshotOpener | null>,
): Promise<Opening> {
  const read = async (first?: ThreadPage): Promise<Opening> => {
    const [thread, page] = await Promise.all([readThreadSettings(rest, id), first ?? reader.nextPage()]);
    const { pinned } = thread;
    const isPinnedFar = pinned !== null && !page.comments.some((comment) => comment.id === pinned);
    const pages = isPinnedFar ? [page, await reader.conversation(pinned)] : [page];
    const opening = { thread, pages, known: page.readTime };
    // Nobody listens to a closed thread, so what changed since a snapshot of it is asked for.
    return first && !thread.isOpen ? { ...opening, changes: await readChanges(reader, page.readTime) } : opening;
  };
  // Without a snapshot nothing is waited for: the questions leave before anything is rendered.
  return (snapshot && (await snapshot))?.(reader, read) ?? read();
}
