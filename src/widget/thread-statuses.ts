import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../i18n/locale.js';
import type { Messages } from '../i18n/messages.js';
import { isPassing } from '../model/errors.js';
import type { ReadySnapshot, StoreSnapshot } from '../store/comment-store.js';
import { visibleIn } from '../store/thread-ledger.js';

/** What a thread in this state has to say about itself, most important first; `retry` is asked where that helps. */
export function threadStatuses(
  snapshot: StoreSnapshot,
  { messages }: Locale,
  retry: () => void,
): readonly TemplateResult[] {
  const canRetry = snapshot.status === 'failed' && snapshot.error.code !== 'misconfigured';
  return sentencesOf(snapshot, messages).map(
    (sentence) => html`
      <div class="status" part="status">
        <p>${sentence}</p>
        ${canRetry ? html`<button type="button" @click=${retry}>${messages.tryAgain}</button>` : nothing}
      </div>
    `,
  );
}

function sentencesOf(snapshot: StoreSnapshot, messages: Messages): readonly string[] {
  if (snapshot.status === 'loading') return [messages.loading];
  if (snapshot.status === 'failed') {
    const { code } = snapshot.error;
    return [`${messages.failures[code] ?? messages.failures.unknown} ${isPassing(code) ? messages.goesOn : ''}`];
  }
  const isEmpty = snapshot.comments.length === 0 && snapshot.arrivals.length === 0;
  return [
    ...(snapshot.isOpen ? [] : [messages.closed]),
    ...(snapshot.connection === 'offline' ? [messages.offline] : []),
    ...(snapshot.keeping === 'memory' ? [messages.memoryOnly] : []),
    ...(isEmpty && snapshot.isOpen ? [messages.empty] : []),
  ];
}

/** Comments on the page that can be read, replies included. */
export function countOf(snapshot: ReadySnapshot): number {
  return visibleIn(snapshot.comments);
}
