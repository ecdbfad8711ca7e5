import type { ThreadStatus } from '../elements/webinar-comments-status.js';
import type { ReadySnapshot, StoreSnapshot } from '../store/comment-store.js';

/** What a thread in this state has to say about itself, most important first. */
export function statusesOf(snapshot: StoreSnapshot): readonly ThreadStatus[] {
  if (snapshot.status !== 'ready') return [snapshot.status];
  const isEmpty = snapshot.comments.length === 0 && snapshot.arrivals.length === 0;
  return [
    ...(snapshot.isOpen ? [] : (['closed'] as const)),
    ...(snapshot.connection === 'offline' ? (['offline'] as const) : []),
    ...(snapshot.keeping === 'memory' ? (['memory'] as const) : []),
    ...(isEmpty && snapshot.isOpen ? (['empty'] as const) : []),
  ];
}

/** Comments on the page that can be read, replies included. */
export function countOf(snapshot: ReadySnapshot): number {
  return snapshot.comments.filter(({ state }) => state === 'visible').length;
}
