import { html, type TemplateResult } from 'lit';
import type { ThreadStatus } from '../elements/webinar-comments-status.js';
import type { Locale } from '../i18n/locale.js';
import type { ReadySnapshot, StoreSnapshot } from '../store/comment-store.js';
import { visibleIn } from '../store/thread-ledger.js';
import { PARTS } from '../styles/parts.js';
import '../elements/webinar-comments-status.js';

/** One element for each thing that a thread in this state has to say about itself, most important first. */
export function threadStatuses(snapshot: StoreSnapshot, locale: Locale): readonly TemplateResult[] {
  const code = snapshot.status === 'failed' ? snapshot.error.code : 'unknown';
  return statusesOf(snapshot).map(
    (status) => html`
      <webinar-comments-status
        exportparts=${PARTS}
        .locale=${locale}
        .status=${status}
        .code=${code}
      ></webinar-comments-status>
    `,
  );
}

function statusesOf(snapshot: StoreSnapshot): readonly ThreadStatus[] {
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
  return visibleIn(snapshot.comments);
}
