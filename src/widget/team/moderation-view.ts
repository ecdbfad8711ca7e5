import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { fetchActing } from '../../elements/acting.js';
import { authorName } from '../../elements/comment-heading.js';
import type { ModeratorTools } from '../../elements/moderator-tools.js';
import type { ModerationRequest } from '../../events/moderation-requests.js';
import type { Locale } from '../../i18n/locale.js';
import type { ModeratorMessages } from '../../i18n/moderator-messages.js';
import { CommentsError } from '../../model/errors.js';
import type { ThreadSettings } from '../../model/thread.js';
import type { CommentStore } from '../../store/comment-store.js';
import type { ModerationDesk } from '../../store/moderation-desk.js';
import '../../elements/moderation/webinar-moderation-actions.js';
import '../../elements/moderation/webinar-moderation-panel.js';

/** The moderators' part of a widget: the panel, the tools below each comment, and the answers to their decisions. */
export class ModerationView {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #locale: () => Locale;
  #store: CommentStore | null = null;
  #desk: ModerationDesk | null = null;
  #stop: (() => void) | null = null;
  #tools: ModeratorTools | null = null;
  #toolsFor: ThreadSettings | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, locale: () => Locale) {
    this.#host = host;
    this.#locale = locale;
    host.addEventListener('moderation-request', this.#onDecision);
  }

  /** Opens the desk of a store, once; null closes the present one. */
  follow(store: CommentStore | null): void {
    if (store === this.#store) return;
    this.#store = store;
    this.#stop?.();
    this.#stop = null;
    this.#desk?.close();
    this.#desk = null;
    if (store) void this.#open(store);
  }

  /** What moderators find below each comment; null until the desk is open. */
  get tools(): ModeratorTools | null {
    const settings = this.#desk?.snapshot.settings;
    // Comments render their tools anew when these are another function.
    if (settings !== this.#toolsFor) this.#tools = (comment, replies) => this.#renderTools(comment, replies);
    this.#toolsFor = settings;
    return settings ? this.#tools : null;
  }

  #renderTools(...[comment, replies]: Parameters<ModeratorTools>): TemplateResult {
    const [desk, words, locale] = [this.#desk, this.#words, this.#locale()];
    if (desk === null || words === null) return html``;
    const { thread, settings } = desk.snapshot;
    return html`
      <webinar-moderation-actions
        .thread=${thread}
        .comment=${comment}
        .author=${authorName(comment, locale)}
        .isPinned=${settings.pinned === comment.id}
        .replies=${replies}
        .words=${words}
        .locale=${locale}
      ></webinar-moderation-actions>
    `;
  }

  get #words(): ModeratorMessages | null {
    return this.#locale().messages.forModerators.here;
  }

  /** The panel above the thread. */
  render(now: number, level: number): TemplateResult | typeof nothing {
    const words = this.#words;
    if (this.#desk === null || words === null) return nothing;
    const { status, items, settings } = this.#desk.snapshot;
    return html`
      <webinar-moderation-panel
        .status=${status}
        .items=${items}
        .settings=${settings}
        .words=${words}
        .locale=${this.#locale()}
        .now=${now}
        .level=${level}
      ></webinar-moderation-panel>
    `;
  }

  async #open(store: CommentStore): Promise<void> {
    try {
      const locale = this.#locale();
      const [desk] = await Promise.all([store.openDesk(), locale.messages.forModerators(), fetchActing(locale)]);
      if (store !== this.#store) {
        desk.close();
        return;
      }
      this.#desk = desk;
      this.#stop = desk.subscribe(() => {
        this.#host.requestUpdate();
      });
      this.#host.requestUpdate();
    } catch (thrown) {
      console.error(`[webinar-comments] The desk could not be opened: ${CommentsError.from(thrown).message}`);
      // It is tried again with the next change of the thread.
      this.#store = null;
    }
  }

  readonly #onDecision = (request: ModerationRequest): void => {
    request.stopPropagation();
    const desk = this.#desk;
    const act = async (): Promise<void> => {
      if (desk === null) throw new CommentsError('offline', 'The desk is not open.');
      request.undo = await desk.act(request.action);
    };
    request.respondWith(act());
  };
}
