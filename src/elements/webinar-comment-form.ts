import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defaultLocale } from '../controllers/localize-controller.js';
import { keepDraft, readDraft } from '../controllers/draft-keeper.js';
import { CommentEditRequest, CommentFormCloseRequest, CommentPostRequest } from '../events/requests.js';
import type { Locale } from '../i18n/locale.js';
import type { CommentId } from '../model/comment.js';
import {
  BODY_LIMIT,
  cleanDraft,
  findDraftProblems,
  NAME_LIMIT,
  type DraftProblem,
  type DraftProblems,
} from '../model/draft.js';
import { CommentsError } from '../model/errors.js';
import { countCharacters } from '../model/text.js';
import { controls } from '../styles/controls.js';
import { element, property, state } from './element.js';
import { styles } from './webinar-comment-form.styles.js';

/** Characters before the limit at which the counter appears. */
const NEAR = 200;

/** What a form is for. */
export type FormPurpose = 'comment' | 'reply' | 'edit';

/**
 * The form for a comment, a reply or a change: it checks the words and asks for them to be sent, and keeps them until
 * the answer is yes.
 *
 * @customElement webinar-comment-form
 * @fires comment-post-request - the words are ready to be posted
 * @fires comment-edit-request - the changed words are ready to be kept
 * @fires comment-form-close-request - the words were taken, or the person cancelled
 * @csspart submit - the button that sends
 */
@element('webinar-comment-form')
export class WebinarCommentForm extends LitElement {
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

  @state() private body = '';
  @state() private name = '';
  @state() private problems: DraftProblems = {};
  @state() private failure: string | null = null;
  @state() private isBusy = false;

  /** Puts the cursor into the text field. */
  override focus(): void {
    this.#textarea?.focus();
  }

  /** Whether the person is at work here: something is written and the cursor is in the form. */
  get isTyping(): boolean {
    return this.body !== '' && this.shadowRoot?.activeElement instanceof HTMLElement;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place') || changed.has('commentId') || changed.has('purpose')) this.#readDraft();
  }

  override render(): TemplateResult {
    const { messages } = this.locale;
    return html`
      <form novalidate @submit=${this.#onSubmit} @keydown=${this.#onKeydown}>
        ${this.#renderBody()} ${this.purpose === 'edit' ? nothing : this.#renderName()}
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
            aria-disabled=${this.isBusy ? 'true' : 'false'}
            aria-describedby=${this.purpose === 'edit' ? nothing : 'notice'}
          >
            ${this.isBusy ? messages.sending : this.#submitLabel}
          </button>
          ${
            this.purpose === 'comment'
              ? nothing
              : html`<button type="button" @click=${this.#onCancel}>${messages.cancel}</button>`
          }
          ${this.purpose === 'edit' ? nothing : html`<p id="notice" class="muted">${this.isPreModerated ? messages.reviewNotice : messages.publicNotice}</p>`}
        </div>
      </form>
    `;
  }

  #renderBody(): TemplateResult {
    const { messages } = this.locale;
    const label = { comment: messages.commentLabel, reply: messages.replyLabel, edit: messages.editLabel };
    const problem = this.problems.body;
    return html`
      <div class="field">
        <label for="body">${label[this.purpose]}</label>
        <textarea
          id="body"
          rows="3"
          dir="auto"
          .value=${this.body}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${problem ? 'body-problem counter' : 'counter'}
          aria-required="true"
          @input=${this.#onInput}
        ></textarea>
        <div class="below">
          ${problem ? this.#renderProblem('body-problem', this.#bodyProblem(problem)) : nothing}
          <p id="counter" class="muted">${this.#counter}</p>
        </div>
      </div>
    `;
  }

  #renderName(): TemplateResult {
    const { messages } = this.locale;
    const problem = this.problems.name;
    return html`
      <div class="field">
        <label for="name">${messages.nameLabel}</label>
        <input
          id="name"
          type="text"
          dir="auto"
          autocomplete="nickname"
          .value=${this.name}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${problem ? 'name-problem name-hint' : 'name-hint'}
          @input=${this.#onInput}
        />
        ${problem ? this.#renderProblem('name-problem', messages.nameTooLong(NAME_LIMIT)) : nothing}
        <p id="name-hint" class="muted">${messages.nameHint}</p>
      </div>
    `;
  }

  #renderProblem(id: string, sentence: string): TemplateResult {
    const prefix = this.locale.messages.errorPrefix;
    return html`<p id=${id} class="problem"><span class="visually-hidden">${prefix}</span> ${sentence}</p>`;
  }

  get #textarea(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  get #submitLabel(): string {
    const { postComment, postReply, saveEdit } = this.locale.messages;
    return { comment: postComment, reply: postReply, edit: saveEdit }[this.purpose];
  }

  get #counter(): string {
    // A text can hold no more characters than units, so most keystrokes need no counting.
    if (this.body.length < BODY_LIMIT - NEAR) return '';
    const left = BODY_LIMIT - countCharacters(this.body);
    return left > NEAR ? '' : this.locale.messages.charactersLeft(left);
  }

  get #draftName(): string {
    return `${this.place}/${this.purpose}/${this.commentId ?? ''}`;
  }

  /** The name last used in this thread is offered to its next form. */
  get #nameDraft(): string {
    return `${this.place}/name`;
  }

  #bodyProblem(problem: DraftProblem): string {
    const { bodyEmpty, bodyTooLong } = this.locale.messages;
    return problem === 'empty' ? bodyEmpty : bodyTooLong(Math.max(1, countCharacters(this.body) - BODY_LIMIT));
  }

  #readDraft(): void {
    const kept = this.place === '' ? null : readDraft(this.#draftName);
    this.body = kept?.body ?? this.original;
    this.name = kept?.name ?? (this.place === '' ? '' : (readDraft(this.#nameDraft)?.name ?? ''));
  }

  #keepDraft(): void {
    if (this.place !== '') keepDraft(this.#draftName, { body: this.body, name: this.name });
  }

  readonly #onInput = (): void => {
    this.body = this.#textarea?.value ?? '';
    this.name = this.#input?.value ?? '';
    this.problems = {};
    this.failure = null;
    this.#keepDraft();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#onSubmit(event);
    // Composing a word with an input method ends with Escape too.
    if (event.key === 'Escape' && !event.isComposing && this.purpose !== 'comment') this.#close();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.isBusy) return;
    const draft = cleanDraft({ body: this.body, name: this.name });
    this.problems = findDraftProblems(draft);
    if (this.problems.body) this.#textarea?.focus();
    else if (this.problems.name) this.#input?.focus();
    else void this.#send(draft.body, draft.name);
  };

  async #send(body: string, name: string): Promise<void> {
    const request =
      this.purpose === 'edit' && this.commentId !== null
        ? new CommentEditRequest(this.commentId, body)
        : new CommentPostRequest(body, name, this.commentId);
    this.isBusy = true;
    this.failure = null;
    try {
      this.dispatchEvent(request);
      await request.response;
      // What was written meanwhile stays.
      if (cleanDraft({ body: this.body, name }).body === body) this.body = '';
      this.#keepDraft();
      if (this.place !== '' && this.purpose !== 'edit') keepDraft(this.#nameDraft, { body: '', name });
      this.#close();
    } catch (thrown) {
      this.failure = this.locale.messages.failures[CommentsError.from(thrown).code];
    } finally {
      this.isBusy = false;
    }
  }

  readonly #onCancel = (): void => {
    // A reply that was begun waits in its draft; a change is given up.
    if (this.purpose === 'edit') {
      this.body = '';
      this.#keepDraft();
    }
    this.#close();
  };

  #close(): void {
    this.dispatchEvent(new CommentFormCloseRequest());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-comment-form': WebinarCommentForm;
  }
}
