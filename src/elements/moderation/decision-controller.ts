import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { ModerationRequest } from '../../events/moderation-requests.js';
import type { Locale } from '../../i18n/locale.js';
import type { DecisionName, ModeratorMessages } from '../../i18n/moderator-messages.js';
import { CommentsError, type CommentsErrorCode } from '../../model/errors.js';
import type { ModeratorAction } from '../../model/moderation.js';
import { decisionName } from './decision-name.js';

/** How the last decision on an item went. */
type Outcome =
  | {
      readonly status: 'pending';
      readonly action: ModeratorAction;
      /** The words of the button that stays while the decision that it takes back, or tries again, is on its way. */
      readonly label: string | null;
    }
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
  async decide(action: ModeratorAction, label: string | null = null): Promise<void> {
    if (this.isPending) return;
    const begin = this.#hasFocus;
    this.#set({ status: 'pending', action, label });
    const request = new ModerationRequest(action);
    try {
      this.#host.dispatchEvent(request);
      await request.response;
      this.#set({ status: 'done', action, undo: request.undo });
    } catch (thrown) {
      this.#set({ status: 'failed', action, code: CommentsError.from(thrown).code });
    }
    // Whoever goes on is somewhere else by now; the focus is nowhere when what was decided took the button away.
    const hadFocus = this.#hasFocus || (begin && document.activeElement === document.body);
    await this.#host.updateComplete;
    if (hadFocus) this.#host.shadowRoot?.querySelector<HTMLElement>('#after')?.focus();
  }

  /** What there is to say about the last decision, with the way back; `name` tells items apart for people who hear them. */
  render(words: ModeratorMessages, locale: Locale, name = ''): TemplateResult | typeof nothing {
    const outcome = this.#outcome;
    if (outcome === null) return nothing;
    const { status, action } = outcome;
    const [sentence, label, next] =
      status === 'pending'
        ? [words.pending, outcome.label, action]
        : status === 'failed'
          ? [`${words.notDone} ${failureOf(outcome.code, words, locale)}`, words.tryAgain, action]
          : [words.done[decisionName(action)], outcome.undo && words.undo, outcome.undo ?? action];
    const look = status === 'failed' ? 'outcome problem' : 'outcome';
    // One template for all: the button stays the same element, and keeps the focus.
    return html`
      <p class=${look} role=${status === 'failed' ? 'alert' : 'status'}>${sentence}</p>
      ${label === null ? nothing : this.#renderButton(next, label, words, name)}
    `;
  }

  #renderButton(action: ModeratorAction, label: string, words: ModeratorMessages, name: string): TemplateResult {
    return html`
      <button
        id="after"
        class="quiet"
        type="button"
        aria-label=${name === '' ? label : words.actionOn(label, name)}
        aria-disabled=${this.isPending}
        @click=${() => void this.decide(action, label)}
      >
        ${label}
      </button>
    `;
  }

  get #hasFocus(): boolean {
    return this.#host.shadowRoot?.activeElement !== null;
  }

  #set(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#host.requestUpdate();
  }
}

function failureOf(code: CommentsErrorCode, words: ModeratorMessages, { messages }: Locale): string {
  if (code === 'not-found') return words.overtaken;
  if (code === 'refused') return words.notAllowed;
  const { failures } = messages.forActing.here ?? messages;
  return failures[code] ?? failures.unknown;
}
