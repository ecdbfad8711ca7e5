import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ModeratorTools } from '../elements/moderator-tools.js';
import type { Locale } from '../i18n/locale.js';
import { isModerator } from '../model/comment.js';
import type { CommentStore } from '../store/comment-store.js';
import type { ModerationView } from './moderation-view.js';
import type { StoreController } from './store-controller.js';

/** Fetches the moderators' view for people whose role allows it; everybody else downloads none of it. */
export class ModerationController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #stores: StoreController;
  readonly #locale: () => Locale;
  #store: CommentStore | null = null;
  #view: ModerationView | null = null;

  /** @param locale - the present words and formats */
  constructor(host: ReactiveControllerHost & HTMLElement, stores: StoreController, locale: () => Locale) {
    this.#host = host;
    this.#stores = stores;
    this.#locale = locale;
    host.addController(this);
  }

  hostUpdate(): void {
    const { snapshot, store } = this.#stores;
    const isAllowed = snapshot.status === 'ready' && isModerator(snapshot.viewer.role);
    const wanted = isAllowed ? store : null;
    if (wanted === this.#store) return;
    this.#store = wanted;
    this.#view?.close();
    this.#view = null;
    if (wanted) void this.#open(wanted);
  }

  hostDisconnected(): void {
    // A move within the page disconnects and connects at once; that must not close anything.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#view?.close();
    });
  }

  /** What moderators find below each comment, or null for everybody else. */
  get tools(): ModeratorTools | null {
    return this.#view?.tools ?? null;
  }

  /** The queue and the settings of the thread. */
  render(now: number, level: number): TemplateResult | typeof nothing {
    return this.#view?.render(this.#locale(), now, level) ?? nothing;
  }

  async #open(store: CommentStore): Promise<void> {
    try {
      const locale = this.#locale();
      const [{ ModerationView: View }, words, desk] = await Promise.all([
        import('./moderation-view.js'),
        locale.messages.forModerators(),
        store.openDesk(),
      ]);
      const view = new View(this.#host, desk, words, locale, null);
      if (store === this.#store) this.#view = view;
      else view.close();
      this.#host.requestUpdate();
    } catch (thrown) {
      console.error(`[webinar-comments] The moderators' view could not be opened: ${String(thrown)}`);
      // It is tried again with the next change of the thread.
      if (store === this.#store) this.#store = null;
    }
  }
}
