import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ModeratorTools } from '../elements/moderator-tools.js';
import type { Locale } from '../i18n/locale.js';
import { isModerator } from '../model/comment.js';
import type { ModerationView } from './moderation-view.js';
import type { StoreController } from './store-controller.js';

/** Fetches the moderators' view for people whose role allows it; everybody else downloads none of it. */
export class ModerationController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #stores: StoreController;
  readonly #locale: () => Locale;
  #isFetching = false;
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
    if (isAllowed && this.#view === null && !this.#isFetching) void this.#fetch();
    this.#view?.follow(isAllowed ? store : null);
  }

  /** What moderators find below each comment, or null for everybody else. */
  get tools(): ModeratorTools | null {
    return this.#view?.tools ?? null;
  }

  /** The queue and the settings of the thread; both times in milliseconds since 1970. */
  render(now: number, level: number): TemplateResult | typeof nothing {
    return this.#view?.render(now, level) ?? nothing;
  }

  async #fetch(): Promise<void> {
    this.#isFetching = true;
    try {
      const { ModerationView: View } = await import('./moderation-view.js');
      this.#view = new View(this.#host, this.#locale);
      this.#host.requestUpdate();
    } catch (thrown) {
      // It is tried again with the next change of the thread.
      console.error(`[webinar-comments] The moderators' view could not be fetched: ${String(thrown)}`);
    }
    this.#isFetching = false;
  }
}
