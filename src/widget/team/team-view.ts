import { html, nothing, type TemplateResult } from 'lit';
import type { ModeratorTools } from '../../elements/moderator-tools.js';
import type { SignInMessages } from '../../i18n/sign-in-messages.js';
import { isModerator } from '../../model/comment.js';
import type { Accounts } from '../../store/accounts.js';
import type { CommentStore } from '../../store/comment-store.js';
import { backoffDelay } from '../../store/waiting.js';
import { ModerationView } from './moderation-view.js';
import { keepFocus } from './keep-focus.js';
import { SignInView } from './sign-in-view.js';
import type { TeamContext } from './team-context.js';

/** What hosts, experts and moderators find on a page besides what readers find. */
export class TeamView {
  readonly #context: TeamContext;
  readonly #moderation: ModerationView;
  readonly #dialog: SignInView;
  #watched: CommentStore | null = null;
  #stop: (() => void) | null = null;
  #isWaiting = false;
  #failures = 0;

  constructor(context: TeamContext) {
    const { host, locale, open } = context;
    this.#context = context;
    this.#moderation = new ModerationView(host, locale);
    this.#dialog = new SignInView(host, open);
  }

  /** Looks who is there, and opens or closes the desk. */
  follow(): void {
    const { store, snapshot } = this.#context.stores;
    const viewer = snapshot.status === 'ready' ? snapshot.viewer : null;
    this.#moderation.follow(viewer && isModerator(viewer.role) ? store : null);
    if (store === null || !viewer?.isSignedIn) return;
    this.#watch(store);
    if (this.#words === null && !this.#isWaiting) void this.#needWords();
  }

  /** What moderators find below each comment, or null for everybody else. */
  get tools(): ModeratorTools | null {
    return this.#moderation.tools;
  }

  /** What stands above the thread; `now` is in milliseconds since 1970. */
  render(now: number, level: number): TemplateResult | typeof nothing {
    return this.#moderation.render(now, level);
  }

  /** Who is signed in, and the dialog while it is open. */
  renderEnd(): TemplateResult {
    const { snapshot } = this.#context.stores;
    const isSignedIn = snapshot.status === 'ready' && snapshot.viewer.isSignedIn;
    const words = this.#words;
    return html`
      ${
        isSignedIn && words
          ? html`
              <p class="muted">
                ${words.signedIn}
                <button class="quiet" type="button" @click=${() => void this.signOut()}>${words.signOut}</button>
              </p>
            `
          : nothing
      }
      ${words ? this.#dialog.render(this.#context.locale(), words) : nothing}
    `;
  }

  /** Answers an address that asks for the dialog; of several widgets on a page, the first one does. */
  async onAddress(): Promise<void> {
    const { host } = this.#context;
    if (document.querySelector(host.localName) === host) await this.signIn();
  }

  /** Opens the dialog. */
  async signIn(): Promise<void> {
    const accounts = await this.#accounts();
    if (accounts && (await this.#fetchWords())) this.#dialog.open(accounts);
  }

  /** Ends the session of whoever signed in here. */
  async signOut(): Promise<void> {
    (await this.#accounts())?.signOut();
    this.#emptyForm();
    this.#context.open();
    await keepFocus(this.#context.host);
  }

  /** Hears at once when whoever is signed in is so no more: another tab, or another element, may sign out too. */
  #watch(store: CommentStore): void {
    if (store === this.#watched) return;
    this.#stop?.();
    this.#watched = store;
    this.#stop = store.subscribe(() => {
      const { snapshot } = store;
      if (snapshot.status === 'ready' && !snapshot.viewer.isSignedIn) void this.#onSignedOut(store);
    });
  }

  async #onSignedOut(store: CommentStore): Promise<void> {
    this.#stop?.();
    this.#stop = null;
    this.#emptyForm();
    // All elements of the page hear of it before the first one has them all open their threads anew.
    await Promise.resolve();
    if (this.#context.stores.store === store) this.#context.open();
  }

  /** Takes the words out of the form over the thread; all other forms go away with the thread that is opened anew. */
  #emptyForm(): void {
    const form = this.#context.host.shadowRoot?.querySelector('webinar-comment-form');
    if (!form) return;
    form.body = '';
    form.name = '';
    form.problems = {};
    form.failure = null;
    form.keepWords(true);
  }

  get #words(): SignInMessages | null {
    return this.#context.locale().messages.forSignIn.here;
  }

  /** Has the words fetched; where that fails, again after a pause and not at every change of the thread. */
  async #needWords(): Promise<void> {
    this.#isWaiting = true;
    if (!(await this.#fetchWords())) {
      await new Promise((resolve) => setTimeout(resolve, backoffDelay(this.#failures++)));
    }
    this.#isWaiting = false;
    this.#context.host.requestUpdate();
  }

  /** Resolves with whether the words are here. */
  async #fetchWords(): Promise<boolean> {
    try {
      await this.#context.locale().messages.forSignIn();
      this.#context.host.requestUpdate();
      return true;
    } catch (thrown) {
      console.error(`[webinar-comments] The words for signing in could not be fetched: ${String(thrown)}`);
      return false;
    }
  }

  async #accounts(): Promise<Accounts | null> {
    const { stores, open } = this.#context;
    try {
      if (stores.store === null) open();
      return await (await stores.opened()).openAccounts();
    } catch (thrown) {
      console.error(`[webinar-comments] Nobody can sign in here: ${String(thrown)}`);
      return null;
    }
  }
}
