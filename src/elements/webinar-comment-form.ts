import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defaultLocale } from '../controllers/localize-controller.js';
import { keepDraft, readDraft, type FormWords } from '../controllers/draft-keeper.js';
import type { Locale } from '../i18n/locale.js';
import type { CommentId } from '../model/comment.js';
import type { DraftProblems } from '../model/draft.js';
import { controls } from '../styles/controls.js';
import { actingHere, fetchActing } from './acting.js';
import type { FormPurpose, FormWork, WorkedForm } from './acting/form-work.js';
import { element, property, state } from './element.js';
import { styles } from './webinar-comment-form.styles.js';

/**
 * The form for a comment, a reply or a change: it checks the words and asks for them to be sent, and keeps them until
 * the answer is yes. Checking and sending is `FormWork`, which comes with the first word or press.
 *
 * @customElement webinar-comment-form
 * @fires comment-post-request - the words are ready to be posted
 * @fires comment-edit-request - the changed words are ready to be kept
 * @fires comment-form-close-request - the words were taken, or the person cancelled
 * @csspart submit - the button that sends
 */
@element('webinar-comment-form')
export class WebinarCommentForm extends LitElement implements WorkedForm {
  static override styles = [controls, styles];

  /** Words and formats. */
  @property({ attribute: false }) locale: Locale = defaultLocale;

  /** What the form is for. */
  @property() purpose: FormPurpose = 'comment';

  /** The comment answered or changed. */
  @property({ attribute: false }) commentId: CommentId | null = null;

  /** The words to change, when the form is for an edit. */
  @property({ attribute: false }) original = '';

  /** Whether a moderator reads first. */
  @property({ attribute: false }) isPreModerated = false;

  /** Names the thread, so that unsent words are kept apart; empty keeps nothing. */
  @property({ attribute: false }) place = '';

  /** The words of the comment, so far. */
  @state() body = '';

  /** The name, so far. */
  @state() name = '';

  /** What is wrong with the words. */
  @state() problems: DraftProblems = {};

  /** Why the words were not sent. */
  @state() failure: string | null = null;

  /** Whether they are on their way. */
  @state() isBusy = false;

  #work: FormWork | null = null;

  /** Puts the cursor into the text field. */
  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  /** Whether the person is at work here: something is written and the cursor is in the form. */
  get isTyping(): boolean {
    return this.body !== '' && this.shadowRoot?.activeElement instanceof HTMLElement;
  }

  /** Keeps the words for as long as the tab lives; `isSent` keeps the name for the next form of this thread. */
  keepWords(isSent = false): void {
    const { place, body, name, purpose, commentId } = this;
    if (place === '') return;
    keepDraft(`${place}/${purpose}/${commentId ?? ''}`, { body, name });
    if (isSent && purpose !== 'edit') keepDraft(`${place}/name`, { body: '', name });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place') || changed.has('commentId') || changed.has('purpose')) this.#recallWords();
    const acting = actingHere(this.locale);
    if (acting) this.#work ??= new acting.FormWork(this);
    else if (this.purpose !== 'comment' || this.body !== '') this.#fetchWork().catch(() => undefined);
  }

  override render(): TemplateResult {
    const { messages } = this.locale;
    const isEdit = this.purpose === 'edit';
    return html`
      <form
        novalidate
        @submit=${this.#onSubmit}
        @keydown=${this.#onKeydown}
        @focusin=${this.#onFocus}
        @input=${this.#onInput}
      >
        ${this.#renderBody()} ${isEdit ? nothing : this.#renderName()}
        ${
          this.failure === null
            ? nothing
            : html`<p class="problem" role="alert">${messages.notSent} ${this.failure}</p>`
        }
        <div class="actions">
          <button
            class="primary"
            part="submit"
            type="submit"
            aria-disabled=${this.isBusy}
            aria-describedby=${isEdit ? nothing : 'notice'}
          >
            ${this.isBusy ? messages.sending : (this.#work?.submitLabel ?? messages.postComment)}
          </button>
          ${this.#work?.renderCancel()}
          ${isEdit ? nothing : html`<p id="notice" class="muted">${this.isPreModerated ? messages.reviewNotice : messages.publicNotice}</p>`}
        </div>
      </form>
    `;
  }

  #renderBody(): TemplateResult {
    const isWrong = this.problems.body !== undefined;
    return html`
      <div class="field">
        <label for="body">${this.#work?.label ?? this.locale.messages.commentLabel}</label>
        <textarea
          id="body"
          rows="3"
          dir="auto"
          .value=${this.body}
          aria-invalid=${isWrong}
          aria-describedby=${isWrong ? 'body-problem counter' : 'counter'}
          aria-required="true"
        ></textarea>
        <div class="below">
          ${this.#work?.renderProblem('body')}
          <p id="counter" class="muted">${this.#work?.counter}</p>
        </div>
      </div>
    `;
  }

  #renderName(): TemplateResult {
    const { messages } = this.locale;
    const isWrong = this.problems.name !== undefined;
    return html`
      <div class="field">
        <label for="name">${messages.nameLabel}</label>
        <input
          id="name"
          type="text"
          dir="auto"
          autocomplete="nickname"
          .value=${this.name}
          aria-invalid=${isWrong}
          aria-describedby=${isWrong ? 'name-problem name-hint' : 'name-hint'}
        />
        ${this.#work?.renderProblem('name')}
        <p id="name-hint" class="muted">${messages.nameHint}</p>
      </div>
    `;
  }

  #recallWords(): void {
    const { place, purpose, commentId } = this;
    const recall = (form: string): FormWords | null => (place === '' ? null : readDraft(`${place}/${form}`));
    const kept = recall(`${purpose}/${commentId ?? ''}`);
    this.body = kept?.body ?? this.original;
    // The name last used in this thread is offered to its next form; an edit has none, or it would be kept without words.
    this.name = purpose === 'edit' ? '' : ((kept ?? recall('name'))?.name ?? '');
  }

  async #fetchWork(): Promise<void> {
    // The language may change meanwhile, and its words have to be here too.
    do await fetchActing(this.locale);
    while (!actingHere(this.locale));
    this.requestUpdate();
  }

  #prepare(): void {
    // What cannot be fetched now is fetched when the words are to be sent.
    if (this.#work === null) this.#fetchWork().catch(() => undefined);
  }

  readonly #onFocus = ({ target }: Event): void => {
    // Chromium leaves a text field below a header that stays, as if it took no room.
    (target as Element).scrollIntoView({ block: 'nearest' });
    this.#prepare();
  };

  readonly #onInput = ({ target }: Event): void => {
    this[(target as HTMLElement).id as 'body' | 'name'] = (target as HTMLInputElement).value;
    this.problems = {};
    this.failure = null;
    this.keepWords();
    this.#prepare();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.#onSubmit(event);
    // Composing a word with an input method ends with Escape too.
    if (event.key === 'Escape' && !event.isComposing) this.#work?.leave();
  };

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    if (this.#work === null) {
      this.isBusy = true;
      this.failure = null;
      try {
        await this.#fetchWork();
        await this.updateComplete;
      } catch {
        this.failure = this.locale.messages.failures.offline;
      }
      this.isBusy = false;
    }
    this.#work?.submit();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-comment-form': WebinarCommentForm;
  }
}
