import type { ThreadSettings } from '../../../model/thread.js';
import type { FirestoreRest } from '../firestore-rest.js';
import { readThreadSettings } from '../thread-document.js';
import type { ThreadPage, ThreadReader } from '../thread-reader.js';

/** What the first look at a thread brings. */
export interface Opening {
  readonly thread: ThreadSettings;
  readonly pages: readonly ThreadPage[];
  /** The server's time up to which everything on the pages is known. */
  readonly known: Date;
}

/** Reads what the first comments on the page need. */
export async function openThread(rest: FirestoreRest, reader: ThreadReader, id: string): Promise<Opening> {
  const [thread, page] = await Promise.all([readThreadSettings(rest, id), reader.nextPage()]);
  const { pinned } = thread;
  const isPinnedFar = pinned !== null && !page.comments.some((comment) => comment.id === pinned);
  const pages = isPinnedFar ? [page, await reader.conversation(pinned)] : [page];
  return { thread, pages, known: page.readTime };
}
