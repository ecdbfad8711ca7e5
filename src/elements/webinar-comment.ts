import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { defaultLocale } from '../controllers/localize-controller.js';
import { CommentActionRequest, type CommentAction } from '../events/requests.js';
import type { Locale } from '../i18n/locale.js';
import { isLongBody } from '../model/body.js';
import { isEditable, type Comment } from '../model/comment.js';
import { CommentsError } from '../model/errors.js';
import { isOtherList } from '../model/thread.js';
import { controls } from '../styles/controls.js';
import { PARTS } from '../styles/parts.js';
import { commentBody } from './comment-body.js';
import { authorName, commentHeading } from './comment-heading.js';
import { element } from './element.js';
import { styles } from './webinar-comment.styles.js';
import type { WebinarCommentForm } from './webinar-comment-form.js';
import './webinar-comment-form.js';

/** The control, by id, that takes over the focus from a button that goes away. */
const FOCUS_AFTER = { remove: 'restore', restore: 'remove', resend: 'heading', discard: null } as const;

/**
 * One comment with its replies, and what its author and readers can do with it.
 *
 * @customElement webinar-comment
 * @fires comment-action-request - its author wants it removed, restored, sent again or discarded
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

  @state() private form: 'none' | 'reply' | 'edit' = 'none';
  @state() private isUnfolded = false;
  @state() private busy: CommentAction | null = null;
  @state() private note: string | null = null;

  #focusNext: string | null = null;

  /** Puts the focus on the heading of the comment. */
  override focus(): void {
    this.#focusOn('heading');
  }

  /** Whether the person is writing in a form of this comment or of a reply. */
  get isTyping(): boolean {
    const replies = this.renderRoot.querySelectorAll('webinar-comment');
    return (this.#form?.isTyping ?? false) || Array.from(replies).some((reply) => reply.isTyping);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // An edit form must not outlive the comment's removal in another tab.
    if (changed.has('comment') && this.comment.state === 'removed') this.form = 'none';
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.#focusNext === null || !changed.has('comment')) return;
    this.#focusOn(this.#focusNext);
    this.#focusNext = null;
  }

  override render(): TemplateResult {
    const { comment } = this;
    const unsent = comment.failed ? 'unsent failed' : comment.pending ? 'unsent' : '';
    return html`
      <article class=${unsent} part="comment" aria-labelledby="heading">
        ${commentHeading(comment, this)} ${comment.state === 'removed' ? this.#renderRemoved() : this.#renderWords()}
        ${this.note === null ? nothing : html`<p class="problem" role="status">${this.note}</p>`}
      </article>
      ${this.replies.length === 0 ? nothing : this.#renderReplies()}
      ${this.form === 'reply' ? this.#renderForm('reply') : nothing}
    `;
  }

  #renderRemoved(): TemplateResult {
    const { messages } = this.locale;
    return html`
      <p class="removed">${messages.removed}</p>
      ${
        this.comment.undoable && this.isOpen
          ? html`<div class="actions">${this.#renderAction('restore', messages.undo)}</div>`
          : nothing
      }
    `;
  }

  #renderWords(): TemplateResult {
    if (this.form === 'edit') return this.#renderForm('edit');
    const { body } = this.comment;
    const isFolded = !this.isUnfolded && isLongBody(body);
    // prettier-ignore
    return html`
      <div
        class=${isFolded ? 'body folded' : 'body'}
        part="body"
        dir="auto"
        @focusin=${isFolded ? this.#onFold : nothing}
      >${commentBody(body)}</div>
      ${this.#renderUnsent()}
      <div class="actions">${this.#renderFold()} ${this.#renderActions()}</div>
    `;
  }

  #renderFold(): TemplateResult | typeof nothing {
    const { body } = this.comment;
    if (!isLongBody(body)) return nothing;
    const { readMore, readLess } = this.locale.messages;
    const words = body.split(/\s+/).length;
    return html`
      <button class="quiet" type="button" aria-expanded=${this.isUnfolded ? 'true' : 'false'} @click=${this.#onFold}>
        ${this.isUnfolded ? readLess : readMore(words)}
      </button>
    `;
  }

  #renderUnsent(): TemplateResult | typeof nothing {
    const { failed, pending } = this.comment;
    const { messages } = this.locale;
    if (failed) return html`<p class="problem">${messages.notSent} ${messages.failures[failed.code]}</p>`;
    return pending ? html`<p class="muted">${messages.sending}</p>` : nothing;
  }

  #renderActions(): TemplateResult | typeof nothing {
    const { comment } = this;
    const { messages, formats } = this.locale;
    if (comment.failed) {
      return html`
        ${this.#renderAction('resend', messages.tryAgain)}
        <button class="quiet" type="button" @click=${this.#onCopy}>${messages.copy}</button>
        ${this.#renderAction('discard', messages.discard)}
      `;
    }
    if (comment.pending) return nothing;
    const time = formats.dateTime(comment.createdAt);
    const canReply = this.isOpen && comment.root === null;
    const canEdit = this.isOpen && isEditable(comment, this.now);
    return html`
      ${canReply ? this.#renderOpener('reply', messages.reply, messages.replyTo(authorName(this.comment, this.locale))) : nothing}
      ${canEdit ? this.#renderOpener('edit', messages.edit, messages.editOf(time)) : nothing}
      ${comment.own ? this.#renderAction('remove', messages.remove, messages.removeOf(time)) : nothing}
    `;
  }

  #renderOpener(form: 'reply' | 'edit', label: string, name: string): TemplateResult {
    const open = (): void => {
      void this.#openForm(form);
    };
    return html`<button id=${form} class="quiet" type="button" aria-label=${name} @click=${open}>${label}</button>`;
  }

  #renderAction(action: CommentAction, label: string, name: string = label): TemplateResult {
    const act = (): void => {
      void this.#act(action);
    };
    return html`
      <button
        id=${action}
        class="quiet"
        type="button"
        aria-label=${name}
        aria-disabled=${this.busy === null ? 'false' : 'true'}
        @click=${act}
      >
        ${label}
      </button>
    `;
  }

  #renderReplies(): TemplateResult {
    return html`
      <ul
        class="replies"
        role="list"
        aria-label=${this.locale.messages.repliesTo(authorName(this.comment, this.locale))}
      >
        ${repeat(
          this.replies,
          ({ id }) => id,
          (reply) => html`
            <li>
              <webinar-comment
                exportparts=${PARTS}
                .comment=${reply}
                .locale=${this.locale}
                .now=${this.now}
                .level=${this.level + 1}
                .place=${this.place}
                .isOpen=${this.isOpen}
              ></webinar-comment>
            </li>
          `,
        )}
      </ul>
    `;
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
        @comment-form-close-request=${this.#onFormClose}
      ></webinar-comment-form>
    `;
  }

  get #form(): WebinarCommentForm | null {
    return this.renderRoot.querySelector('webinar-comment-form');
  }

  async #openForm(form: 'reply' | 'edit'): Promise<void> {
    this.form = form;
    await this.updateComplete;
    await this.#form?.updateComplete;
    this.#form?.focus();
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
    this.#focusNext = FOCUS_AFTER[action];
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

  readonly #onFold = ({ type }: Event): void => {
    this.isUnfolded = type === 'focusin' || !this.isUnfolded;
  };

  readonly #onCopy = async (): Promise<void> => {
    const { copied, copyFailed } = this.locale.messages;
    try {
      await navigator.clipboard.writeText(this.comment.body);
      this.note = copied;
    } catch {
      this.note = copyFailed;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-comment': WebinarComment;
  }
}
