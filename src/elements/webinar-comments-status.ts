import { css, html, LitElement, type TemplateResult } from 'lit';
import { defaultLocale } from '../controllers/localize-controller.js';
import { CommentsRetryRequest } from '../events/requests.js';
import type { Locale } from '../i18n/locale.js';
import { isPassing, type CommentsErrorCode } from '../model/errors.js';
import { controls } from '../styles/controls.js';
import { element, property } from './element.js';

/** What a thread has to say about itself. */
export type ThreadStatus = 'loading' | 'empty' | 'closed' | 'offline' | 'memory' | 'failed';

/**
 * One plain sentence about the state of the thread, with a retry where that helps.
 *
 * @customElement webinar-comments-status
 * @fires comments-retry-request - the person wants a failed thread read again
 * @csspart status - the sentence
 */
@element('webinar-comments-status')
export class WebinarCommentsStatus extends LitElement {
  static override styles = [
    controls,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.6em 1em;
        padding: 0.8em 1em;
        border-radius: var(--wc-radius);
        background: var(--wc-tint);
      }
    `,
  ];

  /** Words and formats. */
  @property({ attribute: false }) locale: Locale = defaultLocale;

  /** Which state to tell of. */
  @property() status: ThreadStatus = 'loading';

  /** Why the thread failed, when it did. */
  @property({ attribute: false }) code: CommentsErrorCode = 'unknown';

  override render(): TemplateResult {
    const { messages } = this.locale;
    const sentences: Readonly<Record<ThreadStatus, string>> = {
      loading: messages.loading,
      empty: messages.empty,
      closed: messages.closed,
      offline: messages.offline,
      memory: messages.memoryOnly,
      failed: `${messages.failures[this.code]} ${isPassing(this.code) ? messages.goesOn : ''}`,
    };
    const canRetry = this.status === 'failed' && this.code !== 'misconfigured';
    return html`
      <div part="status">
        <p>${sentences[this.status]}</p>
        ${canRetry ? html`<button type="button" @click=${this.#onRetry}>${messages.tryAgain}</button>` : ''}
      </div>
    `;
  }

  readonly #onRetry = (): void => {
    this.dispatchEvent(new CommentsRetryRequest());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-comments-status': WebinarCommentsStatus;
  }
}
