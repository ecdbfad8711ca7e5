import { html, nothing, type TemplateResult } from 'lit';
import { CommentActionRequest, CommentSayRequest, type CommentAction } from '../../events/acting-requests.js';
import type { ActingMessages } from '../../i18n/acting-messages.js';
import { CommentsError } from '../../model/errors.js';
import { PARTS } from '../../styles/parts.js';
import { actingWords } from './acting-words.js';
import { addressOf } from '../comment-heading.js';
import type { CommentFormName, ControlsContext } from '../comment-controls.js';
import { commentState, ownControls, removedOwnComment, type OwnControlsContext } from './own-controls.js';

/** The control, by id, that takes over the focus from a button that goes away. */
const FOCUS_AFTER: Partial<Record<CommentAction, string>> = { remove: 'restore', restore: 'remove', resend: 'heading' };

/** A comment on the page, as far as its work needs it. */
export interface WorkedComment extends EventTarget {
  readonly controls: ControlsContext;
  /** The present time in milliseconds since 1970. */
  readonly now: number;
  readonly isPreModerated: boolean;
  /** Names the thread, so that unsent words are kept apart. */
  readonly place: string;
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<boolean>;
  /** What has to be said about the last press. */
  note: string | null;
  requestUpdate(): void;
}

/** What a comment does once somebody presses something in it, and what its own author finds there. */
export class CommentWork {
  readonly #host: WorkedComment;
  #form: 'none' | CommentFormName = 'none';
  #busy: CommentAction | null = null;
  #focusNext: string | null = null;
  #copied: TemplateResult | typeof nothing = nothing;

  constructor(host: WorkedComment) {
    this.#host = host;
  }

  /** The form that is open. */
  get form(): 'none' | CommentFormName {
    return this.#form;
  }

  /** Whether something was asked for that is not answered yet. */
  get isBusy(): boolean {
    return this.#busy !== null;
  }

  /** Opens a form below the comment, with the cursor inside. */
  async open(form: CommentFormName): Promise<void> {
    if (form === 'report') {
      try {
        await import('./webinar-comment-report.js');
      } catch {
        this.#host.note = this.#words.failures.offline;
        return;
      }
    }
    this.#setForm(form);
    await this.#host.updateComplete;
    const opened = this.#opened;
    await opened?.updateComplete;
    opened?.focus();
    // The cursor is seen then, and not always the field around it.
    opened?.scrollIntoView({ block: 'nearest' });
  }

  /** The comment is another one now: a form outlives its removal only with words in it, and no button takes the focus along. */
  commentChanged(): void {
    if (this.#host.controls.comment.state === 'removed') this.#loseComment();
    if (this.#focusNext === null) return;
    const next = this.#focusNext;
    this.#focusNext = null;
    void this.#host.updateComplete.then(() => {
      this.#focusOn(next);
    });
  }

  /** Asks for something to be done with the comment, one thing at a time. */
  async act(action: CommentAction): Promise<void> {
    if (this.#busy !== null) return;
    const { comment } = this.#host.controls;
    // The pressed button goes away with the change, and must not take the focus with it.
    this.#focusNext = FOCUS_AFTER[action] ?? null;
    this.#setBusy(action);
    const request = new CommentActionRequest(action, comment.id);
    this.#host.dispatchEvent(request);
    try {
      await request.response;
    } catch (thrown) {
      this.#focusNext = null;
      this.#host.note = this.#words.failures[CommentsError.from(thrown).code];
    } finally {
      this.#setBusy(null);
    }
  }

  /** Copies the address of the comment, or shows it where the browser does not allow that. */
  async copyLink(): Promise<void> {
    const address = addressOf(this.#host.controls.comment) ?? '';
    const { linkCopied, linkNotCopied } = this.#words;
    let [said, shown]: [string, unknown] = [linkCopied, nothing];
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      [said, shown] = [linkNotCopied, html`<a href=${address} dir="ltr">${address}</a>`];
    }
    this.#copied = html`<p class="muted">${said} ${shown}</p>`;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new CommentSayRequest(said));
  }

  /** What became of copying the address. */
  renderCopied(): TemplateResult | typeof nothing {
    return this.#copied;
  }

  /** What the author of a comment finds below it. */
  renderControls(): TemplateResult | typeof nothing {
    return ownControls(this.#context);
  }

  /** What has to be said about a comment that could not be sent. */
  renderState(): TemplateResult | typeof nothing {
    return commentState(this.#context);
  }

  /** What is left of a removed comment, for its author. */
  renderRemoved(): TemplateResult {
    return removedOwnComment(this.#context);
  }

  /** The form in which the comment is reported. */
  renderReport(): TemplateResult {
    const { comment, locale } = this.#host.controls;
    return html`
      <webinar-comment-report
        exportparts=${PARTS}
        .locale=${locale}
        .comment=${comment}
        .place=${this.#host.place}
        .failures=${this.#words.failures}
        @comment-form-close-request=${this.closeForm}
      ></webinar-comment-report>
    `;
  }

  get #words(): ActingMessages {
    return actingWords(this.#host.controls.locale);
  }

  get #context(): OwnControlsContext {
    const { controls, now, isPreModerated } = this.#host;
    return { ...controls, now, isPreModerated, words: this.#words, copy: () => void this.#copy() };
  }

  /** The element of the form that is open. */
  get #opened(): HTMLElementTagNameMap['webinar-comment-form' | 'webinar-comment-report'] | null {
    return this.#host.renderRoot.querySelector(`webinar-comment-${this.#form === 'report' ? 'report' : 'form'}`);
  }

  /** What is written for a comment that is gone is its person's still, to be copied or given up. */
  #loseComment(): void {
    const opened = this.#opened;
    const isInUse = opened && ('note' in opened ? opened.isInUse : !['', opened.original].includes(opened.body.trim()));
    if (isInUse) opened.failure = this.#words.failures['not-found'];
    else this.#form = 'none';
  }

  #setForm(form: 'none' | CommentFormName): void {
    this.#form = form;
    this.#host.requestUpdate();
  }

  #setBusy(action: CommentAction | null): void {
    this.#busy = action;
    this.#host.requestUpdate();
  }

  /** Moves the focus to a control of this comment, or to its heading when that control is gone. */
  #focusOn(id: string): void {
    const find = (wanted: string): HTMLElement | null => this.#host.renderRoot.querySelector(`#${wanted}`);
    (find(id) ?? find('heading'))?.focus();
  }

  /** Closes the form that is open; the focus goes back to what opened it. */
  readonly closeForm = async (event: Event): Promise<void> => {
    event.stopPropagation();
    const opener = this.#form;
    this.#setForm('none');
    await this.#host.updateComplete;
    this.#focusOn(opener);
  };

  async #copy(): Promise<void> {
    const { copied, copyFailed } = this.#words;
    try {
      await navigator.clipboard.writeText(this.#host.controls.comment.body);
      this.#host.note = copied;
    } catch {
      this.#host.note = copyFailed;
    }
  }
}
