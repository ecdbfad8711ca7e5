import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defaultLocale } from '../controllers/localize-controller.js';
import { CommentsMoreRequest, CommentsShowRequest } from '../events/requests.js';
import type { Locale } from '../i18n/locale.js';
import type { Comment, CommentId } from '../model/comment.js';
import { CommentsError } from '../model/errors.js';
import { arrangeThread, groupThread, isOtherList, type Conversation } from '../model/thread.js';
import { controls } from '../styles/controls.js';
import { CommentItems, groupOf, put, timeFor, type CommentView, type Drawn } from './comment-items.js';
import { element, property, state } from './element.js';
import type { ModeratorTools } from './moderator-tools.js';
import { styles as commentStyles } from './webinar-comment.styles.js';
import { styles } from './webinar-comment-list.styles.js';
import type { LongThread } from './long-thread/long-thread.js';
import type { WebinarComment } from './webinar-comment.js';
import './webinar-comment.js';

/** Milliseconds that the page may be kept busy at a time; what takes longer goes on after the reader had a turn. */
const SLICE = 30;

/** What all comments are drawn with. */
const SCENE = ['locale', 'now', 'level', 'place', 'isOpen', 'isPreModerated', 'pinned', 'tools'] as const;

/** New groups at a time of which those that nobody sees are only sketched, but for the first. */
const MANY = 3;

/**
 * The comments of a thread, newest first. What arrives waits behind a button unless nothing on the screen moves by it.
 *
 * @customElement webinar-comment-list
 * @fires comments-more-request - the person wants older comments
 * @fires comments-show-request - waiting comments should be put in
 * @csspart arrivals - the button that shows waiting comments
 * @csspart more - the button that loads older ones
 * @csspart all - the button that loads all of them
 */
@element('webinar-comment-list')
export class WebinarCommentList extends LitElement {
  static override styles = [controls, commentStyles, styles];

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

  /** Comments that stand before it because somebody came for them, the latest last. */
  @property({ attribute: false }) linked: readonly CommentId[] = [];

  /** What moderators find below each comment, or null for everybody else. */
  @property({ attribute: false }) tools: ModeratorTools | null = null;

  @state() private failure: string | null = null;

  #conversations: readonly Conversation[] = [];
  readonly #known = new WeakMap<Comment, Conversation>();
  #anchor: CommentId | null = null;
  readonly #items = new CommentItems();
  readonly #groups = new Map<number, Drawn>();
  #long: LongThread | null = null;
  #scene: object = {};
  #run = 0;
  #isAwaited: ((comment: Comment) => boolean) | null = null;
  #isGrowing = false;

  /** Whether the person is writing in one of the comments. */
  get isTyping(): boolean {
    return (this.shadowRoot?.activeElement as Partial<WebinarComment> | null)?.isTyping === true;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (SCENE.some((name) => changed.has(name))) this.#scene = {};
    const isReordered = changed.has('pinned') || changed.has('linked');
    if (!changed.has('comments') && !isReordered) return;
    this.#isGrowing = this.#isAwaited !== null && !this.isLoadingMore;
    const { comments, pinned, linked } = this;
    const first = [pinned, ...linked];
    const before = isReordered ? null : changed.get('comments');
    this.#conversations =
      (before && this.#long?.rearrange(before, this.#conversations, comments, first)) ??
      arrangeThread(comments, first, this.#known);
    if (this.#conversations.some(({ comment }) => comment.id === this.#anchor)) return;
    this.#anchor = this.#conversations[0]?.comment.id ?? null;
  }

  override updated(changed: PropertyValues<this>): void {
    if (['comments', 'linked', ...SCENE].some((name) => changed.has(name as never))) void this.#draw();
    if (changed.has('arrivals')) this.#showUnseen();
    if (changed.get('isLoadingMore') && !changed.has('comments')) this.#onNothingMore();
  }

  override render(): TemplateResult {
    return html`
      ${this.arrivals.length === 0 ? nothing : this.#renderArrivals()}
      <div class="conversations" role="list"></div>
      ${this.hasMore && !this.#isGrowing ? this.#renderMore() : nothing}
    `;
  }

  // Gone while the comments that were asked for come in, and new below them: pushed down, it would count as a shift.
  #renderMore(): TemplateResult {
    const { messages } = this.locale;
    return html`
      <div class="more">
        <button part="more" type="button" aria-disabled=${this.isLoadingMore} @click=${this.#onMore}>
          ${this.isLoadingMore ? messages.loadingMore : messages.loadMore}
        </button>
        <button part="all" type="button" aria-disabled=${this.isLoadingMore} @click=${this.#onMore}>
          ${messages.showAll}
        </button>
        ${this.failure === null ? nothing : html`<p class="problem" role="status">${this.failure}</p>`}
      </div>
    `;
  }

  #renderArrivals(): TemplateResult {
    return html`
      <div class="arrivals">
        <button class="primary" part="arrivals" type="button" @click=${this.#onShow}>
          ${this.locale.messages.newComments(this.arrivals.length)}
        </button>
      </div>
    `;
  }

  /** Brings the items in step with the conversations, group by group: those that changed, and many new ones in slices. */
  async #draw(): Promise<void> {
    const run = ++this.#run;
    const container = this.renderRoot.querySelector('.conversations');
    const groups = groupThread(this.#conversations, this.#anchor);
    const fresh = [...groups.keys()].filter((key) => !this.#groups.has(key));
    if (fresh.length > MANY) await this.#fetchLong();
    if (run !== this.#run || !container) return;
    const far = new Set(this.#long === null || fresh.length <= MANY ? [] : fresh.slice(1));
    this.#items.holdFocus(this.#groups, groups, this.shadowRoot?.activeElement);
    for (const [key, { element, isSketch }] of this.#groups) {
      if (groups.has(key)) continue;
      if (!isSketch) this.#items.leave(element);
      element.remove();
      this.#groups.delete(key);
    }
    let [next, since] = [container.firstElementChild, performance.now()];
    for (const [key, conversations] of groups) {
      const drawn = groupOf(this.#groups, key, far.has(key));
      next = put(container, drawn.element, next);
      if (drawn.scene === this.#scene && !isOtherList(drawn.conversations, conversations)) continue;
      drawn.conversations = conversations;
      drawn.scene = this.#scene;
      if (drawn.isSketch) this.#long?.fill(drawn.element, conversations, this);
      else await this.#place(drawn.element, conversations);
      if (run !== this.#run) return;
      this.#focusNew();
      if (performance.now() - since < SLICE) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (run !== this.#run) return;
      since = performance.now();
    }
    this.#items.sweep();
    if (this.#isGrowing) this.requestUpdate();
    this.#isGrowing = false;
  }

  async #place(group: Element, conversations: readonly Conversation[]): Promise<void> {
    this.#items.place(group, conversations.map(this.#viewOf));
    await this.#items.find(conversations.at(-1)?.comment.id ?? '')?.updateComplete;
  }

  /** Without that code, a long thread is drawn in full, which takes longer. */
  async #fetchLong(): Promise<void> {
    const code = await import('./long-thread/long-thread.js').catch(() => null);
    if (code) this.#long ??= new code.LongThread(this, this.drawInFull);
  }

  /** Draws a group in full that was only sketched. */
  readonly drawInFull = (group: Element): void => {
    const drawn = [...this.#groups.values()].find(({ element }) => element === group);
    this.#long?.clear(group);
    if (drawn) Object.assign(drawn, { isSketch: false, scene: null });
    void this.#draw();
  };

  readonly #viewOf = ({ comment, replies }: Conversation): CommentView => {
    const { locale, level, place, isOpen, isPreModerated, tools } = this;
    const now = timeFor({ comment, replies }, this.now);
    const isPinned = comment.id === this.pinned;
    return { comment, replies, locale, now, level, place, isOpen, isPreModerated, isPinned, tools };
  };

  /** Lets in what waits below the screen, where nobody sees anything move. */
  #showUnseen(): void {
    const isUnseen = (arrival: Comment): boolean => this.#edgeOf(arrival) >= window.innerHeight;
    this.#letIn(this.#conversations.length === 0 ? this.arrivals : this.arrivals.filter(isUnseen), false);
  }

  #letIn(arrivals: readonly Comment[], isAsked: boolean): void {
    const ids = arrivals.map(({ id }) => id);
    if (ids.length > 0) this.dispatchEvent(new CommentsShowRequest(ids, isAsked));
  }

  /** Where a comment would be put in, in pixels from the top of the screen. */
  #edgeOf({ root }: Comment): number {
    return this.#items.find(root ?? '')?.getBoundingClientRect().bottom ?? this.getBoundingClientRect().top;
  }

  /** Moves the focus to the first comment that the person asked for. */
  #focusNew(): void {
    const isNew = this.#isAwaited;
    if (isNew === null) return;
    const found = this.#conversations.find(({ comment, replies }) => isNew(comment) || replies.some(isNew));
    const item = this.#items.find(found?.comment.id ?? '');
    if (!item) return;
    this.#isAwaited = null;
    void item.updateComplete.then(async () => {
      const replies = [...item.renderRoot.querySelectorAll('webinar-comment')];
      const target = isNew(item.comment) ? item : (replies.find(({ comment }) => isNew(comment)) ?? item);
      await target.updateComplete;
      if (this.#mayFocus) target.focus();
    });
  }

  /** Nothing came: the focus of a button that is gone goes to the last comment. */
  #onNothingMore(): void {
    this.#isAwaited = null;
    if (!this.hasMore && this.#mayFocus) this.#items.find(this.#conversations.at(-1)?.comment.id ?? '')?.focus();
  }

  /** Whether the focus is still on the button that was pressed, or went with it. Who went on to something else keeps it. */
  get #mayFocus(): boolean {
    return document.activeElement === document.body || this.shadowRoot?.activeElement instanceof HTMLButtonElement;
  }

  readonly #onShow = (): void => {
    const { arrivals } = this;
    this.#isAwaited = ({ id }) => arrivals.some((arrival) => arrival.id === id);
    this.#letIn(arrivals, true);
  };

  readonly #onMore = async ({ currentTarget }: Event): Promise<void> => {
    if (this.isLoadingMore) return;
    this.failure = null;
    const known = new Set(this.comments.map(({ id }) => id));
    this.#isAwaited = ({ id }) => !known.has(id);
    const isAll = (currentTarget as Element).part.contains('all');
    // Beside the comments, most likely many.
    if (isAll) void this.#fetchLong();
    const request = new CommentsMoreRequest(isAll);
    this.dispatchEvent(request);
    try {
      await request.response;
    } catch (thrown) {
      this.#isAwaited = null;
      const { failures } = this.locale.messages;
      this.failure = failures[CommentsError.from(thrown).code] ?? failures.unknown;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-comment-list': WebinarCommentList;
  }
}
