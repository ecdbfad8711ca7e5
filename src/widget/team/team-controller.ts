import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { ModeratorTools } from '../../elements/moderator-tools.js';
import { isModerator } from '../../model/comment.js';
import type { TeamContext } from './team-context.js';
import type { TeamView } from './team-view.js';

/** Fetches what hosts, experts and moderators alone need: signing in and moderating. Readers download none of it. */
export class TeamController implements ReactiveController {
  readonly #context: TeamContext;
  #view: TeamView | null = null;
  #isFetching = false;

  constructor(context: TeamContext) {
    this.#context = context;
    context.host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#onAddress);
    this.#onAddress();
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#onAddress);
  }

  hostUpdate(): void {
    const { snapshot } = this.#context.stores;
    const viewer = snapshot.status === 'ready' ? snapshot.viewer : null;
    if (viewer && (viewer.isSignedIn || isModerator(viewer.role)) && !this.#isFetching) void this.view();
    this.#view?.follow();
  }

  /** What moderators find below each comment, or null for everybody else. */
  get tools(): ModeratorTools | null {
    return this.#view?.tools ?? null;
  }

  /** What stands above the thread; `now` is in milliseconds since 1970. */
  render(now: number, level: number): TemplateResult | typeof nothing {
    return this.#view?.render(now, level) ?? nothing;
  }

  /** What stands below the thread. */
  renderEnd(): TemplateResult | typeof nothing {
    return this.#view?.renderEnd() ?? nothing;
  }

  /** The team's part; null when its code could not be fetched, which is tried again with the next change. */
  async view(): Promise<TeamView | null> {
    this.#isFetching = true;
    try {
      const { TeamView: View } = await import('./team-view.js');
      this.#view ??= new View(this.#context);
      this.#context.host.requestUpdate();
    } catch (thrown) {
      this.#isFetching = false;
      console.error(`[webinar-comments] The moderators' part could not be fetched: ${String(thrown)}`);
    }
    return this.#view;
  }

  // A fragment asks for the dialog on any page and without a change of it; so does a link from a sign-in e-mail.
  readonly #onAddress = (): void => {
    const { hash, search } = location;
    if (hash !== '#webinar-comments-sign-in' && !search.includes('mode=signIn')) return;
    void this.view().then((view) => view?.onAddress());
  };
}
