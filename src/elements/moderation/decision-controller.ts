import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { ModerationRequest } from '../../events/moderation-requests.js';
import type { Locale } from '../../i18n/locale.js';
import type { DecisionName, ModeratorMessages } from '../../i18n/moderator-messages.js';
import { CommentsError, type CommentsErrorCode } from '../../model/errors.js';
import type { ModeratorAction } from '../../model/moderation.js';
import { decisionName } from './decision-name.js';

/** How the last decision on an item went. */
type Outcome =
  | { readonly status: 'pending'; readonly action: ModeratorAction }
  | { readonly status: 'done'; readonly action: ModeratorAction; readonly undo: ModeratorAction | null }
  | { readonly status: 'failed'; readonly action: ModeratorAction; readonly code: CommentsErrorCode };

/** Sends the decisions of one item up, and shows there whether they are pending, done or failed. */
export class DecisionController implements ReactiveController {
  readonly #host: LitElement;
  #outcome: Outcome | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // The outcome belongs to the item, however often the item is moved.
  }

  /** Whether a decision is on its way. */
  get isPending(): boolean {
    return this.#outcome?.status === 'pending';
  }

  /** The decision that is done, or null. */
  get done(): DecisionName | null {
    return this.#outcome?.status === 'done' ? decisionName(this.#outcome.action) : null;
  }

  /** Sends a decision, unless another one is on its way. */
  async decide(action: ModeratorAction): Promise<void> {
    if (this.isPending) return;
    const hadFocus = this.#host.shadowRoot?.activeElement !== null;
    this.#set({ status: 'pending', action });
    const request = new ModerationRequest(action);
    try {
      this.#host.dispatchEvent(request);
      await request.response;
      this.#set({ status: 'done', action, undo: request.undo });
    } catch (thrown) {
      this.#set({ status: 'failed', action, code: CommentsError.from(thrown).code });
    }
    await this.#host.updateComplete;
    // The pressed button may be gone, and must not take the focus with it.
    if (hadFocus) this.#host.shadowRoot?.querySelector<HTMLElement>('#after')?.focus();
  }

  /** What there is to say about the last decision, with the way back. */
  render(words: ModeratorMessages, locale: Locale): TemplateResult | typeof nothing {
    const outcome = this.#outcome;
    if (outcome === null) return nothing;
    if (outcome.status === 'pending') return html`<p class="outcome muted" role="status">${words.pending}</p>`;
    if (outcome.status === 'failed') {
      return html`
        <p class="outcome problem" role="alert">${words.notDone} ${failureOf(outcome.code, words, locale)}</p>
        ${this.#renderButton(outcome.action, words.tryAgain)}
      `;
    }
    return html`
      <p class="outcome" role="status">${words.done[decisionName(outcome.action)]}</p>
      ${outcome.undo === null ? nothing : this.#renderButton(outcome.undo, words.undo)}
    `;
  }

  #renderButton(action: ModeratorAction, label: string): TemplateResult {
    return html`<button id="after" class="quiet" type="button" @click=${() => void this.decide(action)}>
      ${label}
    </button>`;
  }

  #set(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#host.requestUpdate();
  }
}

function failureOf(code: CommentsErrorCode, words: ModeratorMessages, { messages }: Locale): string {
  if (code === 'not-found') return words.overtaken;
  return code === 'refused' ? words.notAllowed : messages.failures[code];
}
