import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { defaultLocale } from '../controllers/localize-controller.js';
import { CommentsMoreRequest, CommentsShowRequest } from '../events/requests.js';
import type { Locale } from '../i18n/locale.js';
import type { Comment, CommentId } from '../model/comment.js';
import { CommentsError } from '../model/errors.js';
import { arrangeThread, type Conversation } from '../model/thread.js';
import { controls } from '../styles/controls.js';
import { PARTS } from '../styles/parts.js';
import { element, property, state } from './element.js';
import type { ModeratorTools } from './moderator-tools.js';
import { styles } from './webinar-comment-list.styles.js';
import type { WebinarComment } from './webinar-comment.js';
import './webinar-comment.js';

/**
 * The comments of a thread, newest first. What arrives waits behind a button unless nothing on the screen moves by it.
 *
 * @customElement webinar-comment-list
 * @fires comments-more-request - the person wants older comments
 * @fires comments-show-request - waiting comments should be put in
 * @csspart arrivals - the button that shows waiting comments
 * @csspart more - the button that loads older ones
 */
@element('webinar-comment-list')
export class WebinarCommentList extends LitElement {
  static override styles = [controls, styles];

  /** The comments on the page, in any order. */
  @property({ attribute: false }) comments: readonly Comment[] = [];

  /** Comments that wait. */
  @property({ attribute: false }) arrivals: readonly Comment[] = [];

  /** Whether older comments can be loaded. */
  @property({ attribute: false }) hasMore = false;

  /** Whether they are being loaded. */
  @property({ attribute: false }) isLoadingMore = false;

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

  /** The comment that stands first, or null. */
  @property({ attribute: false }) pinned: CommentId | null = null;

  /** What moderators find below each comment, or null for everybody else. */
  @property({ attribute: false }) tools: ModeratorTools | null = null;

  @state() private failure: string | null = null;

  #conversations: readonly Conversation[] = [];
  #focusNext: ReadonlySet<CommentId> | null = null;

  /** Whether the person is writing in one of the comments. */
  get isTyping(): boolean {
    return this.#items.some((item) => item.isTyping);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('comments') || changed.has('pinned')) {
      this.#conversations = arrangeThread(this.comments, this.pinned);
    }
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('arrivals')) this.#showUnseen();
    if (changed.has('comments')) this.#focusNew();
  }

  override render(): TemplateResult {
    return html`
      ${this.#renderArrivals()}
      <ul class="conversations" role="list">
        ${repeat(
          this.#conversations,
          ({ comment }) => comment.id,
          ({ comment, replies }) => html`
            <li>
              <webinar-comment
                exportparts=${PARTS}
                .comment=${comment}
                .replies=${replies}
                .locale=${this.locale}
                .now=${this.now}
                .level=${this.level}
                .place=${this.place}
                .isOpen=${this.isOpen}
                .isPreModerated=${this.isPreModerated}
                .isPinned=${comment.id === this.pinned}
                .tools=${this.tools}
              ></webinar-comment>
            </li>
          `,
        )}
      </ul>
      ${this.hasMore ? this.#renderMore() : nothing}
    `;
  }

  #renderMore(): TemplateResult {
    const { messages } = this.locale;
    return html`
      <div class="more">
        <button part="more" type="button" aria-disabled=${this.isLoadingMore ? 'true' : 'false'} @click=${this.#onMore}>
          ${this.isLoadingMore ? messages.loadingMore : messages.loadMore}
        </button>
        ${this.failure === null ? nothing : html`<p class="problem" role="status">${this.failure}</p>`}
      </div>
    `;
  }

  #renderArrivals(): TemplateResult | typeof nothing {
    if (this.arrivals.length === 0) return nothing;
    return html`
      <div class="arrivals">
        <button class="primary" part="arrivals" type="button" @click=${this.#onShow}>
          ${this.locale.messages.newComments(this.arrivals.length)}
        </button>
      </div>
    `;
  }

  get #items(): readonly WebinarComment[] {
    return Array.from(this.renderRoot.querySelectorAll('webinar-comment'));
  }

  /** Lets in what waits below the screen, where nobody sees anything move. */
  #showUnseen(): void {
    const unseen = this.arrivals.filter((arrival) => this.#edgeOf(arrival) >= window.innerHeight);
    const ids = this.#conversations.length === 0 ? this.arrivals : unseen;
    if (ids.length > 0) this.dispatchEvent(new CommentsShowRequest(ids.map(({ id }) => id)));
  }

  /** Where a comment would be put in, in pixels from the top of the screen. */
  #edgeOf({ root }: Comment): number {
    if (root === null) return this.getBoundingClientRect().top;
    const item = this.#items.find(({ comment }) => comment.id === root);
    return item?.getBoundingClientRect().bottom ?? this.getBoundingClientRect().top;
  }

  /** Moves the focus to the first comment that the person asked for. */
  #focusNew(): void {
    const awaited = this.#focusNext;
    if (awaited === null) return;
    const isNew = ({ comment }: WebinarComment): boolean => !awaited.has(comment.id);
    const item = this.#items.find(
      (candidate) => isNew(candidate) || candidate.replies.some(({ id }) => !awaited.has(id)),
    );
    if (item === undefined) return;
    this.#focusNext = null;
    void item.updateComplete.then(() => {
      const replies = Array.from(item.renderRoot.querySelectorAll('webinar-comment'));
      const target = isNew(item) ? item : (replies.find(isNew) ?? item);
      return target.updateComplete.then(() => {
        target.focus();
      });
    });
  }

  readonly #onShow = (): void => {
    this.#awaitNew();
    this.dispatchEvent(new CommentsShowRequest(this.arrivals.map(({ id }) => id)));
  };

  readonly #onMore = async (): Promise<void> => {
    if (this.isLoadingMore) return;
    this.failure = null;
    this.#awaitNew();
    const request = new CommentsMoreRequest();
    this.dispatchEvent(request);
    try {
      await request.response;
    } catch (thrown) {
      this.#focusNext = null;
      this.failure = this.locale.messages.failures[CommentsError.from(thrown).code];
    }
  };

  #awaitNew(): void {
    this.#focusNext = new Set(this.comments.map(({ id }) => id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-comment-list': WebinarCommentList;
  }
}
