import type { Settings } from '../model/settings.js';
import type { CommentStore } from './comment-store.js';

/** Opens the store that the settings name; only that store's code is fetched. */
export async function openStore(settings: Settings): Promise<CommentStore> {
  if (settings.kind === 'local') {
    const { LocalCommentStore } = await import('./local/local-comment-store.js');
    return new LocalCommentStore(settings.thread, settings.demoRole);
  }
  const { FirestoreCommentStore } = await import('./firestore/firestore-comment-store.js');
  return new FirestoreCommentStore(settings);
}
