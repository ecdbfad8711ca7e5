import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { SignInRequest } from '../../events/sign-in-request.js';
import type { Locale } from '../../i18n/locale.js';
import type { SignInMessages } from '../../i18n/sign-in-messages.js';
import type { Accounts } from '../../store/accounts.js';
import { keepFocus } from './keep-focus.js';
import '../../elements/moderation/webinar-sign-in.js';

/** The dialog in which hosts and moderators sign in, and what answers it. */
export class SignInView {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #signedIn: () => void;
  #accounts: Accounts | null = null;

  /** @param signedIn - opens the thread anew, as the person who signed in */
  constructor(host: ReactiveControllerHost & HTMLElement, signedIn: () => void) {
    this.#host = host;
    this.#signedIn = signedIn;
  }

  /** Opens the dialog. */
  open(accounts: Accounts): void {
    this.#accounts = accounts;
    accounts.prepare();
    this.#host.requestUpdate();
  }

  /** The dialog, while it is open. */
  render(locale: Locale, words: SignInMessages): TemplateResult | typeof nothing {
    if (this.#accounts === null) return nothing;
    return html`
      <webinar-sign-in
        .locale=${locale}
        .words=${words}
        .isLink=${isSignInLink(location.href)}
        .email=${this.#accounts.linkEmail}
        @sign-in-request=${this.#onSignIn}
        @comment-form-close-request=${this.#close}
      ></webinar-sign-in>
    `;
  }

  readonly #onSignIn = (request: SignInRequest): void => {
    request.stopPropagation();
    request.respondWith(this.#attempt(request));
  };

  async #attempt(request: SignInRequest): Promise<void> {
    if (this.#accounts) request.problem = await this.#accounts.attempt(request.attempt);
    const { problem } = request;
    if (request.attempt.way === 'send-link' || (problem !== null && problem !== 'no-storage')) return;
    // How long it lasts is there to be read.
    if (problem === null) this.#close();
    this.#signedIn();
  }

  readonly #close = (): void => {
    this.#accounts = null;
    // The address asked for the dialog; a reload of the same address need not ask again.
    const { hash, pathname, search } = location;
    if (hash === '#webinar-comments-sign-in') history.replaceState(history.state, '', pathname + search);
    this.#host.requestUpdate();
    void keepFocus(this.#host);
  };
}

/** Whether the address of the page is a link from a sign-in e-mail. */
function isSignInLink(href: string): boolean {
  const { searchParams } = new URL(href);
  return searchParams.get('mode') === 'signIn' && searchParams.has('oobCode');
}
