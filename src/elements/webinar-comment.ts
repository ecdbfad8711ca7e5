import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defaultLocale } from '../controllers/localize-controller.js';
import type { Locale } from '../i18n/locale.js';
import { isLongBody } from '../model/body.js';
import type { Comment } from '../model/comment.js';
import { isOtherList, NO_REPLIES } from '../model/thread.js';
import { controls } from '../styles/controls.js';
import { PARTS } from '../styles/parts.js';
import { actingHere, fetchActing } from './acting.js';
import type { CommentWork, WorkedComment } from './acting/comment-work.js';
import { commentBody } from './comment-body.js';
import { foldButton, readerControls, type ControlsContext } from './comment-controls.js';
import { addressOf, authorName, commentHeading } from './comment-heading.js';
import { CommentItems } from './comment-items.js';
import { element, property, state } from './element.js';
import type { ModeratorTools } from './moderator-tools.js';
import { styles } from './webinar-comment.styles.js';
import './webinar-comment-form.js';

/**
 * One comment with its replies, and what its author and readers can do with it. Doing it is `CommentWork`, which comes
 * with the first press, or for an author of a comment.
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
export class WebinarComment extends LitElement implements WorkedComment {
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

  /** Whether the address of the page names it. */
  @property({ attribute: false }) isLinked = false;

  /** What moderators find below the comment, or null for everybody else. */
  @property({ attribute: false }) tools: ModeratorTools | null = null;

  /** What has to be said about the last press. */
  @state() note: string | null = null;

  @state() private isUnfolded = false;

  #work: CommentWork | null = null;
  #replyItems: CommentItems | null = null;
  #hadFocus = false;

  /** Puts the focus on the heading of the comment. */
  override focus(): void {
    const heading = this.renderRoot.querySelector<HTMLElement>('#heading');
    if (!heading) return;
    heading.focus();
    // WebKit does not scroll to what was laid out only just now.
    const { top } = heading.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight) heading.scrollIntoView({ block: 'nearest' });
  }

  /** Whether the person is writing in a form of this comment or of a reply. */
  get isTyping(): boolean {
    const active = this.shadowRoot?.activeElement as Partial<WebinarComment> | null;
    return active?.isTyping === true;
  }

  /** What leads to the comment, or null. */
  get address(): string | null {
    return addressOf(this.comment);
  }

  /** What readers find below the comment, and what it does. */
  get controls(): ControlsContext {
    const { comment, locale, isOpen } = this;
    return {
      comment,
      locale,
      isOpen,
      isBusy: this.#work?.isBusy ?? false,
      open: (form) => void this.#press((work) => work.open(form)),
      act: (action) => void this.#press((work) => work.act(action)),
      copyLink: () => void this.#press((work) => work.copyLink()),
    };
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const acting = actingHere(this.locale);
    if (acting) this.#work ??= new acting.CommentWork(this);
    else if (this.comment.own) this.#fetchWork().catch(() => undefined);
    // What the person opens and closes here moves the focus by itself, and is no change of a property.
    this.#hadFocus = changed.size > 0 && this.#hasFocus;
    if (changed.has('comment')) this.#work?.commentChanged();
  }

  override updated(): void {
    this.#placeReplies();
    // What had the focus may be gone: the comment or a reply, the time to edit, the thread. The way goes on from the heading.
    if (this.#hadFocus && !this.#hasFocus) this.focus();
  }

  override render(): TemplateResult {
    const { comment } = this;
    const work = this.#work;
    const isEdited = work?.form === 'edit';
    const isRemoved = comment.state === 'removed';
    const bar = comment.failed ? 'bar failed' : comment.pending ? 'bar' : this.isLinked ? 'bar linked' : '';
    return html`
      <article class=${bar} part="comment" aria-labelledby="heading">
        ${commentHeading(comment, this)} ${isRemoved ? this.#renderRemoved() : isEdited ? nothing : this.#renderWords()}
        ${isEdited ? this.#renderForm(work) : work?.form === 'report' ? work.renderReport() : nothing}
        ${work?.renderCopied()}
        ${this.note === null ? nothing : html`<p class="problem" role="status">${this.note}</p>`}
        ${this.tools === null || comment.pending || comment.failed ? nothing : this.tools(comment, this.replies)}
      </article>
      ${this.replies.length === 0 ? nothing : this.#renderReplies()}
      ${work?.form === 'reply' ? this.#renderForm(work) : nothing}
    `;
  }

  get #hasFocus(): boolean {
    return this.shadowRoot?.activeElement instanceof HTMLElement;
  }

  #renderForm(work: CommentWork): TemplateResult {
    const { comment, locale, place, isPreModerated } = this;
    const isEdit = work.form === 'edit';
    return html`
      <webinar-comment-form
        exportparts=${PARTS}
        .locale=${locale}
        .purpose=${isEdit ? 'edit' : 'reply'}
        .commentId=${comment.id}
        .original=${isEdit ? comment.body : ''}
        .place=${place}
        .isPreModerated=${isPreModerated}
        @comment-form-close-request=${work.closeForm}
      ></webinar-comment-form>
    `;
  }

  /** What does the work for the author of the comment; null for readers. */
  get #ownWork(): CommentWork | null {
    return this.comment.own ? this.#work : null;
  }

  #renderRemoved(): TemplateResult {
    return this.#ownWork?.renderRemoved() ?? html`<p class="removed">${this.locale.messages.removed}</p>`;
  }

  #renderWords(): TemplateResult {
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
      ${this.#ownWork?.renderState()}
      <div class="actions">${isLongBody(comment.body) ? foldButton(comment, this.isUnfolded, this.locale, this.#onFold) : nothing} ${this.#renderAnswered()} ${this.#renderControls()}</div>
    `;
  }

  #renderControls(): TemplateResult | typeof nothing {
    if (!this.comment.own) return readerControls(this.controls);
    // The row keeps its height until the author's own buttons are here.
    return this.#work?.renderControls() ?? html`<span class="awaited">${readerControls(this.controls)}</span>`;
  }

  #renderAnswered(): TemplateResult | typeof nothing {
    const { answer } = this.comment;
    if (answer === null || !this.replies.some(({ id }) => id === answer)) return nothing;
    return html`
      <button class="quiet" type="button" @click=${this.#onAnswer}>✓ ${this.locale.messages.answered}</button>
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
    this.#replyItems.sweep();
  }

  async #fetchWork(): Promise<void> {
    // The language may change meanwhile, and its words have to be here too.
    do await fetchActing(this.locale);
    while (!actingHere(this.locale));
    this.requestUpdate();
    await this.updateComplete;
  }

  async #press(press: (work: CommentWork) => Promise<void>): Promise<void> {
    this.note = null;
    try {
      if (this.#work === null) await this.#fetchWork();
    } catch {
      this.note = this.locale.messages.failures.offline;
    }
    if (this.#work) await press(this.#work);
  }

  readonly #onAnswer = (): void => {
    if (this.comment.answer !== null) this.#replyItems?.find(this.comment.answer)?.focus();
  };

  readonly #onFold = ({ type }: Event): void => {
    this.isUnfolded = type === 'focusin' || !this.isUnfolded;
    // Folded below its words, the comment would be gone upwards.
    if (!this.isUnfolded)
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('#heading')?.scrollIntoView({ block: 'nearest' }),
      );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-comment': WebinarComment;
  }
}
