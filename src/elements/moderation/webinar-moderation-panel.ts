import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { defaultLocale } from '../../controllers/localize-controller.js';
import type { ModerationRequest } from '../../events/moderation-requests.js';
import type { Locale } from '../../i18n/locale.js';
import type { ModeratorMessages } from '../../i18n/moderator-messages.js';
import { byUrgency, type ModeratorAction, type QueueItem } from '../../model/moderation.js';
import type { ThreadSettings } from '../../model/thread.js';
import { UNSET_THREAD } from '../../model/thread.js';
import { controls } from '../../styles/controls.js';
import { element, property } from '../element.js';
import { DecisionController } from './decision-controller.js';
import { styles } from './moderation.styles.js';
import './webinar-moderation-item.js';

/**
 * What moderators see above the thread: how the thread is set, and what waits for them in all threads.
 *
 * @customElement webinar-moderation-panel
 * @fires moderation-request - the moderator decided something
 */
@element('webinar-moderation-panel')
export class WebinarModerationPanel extends LitElement {
  static override styles = [
    controls,
    styles,
    css`
      section {
        display: grid;
        gap: 0.9em;
        padding: 1em;
        border: 1px solid var(--wc-edge);
        border-radius: var(--wc-radius);
      }

      #title {
        font-size: 1.15em;
        font-weight: 700;
      }

      /* What waits is for no other eyes. */
      @media print {
        :host {
          display: none;
        }
      }

      li + li {
        margin-block-start: 1em;
        padding-block-start: 1em;
        border-block-start: 1px solid var(--wc-line);
      }
    `,
  ];

  /** Whether what waits is known. */
  @property({ attribute: false }) status: 'loading' | 'ready' | 'failed' = 'loading';

  /** What waits, in the order in which it is shown. */
  @property({ attribute: false }) items: readonly QueueItem[] = [];

  /** What is set for the thread of this page. */
  @property({ attribute: false }) settings: ThreadSettings = UNSET_THREAD;

  /** The words for moderators. */
  @property({ attribute: false }) words!: ModeratorMessages;

  /** Words and formats. */
  @property({ attribute: false }) locale: Locale = defaultLocale;

  /** The present time in milliseconds since 1970. */
  @property({ attribute: false }) now = Date.now();

  /** Level of the heading over the panel. */
  @property({ attribute: false }) level = 3;

  readonly #decision = new DecisionController(this);
  /** What was decided here stays in sight, with its way back, although it waits no longer. */
  readonly #decided = new Map<string, QueueItem>();
  #shown: readonly QueueItem[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('items')) return;
    this.#arrange();
  }

  /** Puts what waits in order; while somebody works here, nothing moves or goes, and what is new stands at the end. */
  #arrange(): void {
    const before = this.matches(':focus-within') ? this.#shown : [];
    const known = new Set(before.map(keyOf));
    const waiting = new Map(this.items.map((item) => [keyOf(item), item]));
    const decided = [...this.#decided].flatMap(([key, item]) => (waiting.has(key) ? [] : item));
    const rest = [...this.items, ...decided].filter((item) => !known.has(keyOf(item))).sort(byUrgency);
    this.#shown = [...before.map((item) => waiting.get(keyOf(item)) ?? item), ...rest];
  }

  override render(): TemplateResult {
    const { words } = this;
    return html`
      <section aria-labelledby="title">
        <div id="title" role="heading" aria-level=${this.level}>${words.title}</div>
        ${this.#renderThread()}
        <p role="status">${this.#state}</p>
        <ul role="list" aria-label=${words.title} @moderation-request=${this.#onDecision} @focusout=${this.#onFocusOut}>
          ${repeat(this.#shown, keyOf, (item) => this.#renderItem(item))}
        </ul>
      </section>
    `;
  }

  #renderThread(): TemplateResult {
    const { words, settings } = this;
    const { isOpen, isPreModerated } = settings;
    return html`
      <div>
        <p><strong>${words.thisThread}:</strong> ${words.threadState(isOpen, isPreModerated)}</p>
        <div class="row">
          ${this.#decision.render(words, this.locale)}
          ${this.#renderSwitch({ isOpen: !isOpen }, words.actions[isOpen ? 'closeThread' : 'openThread'])}
          ${this.#renderSwitch({ isPreModerated: !isPreModerated }, words.actions[isPreModerated ? 'publish' : 'review'])}
        </div>
      </div>
    `;
  }

  #renderSwitch(change: Partial<ThreadSettings>, label: string): TemplateResult {
    const action: ModeratorAction = { type: 'settings', change };
    return html`
      <button
        class="quiet"
        type="button"
        aria-disabled=${this.#decision.isPending}
        @click=${() => void this.#decision.decide(action)}
      >
        ${label}
      </button>
    `;
  }

  #renderItem(item: QueueItem): TemplateResult {
    return html`
      <li>
        <webinar-moderation-item
          .item=${item}
          .words=${this.words}
          .locale=${this.locale}
          .now=${this.now}
          .level=${this.level + 1}
        ></webinar-moderation-item>
      </li>
    `;
  }

  get #state(): string {
    const { words, items } = this;
    if (this.status === 'failed') return words.failed;
    if (this.status === 'loading') return words.loading;
    return items.length === 0 ? words.nothingWaits : words.waiting(items.length);
  }

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null && this.renderRoot.contains(relatedTarget as Node)) return;
    // Not within the change of the focus, in which the buttons would vanish under it.
    setTimeout(() => {
      if (this.matches(':focus-within')) return;
      this.#arrange();
      this.requestUpdate();
    });
  };

  readonly #onDecision = ({ action }: ModerationRequest): void => {
    if (action.type === 'settings') return;
    const isMeant = ({ thread, comment }: QueueItem): boolean => thread === action.thread && comment.id === action.id;
    const item = this.#shown.find(isMeant);
    if (item) this.#decided.set(keyOf(item), item);
  };
}

function keyOf({ thread, comment }: QueueItem): string {
  return `${thread}/${comment.id}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-moderation-panel': WebinarModerationPanel;
  }
}
