import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import { isCommentId, type CommentId } from '../../model/comment.js';
import type { CommentStore } from '../../store/comment-store.js';
import type { PermalinkContext } from './permalink-context.js';
import type { PermalinkView } from './permalink-view.js';

const NOBODY: readonly CommentId[] = [];

/** Notices an address that names a comment, and fetches what leads there. Nothing else in an address concerns it. */
export class PermalinkController implements ReactiveController {
  readonly #context: PermalinkContext;
  #view: PermalinkView | null = null;
  #store: CommentStore | null | undefined;
  #seen = '';

  constructor(context: PermalinkContext) {
    this.#context = context;
    context.host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#onAddress);
    this.#store = undefined;
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#onAddress);
    this.#view?.close();
  }

  hostUpdate(): void {
    const { store } = this.#context.stores;
    if (store === this.#store) return;
    const isFirst = this.#store === undefined;
    this.#store = store;
    if (store || isFirst) this.#look(this.#seen !== location.href);
  }

  /** The conversations that stand first because somebody came for them, the latest last. */
  get linked(): readonly CommentId[] {
    return this.#view?.linked ?? NOBODY;
  }

  /** What has to be said about the address. */
  render(): TemplateResult | typeof nothing {
    return this.#view?.render() ?? nothing;
  }

  readonly #onAddress = (): void => {
    this.#look(true);
  };

  /** @param isAsked - whether somebody just asked for the comment and wants to be led there */
  #look(isAsked: boolean): void {
    const { hash, href } = location;
    const id = hash.slice(9);
    if (!hash.startsWith('#comment-') || !isCommentId(id) || !this.#context.host.isConnected) return;
    const { store } = this.#context.stores;
    // The thread is opened wherever the reader is, and then this is asked again.
    if (store === null) this.#context.open();
    else {
      this.#seen = href;
      void this.#follow(store, id, isAsked);
    }
  }

  async #follow(store: CommentStore, id: CommentId, isAsked: boolean): Promise<void> {
    try {
      const { PermalinkView: View } = await import('./permalink-view.js');
      this.#view ??= new View(this.#context);
      await this.#view.follow(store, id, isAsked);
    } catch {
      // The code could not be fetched; nor could the comment.
      window.addEventListener('online', this.#onAddress, { once: true });
    }
  }
}
