import type { Settings } from '../model/settings.js';
import type { CommentStore } from './comment-store.js';
import { FirestoreCommentStore } from './firestore/firestore-comment-store.js';
import type { FirestoreSettings } from './firestore/firestore-rest.js';
import type { SnapshotOpener } from './firestore/opening/open-thread.js';

/** Milliseconds after which a snapshot has not come. */
const SNAPSHOT_PATIENCE = 3000;

/** Opens the store that the settings name. The code of the embedded store is fetched, since only demonstrations use it. */
export async function openStore(settings: Settings): Promise<CommentStore> {
  if (settings.kind === 'local') {
    const { LocalCommentStore } = await import('./local/local-comment-store.js');
    return new LocalCommentStore(settings.thread, settings.demoRole);
  }
  const snapshot = settings.snapshot ? fetchSnapshot(settings, settings.snapshot) : undefined;
  return new FirestoreCommentStore(settings, snapshot);
}

/** Fetches a snapshot and, beside it, the code that reads it; null when it cannot be used. */
function fetchSnapshot(settings: FirestoreSettings, address: string): Promise<SnapshotOpener | null> {
  const answer = fetch(address, { signal: AbortSignal.timeout(SNAPSHOT_PATIENCE) }).catch(() => null);
  return import('./firestore/snapshot/open-snapshot.js').then(
    ({ readSnapshot }) => readSnapshot(answer, settings),
    () => null,
  );
}
