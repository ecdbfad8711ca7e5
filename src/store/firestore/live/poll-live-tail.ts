import { CommentsError } from '../../../model/errors.js';
import { FirestoreRest } from '../firestore-rest.js';
import { ThreadReader } from '../thread-reader.js';
import { readChanges } from './changes.js';
import type { LiveTail } from './live-tail.js';

/**
 * A live tail that asks over REST again and again, where nothing better gets through.
 *
 * @param shortest - the least time between two questions, in milliseconds; at most it is twice that
 */
export const pollEvery =
  (shortest: number): LiveTail =>
  (settings, since, listener) => {
    const reader = new ThreadReader(new FirestoreRest(settings), settings.thread);
    let known = since;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;

    const ask = async (): Promise<void> => {
      try {
        const { comments, skipped, readTime } = await readChanges(reader, known);
        if (isStopped) return;
        known = readTime;
        if (comments.length > 0 || skipped > 0) listener.changed(comments, skipped);
        listener.current(readTime);
        listener.connected(true);
        timer = setTimeout(() => void ask(), shortest * (1 + Math.random()));
      } catch (thrown) {
        if (!isStopped) listener.failed(CommentsError.from(thrown));
      }
    };
    void ask();
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  };
