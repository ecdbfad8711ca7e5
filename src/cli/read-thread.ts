import { CommentsError } from '../model/errors.js';
import { FirestoreRest, type QueryResult } from '../store/firestore/firestore-rest.js';
import { openThread } from '../store/firestore/opening/open-thread.js';
import type { ThreadSnapshot } from '../store/firestore/snapshot/snapshot-file.js';
import { ThreadReader } from '../store/firestore/thread-reader.js';
import { readCount } from '../store/firestore/thread-tally.js';
import { visibleIn } from '../store/thread-ledger.js';
import { CommandError } from './command-error.js';
import type { SnapshotOptions } from './options.js';

/**
 * Reads a thread as its readers do.
 *
 * @throws CommandError with what Firestore said
 */
export async function readThread(options: SnapshotOptions): Promise<ThreadSnapshot> {
  try {
    return await read(options);
  } catch (thrown) {
    const { code, message } = CommentsError.from(thrown);
    const hint = code === 'refused' ? ' Are firestore.rules deployed, and is App Check not enforced?' : '';
    throw new CommandError(`The thread could not be read. ${message}${hint}`, 1);
  }
}

async function read({ settings, isWhole }: SnapshotOptions): Promise<ThreadSnapshot> {
  const { projectId, thread } = settings;
  const rest = new RememberingRest(settings);
  const reader = new ThreadReader(rest, thread);
  const opening = await openThread(rest, reader, thread);
  const pages = isWhole && reader.hasMore ? [await reader.readAll()] : opening.pages;
  const comments = [...new Map(pages.flatMap((page) => page.comments).map((it) => [it.id, it])).values()];
  const at = opening.known.getTime();
  const count = reader.hasMore ? await readCount(rest, thread) : { value: visibleIn(comments), at };
  const last = reader.hasMore ? rest.last : null;
  return { projectId, thread, at, settings: opening.thread, count, comments, last };
}

/** Remembers the last comment of the first page, with its time to the microsecond. */
class RememberingRest extends FirestoreRest {
  #first: QueryResult | null = null;

  get last(): ThreadSnapshot['last'] {
    const { name = '', fields } = this.#first?.documents.at(-1) ?? {};
    const time = fields?.['createdAt'];
    return time && 'timestampValue' in time ? { name, createdAt: time.timestampValue } : null;
  }

  override async query(...question: Parameters<FirestoreRest['query']>): Promise<QueryResult> {
    const result = await super.query(...question);
    this.#first ??= result;
    return result;
  }
}
