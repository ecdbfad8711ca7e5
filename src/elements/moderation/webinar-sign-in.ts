import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { defaultLocale } from '../../controllers/localize-controller.js';
import { CommentFormCloseRequest } from '../../events/acting-requests.js';
import { SignInRequest } from '../../events/sign-in-request.js';
import type { Locale } from '../../i18n/locale.js';
import type { SignInMessages } from '../../i18n/sign-in-messages.js';
import type { SignInAttempt, SignInProblem } from '../../model/sign-in.js';
import { controls } from '../../styles/controls.js';
import { element, property, state } from '../element.js';
import { styles } from '../webinar-comment-form.styles.js';

/**
 * The dialog in which hosts, experts and moderators sign in.
 *
 * @customElement webinar-sign-in
 * @fires sign-in-request - the person tries to sign in
 * @fires comment-form-close-request - the dialog is closed
 */
@element('webinar-sign-in')
export class WebinarSignIn extends LitElement {
  static override styles = [
    controls,
    styles,
    css`
      dialog {
        width: min(28em, 92vw);
        padding: min(1.4em, 5vw);
        border: 1px solid var(--wc-edge);
        border-radius: var(--wc-radius);
        background: Canvas;
        color: CanvasText;
        --wc-field: transparent;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 50%);
      }

      #title {
        margin: 0;
        font-size: 1.25em;
        font-weight: 700;
      }

      input {
        max-width: none;
      }
    `,
  ];

  /** Words and formats. */
  @property({ attribute: false }) locale: Locale = defaultLocale;

  /** The words of the dialog. */
  @property({ attribute: false }) words!: SignInMessages;

  /** Whether the page was opened by a link from an e-mail, which needs the address alone. */
  @property({ attribute: false }) isLink = false;

  /** The address that is known already. */
  @property({ attribute: false }) email = '';

  @state() private password = '';
  @state() private problem: SignInProblem | 'email-missing' | 'password-missing' | null = null;
  @state() private sentTo: string | null = null;
  @state() private isBusy = false;

  override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
    // An address that this browser sent for the link from needs nobody's help.
    if (this.isLink && this.email !== '') void this.#try({ way: 'open-link', email: this.email });
  }

  override render(): TemplateResult {
    const { words } = this;
    return html`
      <dialog aria-labelledby="title" @close=${this.#onClose}>
        <form novalidate @submit=${this.#onSubmit}>
          <h2 id="title">${words.title}</h2>
          ${this.#isSignedIn ? nothing : this.#renderFields()} ${this.#renderState()}
          <div class="actions">
            ${this.#isSignedIn ? nothing : this.#renderButtons()}
            <button id="close" type="button" @click=${this.#onCancel}>
              ${this.#isSignedIn ? words.close : words.cancel}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }

  /** Whether all is done, and something about it remains to be read. */
  get #isSignedIn(): boolean {
    return this.problem === 'no-storage';
  }

  #renderFields(): TemplateResult {
    const { words } = this;
    return html`
      <p class="muted">${this.isLink ? words.emailForLink : words.intro}</p>
      ${this.#renderField('email', words.email, 'username', this.email)}
      ${this.isLink ? nothing : this.#renderField('password', words.password, 'current-password', this.password)}
    `;
  }

  #renderField(
    id: 'email' | 'password',
    label: string,
    autocomplete: 'username' | 'current-password',
    value: string,
  ): TemplateResult {
    const isWrong = this.problem === `${id}-missing` || (this.problem === 'wrong-password' && !this.isLink);
    return html`
      <div class="field">
        <label for=${id}>${label}</label>
        <input
          id=${id}
          type=${id}
          autocomplete=${autocomplete}
          .value=${value}
          aria-invalid=${isWrong}
          aria-describedby=${isWrong ? 'problem' : nothing}
          @input=${this.#onInput}
        />
      </div>
    `;
  }

  #renderState(): TemplateResult | typeof nothing {
    const { words, problem } = this;
    if (this.sentTo !== null) return html`<p role="status">${words.linkSent(this.sentTo)}</p>`;
    if (problem === null) return nothing;
    const sentence =
      problem === 'email-missing'
        ? words.emailMissing
        : problem === 'password-missing'
          ? words.passwordMissing
          : words.problems[problem];
    return html`<p id="problem" class="problem" role="alert">${sentence}</p>`;
  }

  #renderButtons(): TemplateResult {
    const { words } = this;
    return html`
      <button class="primary" type="submit" aria-disabled=${this.isBusy}>
        ${this.isBusy ? words.working : words.signIn}
      </button>
      ${
        this.isLink
          ? nothing
          : html`
              <button type="button" aria-disabled=${this.isBusy} @click=${this.#onSendLink}>${words.sendLink}</button>
              <button type="button" aria-disabled=${this.isBusy} @click=${this.#onGoogle}>${words.google}</button>
            `
      }
    `;
  }

  readonly #onInput = ({ target }: Event): void => {
    const { id, value } = target as HTMLInputElement;
    if (id === 'email') this.email = value;
    else this.password = value;
    this.problem = null;
    this.sentTo = null;
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const { email, password } = this;
    if (!this.#hasEmail()) return;
    if (!this.isLink && password === '') {
      this.#complain('password');
      return;
    }
    void this.#try(this.isLink ? { way: 'open-link', email } : { way: 'password', email, password });
  };

  readonly #onSendLink = async (): Promise<void> => {
    const { email } = this;
    if (this.#hasEmail() && (await this.#try({ way: 'send-link', email }))) this.sentTo = email;
  };

  readonly #onGoogle = (): void => void this.#try({ way: 'google' });

  readonly #onCancel = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };

  readonly #onClose = (): void => {
    this.dispatchEvent(new CommentFormCloseRequest());
  };

  #hasEmail(): boolean {
    if (/^\S+@\S+$/.test(this.email)) return true;
    this.#complain('email');
    return false;
  }

  #complain(field: 'email' | 'password'): void {
    this.problem = `${field}-missing`;
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  /** Resolves with whether it worked. */
  async #try(attempt: SignInAttempt): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.problem = null;
    const request = new SignInRequest(attempt);
    this.dispatchEvent(request);
    await request.response;
    this.isBusy = false;
    this.problem = request.problem;
    // A link that is used up is no reason to ask for an address alone.
    if (this.problem === 'expired-link') this.isLink = false;
    if (this.#isSignedIn) {
      await this.updateComplete;
      // The pressed button is gone, and must not take the focus with it.
      this.renderRoot.querySelector<HTMLElement>('#close')?.focus();
    }
    return this.problem === null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-sign-in': WebinarSignIn;
  }
}
