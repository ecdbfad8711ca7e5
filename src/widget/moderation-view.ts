import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { authorName } from '../elements/comment-heading.js';
import type { ModeratorTools } from '../elements/moderator-tools.js';
import type { ModerationRequest, SignOutRequest } from '../events/moderation-requests.js';
import type { Locale } from '../i18n/locale.js';
import type { ModeratorMessages } from '../i18n/moderator-messages.js';
import type { ModerationDesk } from '../store/moderation-desk.js';
import '../elements/moderation/webinar-moderation-actions.js';
import '../elements/moderation/webinar-moderation-panel.js';

/** The moderators' part of a widget: the panel, the tools below each comment, and the answers to their decisions. */
export class ModerationView {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #desk: ModerationDesk;
  readonly #words: ModeratorMessages;
  readonly #signOut: (() => void) | null;
  readonly #stop: () => void;
  #locale: Locale;

  /** @param signOut - ends the session of the moderator, or null where the page keeps it */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    desk: ModerationDesk,
    words: ModeratorMessages,
    locale: Locale,
    signOut: (() => void) | null,
  ) {
    this.#host = host;
    this.#desk = desk;
    this.#words = words;
    this.#locale = locale;
    this.#signOut = signOut;
    this.#stop = desk.subscribe(() => {
      host.requestUpdate();
    });
    host.addEventListener('moderation-request', this.#onDecision);
    host.addEventListener('sign-out-request', this.#onSignOut);
  }

  /** What moderators find below each comment. */
  readonly tools: ModeratorTools = (comment, replies) => {
    const { thread, settings } = this.#desk.snapshot;
    return html`
      <webinar-moderation-actions
        .thread=${thread}
        .comment=${comment}
        .author=${authorName(comment, this.#locale)}
        .isPinned=${settings.pinned === comment.id}
        .replies=${replies}
        .words=${this.#words}
        .locale=${this.#locale}
      ></webinar-moderation-actions>
    `;
  };

  /** The panel above the thread. */
  render(locale: Locale, now: number, level: number): TemplateResult {
    this.#locale = locale;
    const { status, items, settings } = this.#desk.snapshot;
    return html`
      <webinar-moderation-panel
        .status=${status}
        .items=${items}
        .settings=${settings}
        .canSignOut=${this.#signOut !== null}
        .words=${this.#words}
        .locale=${locale}
        .now=${now}
        .level=${level}
      ></webinar-moderation-panel>
    `;
  }

  /** Lets go of the desk. */
  close(): void {
    this.#host.removeEventListener('moderation-request', this.#onDecision);
    this.#host.removeEventListener('sign-out-request', this.#onSignOut);
    this.#stop();
    this.#desk.close();
  }

  readonly #onDecision = (request: ModerationRequest): void => {
    request.stopPropagation();
    const act = async (): Promise<void> => {
      request.undo = await this.#desk.act(request.action);
    };
    request.respondWith(act());
  };

  readonly #onSignOut = (request: SignOutRequest): void => {
    request.stopPropagation();
    this.#signOut?.();
  };
}
