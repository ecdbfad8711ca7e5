import { html, nothing, type TemplateResult } from 'lit';
import { CommentEditRequest, CommentFormCloseRequest, CommentPostRequest } from '../../events/acting-requests.js';
import type { ActingMessages } from '../../i18n/acting-messages.js';
import type { Locale } from '../../i18n/locale.js';
import type { CommentId } from '../../model/comment.js';
import { BODY_LIMIT, cleanDraft, findDraftProblems, NAME_LIMIT, type DraftProblems } from '../../model/draft.js';
import { CommentsError } from '../../model/errors.js';
import { countCharacters } from '../../model/counting.js';
import { actingWords } from './acting-words.js';

/** Characters before the limit at which the counter appears. */
const NEAR = 200;

/** What a form is for. */
export type FormPurpose = 'comment' | 'reply' | 'edit';

/** A form, as far as its work needs it. */
export interface WorkedForm extends EventTarget {
  readonly purpose: FormPurpose;
  readonly commentId: CommentId | null;
  readonly locale: Locale;
  readonly renderRoot: ParentNode;
  /** What is written so far. */
  body: string;
  name: string;
  problems: DraftProblems;
  failure: string | null;
  isBusy: boolean;
  /** Keeps the words for as long as the tab lives; `isSent` lets go of all but the name. */
  keepWords(isSent?: boolean): void;
}

/** What a form does once somebody writes or presses: it checks the words and asks for them to be sent. */
export class FormWork {
  readonly #form: WorkedForm;

  constructor(form: WorkedForm) {
    this.#form = form;
  }

  /** What the text field is called. */
  get label(): string {
    const { replyLabel, editLabel } = this.#words;
    return { comment: this.#form.locale.messages.commentLabel, reply: replyLabel, edit: editLabel }[this.#form.purpose];
  }

  /** What the button that sends is called. */
  get submitLabel(): string {
    const { postReply, saveEdit } = this.#words;
    return { comment: this.#form.locale.messages.postComment, reply: postReply, edit: saveEdit }[this.#form.purpose];
  }

  /** How many characters are left, near the limit. */
  get counter(): string {
    const { body } = this.#form;
    // A text can hold no more characters than units, so most keystrokes need no counting.
    if (body.length < BODY_LIMIT - NEAR) return '';
    const left = BODY_LIMIT - countCharacters(body);
    return left > NEAR ? '' : this.#words.charactersLeft(left);
  }

  /** What is wrong with a field. */
  renderProblem(field: keyof DraftProblems): TemplateResult | typeof nothing {
    const problem = this.#form.problems[field];
    if (problem === undefined) return nothing;
    const { bodyEmpty, bodyTooLong, nameTooLong, errorPrefix } = this.#words;
    const over = Math.max(1, countCharacters(this.#form.body) - BODY_LIMIT);
    const sentence = field === 'name' ? nameTooLong(NAME_LIMIT) : problem === 'empty' ? bodyEmpty : bodyTooLong(over);
    return html`
      <p id=${`${field}-problem`} class="problem"><span class="visually-hidden">${errorPrefix}</span> ${sentence}</p>
    `;
  }

  /** The way out of a reply or a change. */
  renderCancel(): TemplateResult | typeof nothing {
    if (this.#form.purpose === 'comment') return nothing;
    return html`<button type="button" @click=${this.#onCancel}>${this.#form.locale.messages.cancel}</button>`;
  }

  /** Checks the words, and sends them or says what is wrong. */
  submit(): void {
    const form = this.#form;
    const draft = cleanDraft({ body: form.body, name: form.name });
    form.problems = findDraftProblems(draft);
    const wrong = form.problems.body ? 'textarea' : form.problems.name ? 'input' : null;
    if (wrong) form.renderRoot.querySelector<HTMLElement>(wrong)?.focus();
    else void this.#send(draft.body, draft.name);
  }

  /** Leaves a reply or a change; what was written waits in its draft. */
  leave(): void {
    if (this.#form.purpose !== 'comment') this.#close();
  }

  get #words(): ActingMessages {
    return actingWords(this.#form.locale);
  }

  async #send(body: string, name: string): Promise<void> {
    const form = this.#form;
    const { purpose, commentId } = form;
    const request =
      purpose === 'edit' && commentId !== null
        ? new CommentEditRequest(commentId, body)
        : new CommentPostRequest(body, name, commentId);
    form.isBusy = true;
    form.failure = null;
    try {
      form.dispatchEvent(request);
      await request.response;
      // What was written meanwhile stays.
      if (cleanDraft({ body: form.body, name }).body === body) form.body = '';
      form.keepWords(true);
      this.#close();
    } catch (thrown) {
      form.failure = this.#words.failures[CommentsError.from(thrown).code];
    } finally {
      form.isBusy = false;
    }
  }

  readonly #onCancel = (): void => {
    // A reply that was begun waits in its draft; a change is given up.
    if (this.#form.purpose === 'edit') {
      this.#form.body = '';
      this.#form.keepWords();
    }
    this.#close();
  };

  #close(): void {
    this.#form.dispatchEvent(new CommentFormCloseRequest());
  }
}
