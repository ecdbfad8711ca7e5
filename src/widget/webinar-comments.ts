import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AnnounceController } from '../controllers/announce-controller.js';
import { LocalizeController } from '../controllers/localize-controller.js';
import { NowController } from '../controllers/now-controller.js';
import { element, property } from '../elements/element.js';
import type { WebinarCommentForm } from '../elements/webinar-comment-form.js';
import type { WebinarCommentList } from '../elements/webinar-comment-list.js';
import type { MessageOverrides } from '../i18n/override-messages.js';
import type { DiagnosisOptions, Finding } from '../store/finding.js';
import type { FirebaseConfig, FirestoreInstance } from '../model/settings.js';
import { VERSION } from '../model/version.js';
import type { CommentStore, ReadySnapshot, StoreSnapshot } from '../store/comment-store.js';
import { controls } from '../styles/controls.js';
import { PARTS } from '../styles/parts.js';
import { tokens } from '../styles/tokens.js';
import { OpeningController, SETTINGS } from './opening-controller.js';
import { PermalinkController } from './permalink/permalink-controller.js';
import { RequestAnswerer } from './request-answerer.js';
import { SnapshotReporter } from './snapshot-reporter.js';
import { StoreController } from './store-controller.js';
import { TeamController } from './team/team-controller.js';
import { numberOf, threadStatuses } from './thread-statuses.js';
import { styles } from './webinar-comments.styles.js';
import '../elements/webinar-comment-form.js';
import '../elements/webinar-comment-list.js';

/**
 * The comment thread of a webinar replay.
 *
 * @customElement webinar-comments
 * @fires webinar-comments-ready - the first comments are on the page
 * @fires webinar-comments-count - the number in the heading is another one
 * @fires webinar-comments-post - a comment of this viewer is kept
 * @fires webinar-comments-error - something failed
 * @csspart heading - the heading over the thread
 * @csspart status - a sentence about the state of the thread
 */
@element('webinar-comments')
export class WebinarComments extends LitElement {
  static override styles = [tokens, controls, styles];
  /** Version of the package that it comes from. */
  static readonly version = VERSION;

  /** Names the thread: letters, digits, ".", "_" and "-"; without it, the page's canonical address does. */
  @property() thread = '';

  /** Id of a Firebase project; without it, comments are kept in this browser. */
  @property({ attribute: 'project-id' }) projectId = '';

  /** Web API key of that project. */
  @property({ attribute: 'api-key' }) apiKey = '';

  /** Host and port of a Firestore emulator. */
  @property() emulator = '';

  /** Host and port of an Auth emulator. */
  @property({ attribute: 'auth-emulator' }) authEmulator = '';

  /** A custom token of the page's own login, which makes the reader known to the project. */
  @property({ attribute: 'auth-token' }) authToken = '';

  /** Id of the web app in that project; App Check needs it. */
  @property({ attribute: 'app-id' }) appId = '';

  /** reCAPTCHA Enterprise key of the site, where the project enforces App Check. */
  @property({ attribute: 'app-check-site-key' }) appCheckSiteKey = '';

  /** Address of a file that `npx webinar-comments snapshot` wrote: the first comments come from it, without a read. */
  @property() snapshot = '';

  /** In the embedded store only, for demonstrations: what the person of this browser is. */
  @property({ attribute: 'demo-role' }) demoRole = '';

  /** Level of the heading over the thread, 1 to 5; comments take the next one. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 2;

  /** The settings object of the Firebase console, instead of the attributes. */
  @property({ attribute: false }) config: FirebaseConfig | null = null;

  /** The page's own `Firestore`, of the SDK that npm installs with this package: names the project, shares its connection. */
  @property({ attribute: false }) firestore: FirestoreInstance | null = null;

  /** Sentences of the page's own, in the place of the element's. */
  @property({ attribute: false }) messages: MessageOverrides | null = null;

  /** A store to use instead of opening one. The page closes it. */
  @property({ attribute: false }) store: CommentStore | null = null;

  readonly #i18n = new LocalizeController(this);
  readonly #clock = new NowController(this);
  readonly #announcer = new AnnounceController(this);
  readonly #stores = new StoreController(this);
  readonly #opening = new OpeningController(this, this.#stores);
  readonly #reporter = new SnapshotReporter(
    this,
    this.#announcer,
    () => this.#form?.isTyping === true || this.#list?.isTyping === true,
  );
  readonly #answerer = new RequestAnswerer({
    stores: this.#stores,
    announcer: this.#announcer,
    messages: () => this.#i18n.locale.messages,
    form: () => this.#form ?? this.#title,
  });
  readonly #context = {
    host: this,
    stores: this.#stores,
    locale: () => this.#i18n.locale,
    open: () => {
      this.#opening.open();
    },
  };
  readonly #team = new TeamController(this.#context);
  readonly #permalink = new PermalinkController(this.#context);
  #hasShown = false;
  #focused: Element | null = null;

  constructor() {
    super();
    this.#answerer.listen(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('messages')) this.#i18n.follow();
    if (SETTINGS.some((name) => changed.has(name))) this.#opening.settingsChanged();
    if (this.#opening.isNear) this.#i18n.need();
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  override updated(): void {
    this.#reporter.report(this.#stores.snapshot, this.#i18n.locale.messages);
    // A button that is not needed any more, or the form of a thread that was closed.
    if (this.#focused?.isConnected === false) this.#title?.focus();
  }

  /** Opens the dialog in which hosts, experts and moderators sign in. */
  async signIn(): Promise<void> {
    await (await this.#team.view())?.signIn();
  }

  /** Ends the session of whoever signed in here. */
  async signOut(): Promise<void> {
    await (await this.#team.view())?.signOut();
  }

  /**
   * Looks for what is wrong with this embedding, prints it to the console, and resolves with it: what it is, and the line
   * to add. Costs three reads.
   */
  async diagnose(options: DiagnosisOptions = {}): Promise<readonly Finding[]> {
    const { diagnose } = await import('./diagnosis.js');
    return diagnose(() => this.#opening.settings(), options);
  }

  override render(): TemplateResult {
    const { snapshot } = this.#stores;
    const { locale } = this.#i18n;
    const isOpen = snapshot.status !== 'ready' || snapshot.isOpen;
    const isBroken = snapshot.status === 'failed' && snapshot.error.code === 'misconfigured';
    this.#hasShown ||= snapshot.status === 'ready';
    // What the page itself holds of the thread stays until comments are here.
    const isStatic = !this.#hasShown && this.childElementCount > 0;
    return html`
      <section
        ?hidden=${isStatic && snapshot.status === 'loading'}
        aria-labelledby="heading"
        class=${this.#i18n.isComing ? 'awaited' : ''}
        lang=${locale.messages.lang}
        dir=${locale.messages.dir}
      >
        ${this.#renderHeading(snapshot)} ${this.#team.render(this.#clock.now, this.#level + 1)}
        ${
          isOpen && !isBroken
            ? html`<webinar-comment-form
                exportparts=${PARTS}
                .locale=${locale}
                .isPreModerated=${snapshot.status === 'ready' && snapshot.isPreModerated && snapshot.viewer.role === ''}
                .place=${this.#opening.place}
              ></webinar-comment-form>`
            : nothing
        }
        ${threadStatuses(snapshot, locale, this.#stores.retry)} ${this.#permalink.render()}
        ${snapshot.status === 'ready' ? this.#renderList(snapshot) : nothing} ${this.#team.renderEnd()}
        <div class="visually-hidden" role="status" aria-live="polite">${this.#announcer.text}</div>
      </section>
      ${isStatic ? html`<slot></slot>` : nothing}
    `;
  }

  #renderHeading(snapshot: StoreSnapshot): TemplateResult {
    const { messages, formats } = this.#i18n.locale;
    const [number, isExact] = snapshot.status === 'ready' ? numberOf(snapshot) : [0, true];
    return html`
      <div id="heading" part="heading" role="heading" aria-level=${this.#level} tabindex="-1">
        ${messages.heading}
        ${
          snapshot.status === 'ready' && snapshot.comments.length + snapshot.arrivals.length > 0
            ? html`<span class="count">(${formats.number(number)}${isExact ? '' : '+'})</span>`
            : nothing
        }
      </div>
    `;
  }

  #renderList(snapshot: ReadySnapshot): TemplateResult {
    return html`
      <webinar-comment-list
        exportparts=${PARTS}
        .comments=${snapshot.comments}
        .arrivals=${snapshot.arrivals}
        .hasMore=${snapshot.hasMore}
        .isLoadingMore=${snapshot.isLoadingMore}
        .isOpen=${snapshot.isOpen}
        .isPreModerated=${snapshot.isPreModerated}
        .pinned=${snapshot.pinned}
        .linked=${this.#permalink.linked}
        .tools=${this.#team.tools}
        .locale=${this.#i18n.locale}
        .now=${this.#clock.now}
        .level=${this.#level + 1}
        .place=${this.#opening.place}
      ></webinar-comment-list>
    `;
  }

  get #form(): WebinarCommentForm | null {
    return this.renderRoot.querySelector('webinar-comment-form');
  }

  get #title(): HTMLElement | null {
    return this.renderRoot.querySelector('#heading');
  }

  get #list(): WebinarCommentList | null {
    return this.renderRoot.querySelector('webinar-comment-list');
  }

  get #level(): number {
    return Math.min(5, Math.max(1, Math.round(this.headingLevel) || 2));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'webinar-comments': WebinarComments;
  }
}
