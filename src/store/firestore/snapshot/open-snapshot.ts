import type { StoredComment } from '../../../model/comment.js';
import { CommentsError } from '../../../model/errors.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import { backoffDelay } from '../../waiting.js';
import type { Opening, SnapshotOpener } from '../opening/open-thread.js';
import type { ThreadTally } from '../thread-tally.js';
import { decodeSnapshot, MOST_BYTES, type ThreadSnapshot } from './snapshot-file.js';

const DAY = 86_400_000;

/** Days after which a snapshot is stale: by then reading what changed may cost more than reading the first page. */
const MOST_DAYS = 30;

/** How often the settings of a thread are asked for again. */
const MOST_TRIES = 5;

/** Days that the clock of a reader's computer may be behind the server's. */
const CLOCK_DAYS = 2;

/**
 * Reads a snapshot out of the answer to its request, null when none came in time; one that cannot be used is refused
 * with a line for the web team.
 */
export async function readSnapshot(
  answer: Promise<Response | null>,
  settings: FirestoreSettings,
): Promise<SnapshotOpener | null> {
  try {
    const snapshot = decodeSnapshot(await textOf(await answer));
    if (snapshot === null) throw refusal('its file is no snapshot of this version: write it anew');
    checkPlace(snapshot, settings);
    return openerOf(snapshot);
  } catch (thrown) {
    const { message } = CommentsError.from(thrown);
    console.warn(`[webinar-comments] The attribute "snapshot" is of no use: ${message}. The thread is read instead.`);
    return null;
  }
}

async function textOf(answer: Response | null): Promise<string> {
  const away = 'its file did not come within 3 seconds, or this page may not read it';
  if (answer === null) throw refusal(away);
  if (!answer.ok) throw refusal(`the server answers ${String(answer.status)} at that address`);
  const large = `its file is larger than ${String(MOST_BYTES / 1e6)} MB: write it without --all`;
  const body = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = Number(answer.headers.get('Content-Length'));
  if (bytes > MOST_BYTES) void body?.cancel();
  else bytes = 0;
  while (bytes <= MOST_BYTES) {
    const part = await body?.read().catch(() => {
      throw refusal(away);
    });
    if (!part?.value) return text + decoder.decode();
    bytes += part.value.length;
    text += decoder.decode(part.value, { stream: true });
  }
  void body?.cancel();
  throw refusal(large);
}

function checkPlace({ projectId, thread, at }: ThreadSnapshot, settings: FirestoreSettings): void {
  if (projectId !== settings.projectId || thread !== settings.thread) {
    throw refusal(`its file is of the thread "${thread}" in the project "${projectId}"`);
  }
  const days = (Date.now() - at) / DAY;
  if (days > MOST_DAYS) throw refusal(`its file is older than ${String(MOST_DAYS)} days: write it anew`);
  if (days < -CLOCK_DAYS) throw refusal("its file is of a time that is still to come by this computer's clock");
}

function refusal(reason: string): CommentsError {
  return new CommentsError('misconfigured', reason, 'snapshot');
}

function openerOf(file: NonNullable<ReturnType<typeof decodeSnapshot>>): SnapshotOpener {
  const { at, settings, count, comments, skipped, last } = file;
  const known = new Date(at);
  const page = { comments, skipped, readTime: known };
  const tally = last && new FetchedTally(count, comments);
  return (reader, read) => {
    const createdAt = { timestampValue: last?.createdAt ?? '' };
    reader.continueAfter(last && { name: last.name, fields: { createdAt } }, Date.parse(createdAt.timestampValue));
    const renew = async (): Promise<Opening | null> => {
      // The first comments come first.
      await new Promise(requestAnimationFrame);
      const opening = await persistently(() => read(page));
      return opening && { ...opening, pages: opening.pages.slice(1) };
    };
    return { thread: settings, pages: [page], known, ...(tally && { tally }), renew };
  };
}

/** Reads what moderators have set; null when that cannot be had for a while: then the snapshot's word stands. */
async function persistently(read: () => Promise<Opening>): Promise<Opening | null> {
  for (let tries = 0; ; tries++) {
    try {
      return await read();
    } catch (thrown) {
      const { isPassing, message } = CommentsError.from(thrown);
      if (isPassing && tries < MOST_TRIES) {
        await new Promise((resolve) => setTimeout(resolve, backoffDelay(tries)));
        continue;
      }
      console.error(`[webinar-comments] What moderators have set since the snapshot is not known. ${message}`);
      return null;
    }
  }
}

/** The number of comments as it was, until the code that moves it is here. */
class FetchedTally {
  #value: number;
  #tally: ThreadTally | null = null;

  constructor({ value, at }: ThreadSnapshot['count'], comments: readonly StoredComment[]) {
    this.#value = value;
    // Not before the first comments are painted.
    requestAnimationFrame(() => void this.#fetch(at, comments));
  }

  tell(comments: Iterable<StoredComment>): number {
    return this.#tally?.tell(comments) ?? this.#value;
  }

  async #fetch(at: number, comments: readonly StoredComment[]): Promise<void> {
    try {
      const { ThreadTally } = await import('../thread-tally.js');
      this.#tally = new ThreadTally(this.#value, at);
      // What it does not know from before, it has to guess when it changes.
      this.#tally.tell(comments);
    } catch {
      // A number that does not follow the thread is not told.
      this.#value = -1;
    }
  }
}
