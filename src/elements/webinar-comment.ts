import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defaultLocale } from '../controllers/localize-controller.js';
import { CommentActionRequest, type CommentAction } from '../events/requests.js';
import type { Locale } from '../i18n/locale.js';
import { isLongBody } from '../model/body.js';
import type { Comment } from '../model/comment.js';
import { CommentsError } from '../model/errors.js';
import { isOtherList, NO_REPLIES } from '../model/thread.js';
import { controls } from '../styles/controls.js';
import { PARTS } from '../styles/parts.js';
import { commentBody } from './comment-body.js';
import {
  commentControls,
  commentState,
  foldButton,
  removedComment,
  type CommentFormName,
  type ControlsContext,
} from './comment-controls.js';
import { authorName, commentHeading } from './comment-heading.js';
import { CommentItems } from './comment-items.js';
import { element, property, state } from './element.js';
import type { ModeratorTools } from './moderator-tools.js';
import { styles } from './webinar-comment.styles.js';
import type { WebinarCommentForm } from './webinar-comment-form.js';
import './webinar-comment-form.js';

/** The control, by id, that takes over the focus from a button that goes away. */
const FOCUS_AFTER: Partial<Record<CommentAction, string>> = { remove: 'restore', restore: 'remove', resend: 'heading' };

/**
 * One comment with its replies, and what its author and readers can do with it.
 *
 * @customElement webinar-comment
 * @fires comment-action-request - its author wants it removed, restored, sent again or discarded, or a reader gives it
 * a heart
 * @csspart comment - the whole comment
 * @csspart author - the name of its author
 * @csspart role - what the site made of its author
 * @csspart body - its words
 */
@element('webinar-comment')
export class WebinarComment extends LitElement {
  static override styles = [controls, styles];

  /** The comment. */
  @property({ attribute: false }) comment!: Comment;

  /** Its replies, oldest first; the same array or an equal one until something changes. */
  @property({ attribute: false, hasChanged: isOtherList }) replies: readonly Comment[] = [];

  /** Words and formats. */
  @property({ attribute: false }) locale: Locale = defaultLocale;

  /** The present time in milliseconds since 1970. */
  @property({ attribute: false }) now = Date.now();

  /** Level of the heading over each comment. */
  @property({ attribute: false }) level = 3;

  /** Names the thread, so that unsent words are kept apart. */
  @property({ attribute: false }) place = '';

  /** Whether the thread takes replies. */
  @property({ attribute: false }) isOpen = false;

  /** Whether a moderator reads first. */
  @property({ attribute: false }) isPreModerated = false;

  /** Whether it stands first in the thread. */
  @property({ attribute: false }) isPinned = false;

  /** What moderators find below the comment, or null for everybody else. */
  @property({ attribute: false }) tools: ModeratorTools | null = null;

  @state() private form: 'none' | CommentFormName = 'none';
  @state() private isUnfolded = false;
  @state() private busy: CommentAction | null = null;
  @state() private note: string | null = null;

  #replyItems: CommentItems | null = null;
  #focusNext: string | null = null;

  /** Puts the focus on the heading of the comment. */
  override focus(): void {
    this.#focusOn('heading');
  }

  /** Whether the person is writing in a form of this comment or of a reply. */
  get isTyping(): boolean {
    const active = this.shadowRoot?.activeElement as Partial<WebinarComment | WebinarCommentForm> | null;
    return active?.isTyping === true;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // An edit form must not outlive the comment's removal in another tab.
    if (changed.has('comment') && this.comment.state === 'removed') this.form = 'none';
  }

  override updated(changed: PropertyValues<this>): void {
    this.#placeReplies();
    if (this.#focusNext === null || !changed.has('comment')) return;
    this.#focusOn(this.#focusNext);
    this.#focusNext = null;
  }

  override render(): TemplateResult {
    const { comment } = this;
    const unsent = comment.failed ? 'unsent failed' : comment.pending ? 'unsent' : '';
    return html`
      <article class=${unsent} part="comment" aria-labelledby="heading">
        ${commentHeading(comment, this)}
        ${comment.state === 'removed' ? removedComment(this.#controls) : this.#renderWords()}
        ${this.note === null ? nothing : html`<p class="problem" role="status">${this.note}</p>`}
        ${this.tools === null || comment.pending || comment.failed ? nothing : this.tools(comment, this.replies)}
      </article>
      ${this.replies.length === 0 ? nothing : this.#renderReplies()}
      ${this.form === 'reply' ? this.#renderForm('reply') : nothing}
    `;
  }

  #renderWords(): TemplateResult {
    if (this.form === 'edit') return this.#renderForm('edit');
    const { comment } = this;
    const isFolded = !this.isUnfolded && isLongBody(comment.body);
    // prettier-ignore
    return html`
      <div
        class=${isFolded ? 'body folded' : 'body'}
        part="body"
        dir="auto"
        @focusin=${isFolded ? this.#onFold : nothing}
      >${commentBody(comment.body)}</div>
      ${commentState(comment, this.locale)}
      <div class="actions">${isLongBody(comment.body) ? foldButton(comment, this.isUnfolded, this.locale, this.#onFold) : nothing} ${this.#renderAnswered()} ${commentControls(this.#controls)}</div>
      ${this.form === 'report' ? this.#renderReport() : nothing}
    `;
  }

  #renderAnswered(): TemplateResult | typeof nothing {
    const { answer } = this.comment;
    if (answer === null || !this.replies.some(({ id }) => id === answer)) return nothing;
    return html`
      <button class="quiet" type="button" @click=${this.#onAnswer}>✓ ${this.locale.messages.answered}</button>
    `;
  }

  #renderReport(): TemplateResult {
    return html`
      <webinar-comment-report
        .locale=${this.locale}
        .comment=${this.comment}
        @comment-form-close-request=${this.#onFormClose}
      ></webinar-comment-report>
    `;
  }

  #renderReplies(): TemplateResult {
    const label = this.locale.messages.repliesTo(authorName(this.comment, this.locale));
    return html`<div class="replies" role="list" aria-label=${label}></div>`;
  }

  #placeReplies(): void {
    const list = this.renderRoot.querySelector('.replies');
    if (list === null) {
      this.#replyItems = null;
      return;
    }
    const { replies, locale, now, place, isOpen, isPreModerated, tools } = this;
    const shared = { replies: NO_REPLIES, locale, now, level: this.level + 1, place, isOpen, isPreModerated, tools };
    const views = replies.map((comment) => ({ ...shared, comment, isPinned: false }));
    this.#replyItems ??= new CommentItems();
    this.#replyItems.place(list, views);
    this.#replyItems.keep(views);
  }

  #renderForm(purpose: 'reply' | 'edit'): TemplateResult {
    return html`
      <webinar-comment-form
        exportparts=${PARTS}
        .locale=${this.locale}
        .purpose=${purpose}
        .commentId=${this.comment.id}
        .original=${purpose === 'edit' ? this.comment.body : ''}
        .place=${this.place}
        .isPreModerated=${this.isPreModerated}
        @comment-form-close-request=${this.#onFormClose}
      ></webinar-comment-form>
    `;
  }

  get #form(): WebinarCommentForm | null {
    return this.renderRoot.querySelector('webinar-comment-form');
  }

  get #controls(): ControlsContext {
    const { comment, locale, now, isOpen, isPreModerated, busy } = this;
    const open = (form: CommentFormName): void => void this.#openForm(form);
    const act = (action: CommentAction): void => void this.#act(action);
    const copy = (): void => void this.#copy();
    return { comment, locale, now, isOpen, isPreModerated, isBusy: busy !== null, open, act, copy };
  }

  async #openForm(form: CommentFormName): Promise<void> {
    this.note = null;
    try {
      if (form === 'report') await import('./webinar-comment-report.js');
    } catch {
      this.note = this.locale.messages.failures.offline;
      return;
    }
    this.form = form;
    await this.updateComplete;
    const opened = form === 'report' ? this.renderRoot.querySelector('webinar-comment-report') : this.#form;
    await opened?.updateComplete;
    opened?.focus();
  }

  readonly #onFormClose = async (event: Event): Promise<void> => {
    event.stopPropagation();
    const opener = this.form;
    this.form = 'none';
    await this.updateComplete;
    this.#focusOn(opener);
  };

  /** Moves the focus to a control of this comment, or to its heading when that control is gone. */
  #focusOn(id: string): void {
    const find = (wanted: string): HTMLElement | null => this.renderRoot.querySelector(`#${wanted}`);
    (find(id) ?? find('heading'))?.focus();
  }

  async #act(action: CommentAction): Promise<void> {
    if (this.busy !== null) return;
    this.busy = action;
    this.note = null;
    // The pressed button goes away with the change, and must not take the focus with it.
    this.#focusNext = FOCUS_AFTER[action] ?? null;
    const request = new CommentActionRequest(action, this.comment.id);
    this.dispatchEvent(request);
    try {
      await request.response;
    } catch (thrown) {
      this.#focusNext = null;
      this.note = this.locale.messages.failures[CommentsError.from(thrown).code];
    } finally {
      this.busy = null;
    }
  }

  readonly #onAnswer = (): void => {
    if (this.comment.answer !== null) this.#replyItems?.find(this.comment.answer)?.focus();
  };

  readonly #onFold = ({ type }: Event): void => {
    this.isUnfolded = type === 'focusin' || !this.isUnfolded;
  };

  async #copy(): Promise<void> {
    const { copied, copyFailed } = this.locale.messages;
    try {
      await navigator.clipboard.writeText(this.comment.body);
      this.note = copied;
    } catch {
      this.note = copyFailed;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-comment': WebinarComment;
  }
}
