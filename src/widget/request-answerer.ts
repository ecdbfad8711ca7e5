import type { AnnounceController } from '../controllers/announce-controller.js';
import type {} from '../events/moderation-requests.js';
import type { CommentActionRequest } from '../events/requests.js';
import type { Messages } from '../i18n/messages.js';
import { newCommentId } from '../model/comment.js';
import { CommentsError } from '../model/errors.js';
import type { CommentStore } from '../store/comment-store.js';
import type { StoreController } from './store-controller.js';
import { countOf } from './thread-statuses.js';

/** Requests that the store answers. */
type RequestType =
  | 'comment-post-request'
  | 'comment-edit-request'
  | 'comment-action-request'
  | 'comment-report-request'
  | 'comments-more-request'
  | 'comments-show-request';

/** What answering needs besides the store. */
interface AnswererContext {
  readonly stores: StoreController;
  readonly announcer: AnnounceController;
  readonly messages: () => Messages;
  /** The form at the top, which takes the focus when nothing else is left. */
  readonly form: () => HTMLElement | null;
}

/** Answers the requests of all elements inside the widget with what the store says; none of them reaches the page. */
export class RequestAnswerer {
  readonly #context: AnswererContext;

  constructor(context: AnswererContext) {
    this.#context = context;
  }

  /** Listens on the outermost element. */
  listen(host: HTMLElement): void {
    this.#answer(host, 'comment-post-request', ({ body, name, parent }, store) =>
      store.post({ id: newCommentId(), body, name, parent }),
    );
    this.#answer(host, 'comment-edit-request', async ({ commentId, body }, store) => {
      await store.edit(commentId, body);
      this.#say('savedAnnouncement');
    });
    this.#answer(host, 'comment-action-request', (request, store) => this.#act(request, store));
    this.#answer(host, 'comment-report-request', ({ commentId, reason, note }, store) =>
      store.report(commentId, reason, note),
    );
    this.#answer(host, 'comments-more-request', async ({ isAll }, store) => {
      const before = this.#shownCount;
      await (isAll ? store.loadAll() : store.loadMore());
      const { announcer, messages } = this.#context;
      announcer.say(messages().loadedMore(this.#shownCount - before));
    });
    this.#answer(host, 'comments-show-request', ({ ids }, store) => {
      store.showArrivals(ids);
      return Promise.resolve();
    });
    host.addEventListener('comments-retry-request', (event) => {
      event.stopPropagation();
      this.#context.stores.retry();
    });
    host.addEventListener('comment-form-close-request', (event) => {
      event.stopPropagation();
    });
  }

  #answer<T extends RequestType>(
    host: HTMLElement,
    type: T,
    ask: (request: HTMLElementEventMap[T], store: CommentStore) => Promise<void>,
  ): void {
    host.addEventListener(type, (request) => {
      request.stopPropagation();
      const { store } = this.#context.stores;
      const refusal = new CommentsError('offline', 'The thread is not open yet.');
      request.respondWith(store === null ? Promise.reject(refusal) : ask(request, store));
    });
  }

  async #act({ action, commentId }: CommentActionRequest, store: CommentStore): Promise<void> {
    if (action === 'heart' || action === 'unheart') {
      await store.heart(commentId, action === 'heart');
      return;
    }
    await store[action](commentId);
    if (action === 'remove') this.#say('removedAnnouncement');
    if (action === 'restore') this.#say('restoredAnnouncement');
    // The comment that held the focus is gone.
    if (action === 'discard') this.#context.form()?.focus();
  }

  #say(message: 'savedAnnouncement' | 'removedAnnouncement' | 'restoredAnnouncement'): void {
    this.#context.announcer.say(this.#context.messages()[message]);
  }

  get #shownCount(): number {
    const { snapshot } = this.#context.stores;
    return snapshot.status === 'ready' ? countOf(snapshot) : 0;
  }
}
