import type { Settings } from '../model/settings.js';
import type { CommentStore } from './comment-store.js';

/** Opens the store that the settings name; only that store's code is fetched. */
export async function openStore(settings: Settings): Promise<CommentStore> {
  if (settings.kind === 'local') {
    const { LocalCommentStore } = await import('./local/local-comment-store.js');
    return new LocalCommentStore(settings.thread, settings.demoRole);
  }
  // The connection is made while the code is on its way.
  const hint = document.createElement('link');
  hint.rel = 'preconnect';
  hint.href = settings.emulator === '' ? 'https://firestore.googleapis.com' : `http://${settings.emulator}`;
  hint.crossOrigin = 'anonymous';
  document.head.append(hint);
  hint.remove();
  const { FirestoreCommentStore } = await import('./firestore/firestore-comment-store.js');
  return new FirestoreCommentStore(settings);
}
