import type { AnnounceController } from '../controllers/announce-controller.js';
import type {} from '../events/acting-requests.js';
import type {} from '../events/requests.js';
import type { Messages } from '../i18n/messages.js';
import { CommentsError } from '../model/errors.js';
import type { CommentStore } from '../store/comment-store.js';
import type { ActingRequest } from './request-answers.js';
import type { StoreController } from './store-controller.js';
import { countOf } from './thread-statuses.js';

/** Requests whose answers are fetched with the first of them. */
const ACTING = [
  'comment-post-request',
  'comment-edit-request',
  'comment-action-request',
  'comment-report-request',
  'comment-say-request',
] as const;

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
    const { stores } = this.#context;
    for (const type of ACTING) this.#answer(host, type, (store, request) => this.#act(store, request));
    this.#answer(host, 'comments-more-request', async (store, { isAll }) => {
      const before = this.#shownCount;
      await (isAll ? store.loadAll() : store.loadMore());
      const { announcer, messages } = this.#context;
      announcer.say(messages().loadedMore(this.#shownCount - before));
    });
    this.#answer(host, 'comments-show-request', (store, { ids, isAsked }) => {
      // What is below the screen here may be on it in another element of the same thread.
      if (isAsked || !stores.isShared) store.showArrivals(ids);
      return Promise.resolve();
    });
    host.addEventListener('comment-form-close-request', (event) => {
      event.stopPropagation();
    });
    // Whoever comes this near may write next.
    host.addEventListener('focusin', () => stores.store?.prepare());
  }

  #answer<T extends (typeof ACTING)[number] | 'comments-more-request' | 'comments-show-request'>(
    host: HTMLElement,
    type: T,
    ask: (store: CommentStore, request: HTMLElementEventMap[T]) => Promise<void>,
  ): void {
    host.addEventListener(type, (request) => {
      request.stopPropagation();
      const { store } = this.#context.stores;
      const refusal = new CommentsError('offline', 'The thread is not open yet.');
      request.respondWith(store === null ? Promise.reject(refusal) : ask(store, request));
    });
  }

  async #act(store: CommentStore, request: ActingRequest): Promise<void> {
    const { messages, announcer, form } = this.#context;
    const code = Promise.all([import('./request-answers.js'), messages().forActing()]);
    const [{ answerRequest }, words] = await code.catch((thrown: unknown) => {
      throw CommentsError.offline(thrown);
    });
    await answerRequest(request, store, { announcer, words, form });
  }

  get #shownCount(): number {
    const { snapshot } = this.#context.stores;
    return snapshot.status === 'ready' ? countOf(snapshot) : 0;
  }
}
