import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keepDraft, readDraft } from '../../controllers/draft-keeper.js';
import { defaultLocale } from '../../controllers/localize-controller.js';
import { CommentFormCloseRequest, CommentReportRequest } from '../../events/acting-requests.js';
import type { Locale } from '../../i18n/locale.js';
import type { CommonFailures } from '../../i18n/messages.js';
import type { ReportMessages } from '../../i18n/report-messages.js';
import type { Comment, ReportReason } from '../../model/comment.js';
import { NOTE_LIMIT } from '../../model/draft.js';
import { CommentsError } from '../../model/errors.js';
import { countCharacters } from '../../model/counting.js';
import { REPORT_REASONS } from '../../model/moderation.js';
import { controls } from '../../styles/controls.js';
import { authorName } from '../comment-heading.js';
import { element, property, state } from '../element.js';
import { styles } from '../webinar-comment-form.styles.js';

/**
 * Two steps to report a comment: a reason with an optional note, and thanks.
 *
 * @customElement webinar-comment-report
 * @fires comment-report-request - the report is ready to be sent
 * @fires comment-form-close-request - the person is done, or cancelled
 * @csspart submit - the button that sends
 */
@element('webinar-comment-report')
export class WebinarCommentReport extends LitElement {
  static override styles = [
    controls,
    styles,
    css`
      :host {
        margin-block: 0.7em;
        padding: 1em;
        border: 1px solid var(--wc-edge);
        border-radius: var(--wc-radius);
      }

      fieldset {
        display: grid;
        gap: 0.2em;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        margin-block-end: 0.4em;
        font-weight: 600;
      }

      fieldset label {
        display: flex;
        gap: 0.6em;
        align-items: baseline;
        min-height: 24px;
        padding-block: 0.3em;
        font-weight: 400;
      }

      input {
        width: 1.1em;
        height: 1.1em;
        min-width: 0;
        min-height: 0;
        flex: none;
        accent-color: var(--wc-accent);
      }

      textarea {
        min-height: max(4em, 44px);
      }

      @media (pointer: coarse) {
        fieldset label {
          padding-block: calc(22px - 0.75em);
        }
      }
    `,
  ];

  /** Words and formats. */
  @property({ attribute: false }) locale: Locale = defaultLocale;

  /** What to say when something fails. */
  @property({ attribute: false }) failures: CommonFailures = defaultLocale.messages.failures;

  /** The comment to report. */
  @property({ attribute: false }) comment!: Comment;

  /** Names the thread, so that an unsent note is kept apart; empty keeps nothing. */
  @property({ attribute: false }) place = '';

  /** What is written so far. */
  @state() note = '';

  /** Why the report was not sent. */
  @state() failure: string | null = null;

  @state() private reason: ReportReason | null = null;
  @state() private problem: 'reason' | 'note' | null = null;
  @state() private isBusy = false;
  @state() private isSent = false;

  #words: ReportMessages | null = null;

  /** Puts the focus on the first thing to do. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input, #thanks, button')?.focus();
  }

  /** Whether somebody writes here, or reads the thanks. */
  get isInUse(): boolean {
    return this.isSent || this.note.trim() !== '';
  }

  override async scheduleUpdate(): Promise<void> {
    try {
      this.#words = await this.locale.messages.forReports();
    } catch {
      this.failure = this.failures.offline;
    }
    await super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place') && this.place !== '') this.note = readDraft(this.#draft)?.body ?? '';
  }

  override render(): TemplateResult | typeof nothing {
    const words = this.#words;
    if (words === null) {
      return html`
        <p class="problem" role="alert">${this.failure}</p>
        <div class="actions"><button type="button" @click=${this.#onClose}>${this.locale.messages.cancel}</button></div>
      `;
    }
    return this.isSent ? this.#renderThanks(words) : this.#renderForm(words);
  }

  /** The name of the note among the drafts. */
  get #draft(): string {
    return `${this.place}/report/${this.comment.id}`;
  }

  #keepNote(body: string): void {
    if (this.place !== '') keepDraft(this.#draft, { body, name: '' });
  }

  #renderForm(words: ReportMessages): TemplateResult {
    const { messages } = this.locale;
    return html`
      <form novalidate @submit=${this.#onSubmit} @keydown=${this.#onKeydown}>
        <fieldset aria-describedby=${this.problem === 'reason' ? 'problem' : nothing}>
          <legend>${words.title(authorName(this.comment, this.locale))}</legend>
          ${REPORT_REASONS.map((reason) => this.#renderReason(reason, words))}
        </fieldset>
        <div class="field">
          <label for="note">${words.note}</label>
          <textarea
            id="note"
            rows="2"
            dir="auto"
            .value=${this.note}
            aria-invalid=${this.problem === 'note'}
            aria-describedby=${this.problem === 'note' ? 'problem' : nothing}
            @input=${this.#onNote}
          ></textarea>
        </div>
        ${this.#renderProblem(words)}
        <p class="muted">${words.notice}</p>
        <div class="actions">
          <button class="primary" part="submit" type="submit" aria-disabled=${this.isBusy}>
            ${this.isBusy ? messages.sending : words.send}
          </button>
          <button type="button" @click=${this.#onClose}>${messages.cancel}</button>
        </div>
      </form>
    `;
  }

  #renderReason(reason: ReportReason, words: ReportMessages): TemplateResult {
    return html`
      <label>
        <input
          type="radio"
          name="reason"
          .checked=${this.reason === reason}
          @change=${() => {
            this.reason = reason;
            this.problem = null;
          }}
        />
        ${words.reasons[reason]}
      </label>
    `;
  }

  #renderProblem(words: ReportMessages): TemplateResult | typeof nothing {
    const { messages } = this.locale;
    if (this.failure !== null) return html`<p class="problem" role="alert">${messages.notSent} ${this.failure}</p>`;
    if (this.problem === null) return nothing;
    const sentence = this.problem === 'reason' ? words.reasonMissing : words.noteTooLong(NOTE_LIMIT);
    return html`<p id="problem" class="problem" role="alert">${sentence}</p>`;
  }

  #renderThanks(words: ReportMessages): TemplateResult {
    return html`
      <p id="thanks" tabindex="-1" @keydown=${this.#onKeydown}>
        ${this.reason === 'worried' ? words.worriedThanks : words.thanks}
      </p>
      <div class="actions"><button type="button" @click=${this.#onClose}>${words.done}</button></div>
    `;
  }

  readonly #onNote = ({ target }: Event): void => {
    this.note = (target as HTMLTextAreaElement).value;
    this.problem = null;
    this.#keepNote(this.note);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing) this.#onClose();
  };

  readonly #onClose = (): void => {
    this.dispatchEvent(new CommentFormCloseRequest());
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const isLong = countCharacters(this.note.trim()) > NOTE_LIMIT;
    this.problem = this.reason === null ? 'reason' : isLong ? 'note' : null;
    this.failure = null;
    if (this.problem === 'reason') this.focus();
    if (this.problem === 'note') this.renderRoot.querySelector('textarea')?.focus();
    if (this.problem === null && !this.isBusy && this.reason !== null) void this.#send(this.reason);
  };

  async #send(reason: ReportReason): Promise<void> {
    const request = new CommentReportRequest(this.comment.id, reason, this.note);
    this.isBusy = true;
    try {
      this.dispatchEvent(request);
      await request.response;
      this.#keepNote('');
      this.isSent = true;
      await this.updateComplete;
      this.focus();
    } catch (thrown) {
      this.failure = this.failures[CommentsError.from(thrown).code] ?? this.failures.unknown;
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-comment-report': WebinarCommentReport;
  }
}
