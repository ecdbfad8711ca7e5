import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { defaultLocale } from '../../controllers/localize-controller.js';
import type { Locale } from '../../i18n/locale.js';
import type { DecisionName, ModeratorMessages } from '../../i18n/moderator-messages.js';
import type { RemovalReason, StoredComment } from '../../model/comment.js';
import type { ModeratorAction } from '../../model/moderation.js';
import { controls } from '../../styles/controls.js';
import { element, property, state } from '../element.js';
import { DecisionController } from './decision-controller.js';
import { styles } from './moderation.styles.js';

const DAY = 86_400_000;

/** Milliseconds for which each choice bans; null ends a ban. */
const BANS = { day: DAY, week: 7 * DAY, always: Infinity, end: null } as const;

/** The choices that a decision may need first. */
type Chooser = 'remove' | 'ban' | 'answered';

/** One line of a choice. */
type Choice = readonly [value: string, label: string];

/**
 * What a moderator can decide about one comment, in the queue or below the comment itself, and how it went.
 *
 * @customElement webinar-moderation-actions
 * @fires moderation-request - the moderator decided something
 */
@element('webinar-moderation-actions')
export class WebinarModerationActions extends LitElement {
  static override styles = [controls, styles];

  /** The thread of the comment. */
  @property({ attribute: false }) thread = '';

  /** The comment. */
  @property({ attribute: false }) comment!: StoredComment;

  /** Whether it waits for review, was reported, or is looked at in its place. */
  @property({ attribute: false }) kind: 'held' | 'reported' | 'shown' = 'shown';

  /** The name to show for its author. */
  @property({ attribute: false }) author = '';

  /** Whether it stands first in the thread. */
  @property({ attribute: false }) isPinned = false;

  /** Its replies, of which one can be the answer. */
  @property({ attribute: false }) replies: readonly StoredComment[] = [];

  /** The words for moderators. */
  @property({ attribute: false }) words!: ModeratorMessages;

  /** Words and formats. */
  @property({ attribute: false }) locale: Locale = defaultLocale;

  @state() private chooser: Chooser | null = null;

  readonly #decision = new DecisionController(this);

  override render(): TemplateResult {
    const isSettled = this.kind !== 'shown' && ['approve', 'remove', 'keep'].includes(this.#decision.done ?? '');
    return html`
      <div class="row">
        ${this.#decision.render(this.words, this.locale, this.author)} ${isSettled ? nothing : this.#renderButtons()}
      </div>
      ${this.chooser === null || isSettled ? nothing : keyed(this.chooser, this.#renderChooser(this.chooser))}
    `;
  }

  #renderButtons(): TemplateResult {
    const { thread, kind, comment } = this;
    const { id } = comment;
    if (comment.state === 'removed') return this.#renderAction({ type: 'restore', thread, id }, 'restore');
    return html`
      ${kind === 'held' ? this.#renderAction({ type: 'approve', thread, id }, 'approve') : nothing}
      ${kind === 'reported' ? this.#renderAction({ type: 'reports', thread, id, isOpen: false }, 'keep') : nothing}
      ${this.#renderOpener('remove')} ${this.#renderOpener('ban')}
      ${kind === 'shown' && comment.root === null ? this.#renderForRoots(comment) : nothing}
    `;
  }

  #renderForRoots({ id, answer }: StoredComment): TemplateResult {
    const pin: ModeratorAction = { type: 'settings', change: { pinned: this.isPinned ? null : id } };
    const unmark: ModeratorAction = { type: 'answer', thread: this.thread, id, answer: null };
    return html`
      ${this.#renderAction(pin, this.isPinned ? 'unpin' : 'pin')}
      ${answer !== null ? this.#renderAction(unmark, 'unanswered') : nothing}
      ${answer === null && this.#answers.length > 0 ? this.#renderOpener('answered') : nothing}
    `;
  }

  #renderAction(action: ModeratorAction, name: DecisionName): TemplateResult {
    return html`
      <button
        id=${name}
        class="quiet"
        type="button"
        aria-label=${this.words.actionOn(this.words.actions[name], this.author)}
        aria-disabled=${this.#decision.isPending}
        @click=${() => void this.#decision.decide(action)}
      >
        ${this.words.actions[name]}
      </button>
    `;
  }

  #renderOpener(chooser: Chooser): TemplateResult {
    return html`
      <button
        id=${chooser}
        class="quiet"
        type="button"
        aria-label=${this.words.actionOn(this.words.actions[chooser], this.author)}
        aria-disabled=${this.#decision.isPending}
        aria-expanded=${this.chooser === chooser}
        @click=${() => void this.#open(chooser)}
      >
        ${this.words.actions[chooser]}
      </button>
    `;
  }

  #renderChooser(chooser: Chooser): TemplateResult {
    const { words, locale } = this;
    const label = { remove: words.removalReason, ban: words.banTime, answered: words.answerBy }[chooser];
    return html`
      <form @submit=${this.#onSubmit} @keydown=${this.#onKeydown}>
        <label for="choice">${label}</label>
        <div class="row">
          <select id="choice">
            ${this.#choicesOf(chooser).map(([value, text]) => html`<option value=${value}>${text}</option>`)}
          </select>
          <button class="primary" type="submit">${words.actions[chooser]}</button>
          <button type="button" @click=${this.#onCancel}>${locale.messages.cancel}</button>
        </div>
      </form>
    `;
  }

  #choicesOf(chooser: Chooser): readonly Choice[] {
    const { removalReasons, banTimes, answerOf } = this.words;
    if (chooser === 'remove') return Object.entries(removalReasons);
    if (chooser === 'ban') return Object.entries(banTimes);
    const nameOf = ({ name }: StoredComment): string => name || this.locale.messages.anonymous;
    return this.#answers.map((reply) => [reply.id, answerOf(nameOf(reply), reply.body.slice(0, 60))]);
  }

  /** Replies that can be the answer; whom the site trusts with a role answers most often. */
  get #answers(): readonly StoredComment[] {
    const replies = this.replies.filter((reply) => reply.state === 'visible');
    return replies.sort((a, b) => Number(b.role !== '') - Number(a.role !== ''));
  }

  async #open(chooser: Chooser): Promise<void> {
    if (this.#decision.isPending) return;
    this.chooser = this.chooser === chooser ? null : chooser;
    await this.updateComplete;
    this.renderRoot.querySelector('select')?.focus();
  }

  async #close(): Promise<void> {
    const opener = this.chooser;
    this.chooser = null;
    await this.updateComplete;
    if (opener) this.renderRoot.querySelector<HTMLElement>(`#${opener}`)?.focus();
  }

  readonly #onCancel = (): void => void this.#close();

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') void this.#close();
  };

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const action = this.#chosen(this.renderRoot.querySelector('select')?.value ?? '');
    await this.#close();
    if (action) await this.#decision.decide(action);
  };

  #chosen(value: string): ModeratorAction | null {
    const { thread, chooser } = this;
    const { id } = this.comment;
    if (chooser === 'remove') return { type: 'remove', thread, id, reason: value as RemovalReason };
    if (chooser === 'answered') return value === '' ? null : { type: 'answer', thread, id, answer: value };
    if (chooser === null) return null;
    const time = BANS[value as keyof typeof BANS];
    return { type: 'ban', thread, id, until: time === null ? null : Date.now() + time };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-moderation-actions': WebinarModerationActions;
  }
}
