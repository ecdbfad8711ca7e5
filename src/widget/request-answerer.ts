import type { AnnounceController } from '../controllers/announce-controller.js';
import type { CommentReportRequest } from '../events/moderation-requests.js';
import type {
  CommentActionRequest,
  CommentEditRequest,
  CommentPostRequest,
  CommentRequest,
  CommentsShowRequest,
} from '../events/requests.js';
import type { Messages } from '../i18n/messages.js';
import { newCommentId } from '../model/comment.js';
import { CommentsError } from '../model/errors.js';
import type { CommentStore } from '../store/comment-store.js';
import type { StoreController } from './store-controller.js';
import { countOf } from './thread-statuses.js';

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
    host.addEventListener('comment-post-request', this.#onPost);
    host.addEventListener('comment-edit-request', this.#onEdit);
    host.addEventListener('comment-action-request', this.#onAction);
    host.addEventListener('comment-report-request', this.#onReport);
    host.addEventListener('comments-more-request', this.#onMore);
    host.addEventListener('comments-show-request', this.#onShow);
    host.addEventListener('comments-retry-request', this.#onRetry);
    host.addEventListener('comment-form-close-request', stop);
  }

  #answer(request: CommentRequest, ask: (store: CommentStore) => Promise<void>): void {
    stop(request);
    const { store } = this.#context.stores;
    const refusal = new CommentsError('offline', 'The thread is not open yet.');
    request.respondWith(store === null ? Promise.reject(refusal) : ask(store));
  }

  readonly #onPost = (request: CommentPostRequest): void => {
    const { body, name, parent } = request;
    this.#answer(request, (store) => store.post({ id: newCommentId(), body, name, parent }));
  };

  readonly #onEdit = (request: CommentEditRequest): void => {
    this.#answer(request, async (store) => {
      await store.edit(request.commentId, request.body);
      this.#context.announcer.say(this.#context.messages().savedAnnouncement);
    });
  };

  readonly #onAction = (request: CommentActionRequest): void => {
    this.#answer(request, (store) => this.#act(store, request));
  };

  async #act(store: CommentStore, { action, commentId }: CommentActionRequest): Promise<void> {
    const { announcer, messages, form } = this.#context;
    switch (action) {
      case 'resend':
        return store.resend(commentId);
      case 'heart':
      case 'unheart':
        return store.heart(commentId, action === 'heart');
      case 'discard':
        store.discard(commentId);
        // The comment that held the focus is gone.
        form()?.focus();
        return;
      case 'remove':
        await store.remove(commentId);
        announcer.say(messages().removedAnnouncement);
        return;
      case 'restore':
        await store.restore(commentId);
        announcer.say(messages().restoredAnnouncement);
    }
  }

  readonly #onReport = (request: CommentReportRequest): void => {
    this.#answer(request, (store) => store.report(request.commentId, request.reason, request.note));
  };

  readonly #onMore = (request: CommentRequest): void => {
    this.#answer(request, async (store) => {
      const before = this.#shownCount;
      await store.loadMore();
      this.#context.announcer.say(this.#context.messages().loadedMore(this.#shownCount - before));
    });
  };

  readonly #onShow = (request: CommentsShowRequest): void => {
    this.#answer(request, (store) => {
      store.showArrivals(request.ids);
      return Promise.resolve();
    });
  };

  readonly #onRetry = (request: CommentRequest): void => {
    stop(request);
    this.#context.stores.retry();
  };

  get #shownCount(): number {
    const { snapshot } = this.#context.stores;
    return snapshot.status === 'ready' ? countOf(snapshot) : 0;
  }
}

function stop(event: Event): void {
  event.stopPropagation();
}
