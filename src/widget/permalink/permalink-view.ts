import { html, nothing, type TemplateResult } from 'lit';
import type { CommentId } from '../../model/comment.js';
import type { CommentStore, ReadySnapshot } from '../../store/comment-store.js';
import { findComment, type CommentElement } from './find-comment.js';
import { goTo, watchPerson } from './go-to.js';
import type { PermalinkContext } from './permalink-context.js';

/** What a widget looks for, and whether it has it. */
interface Search {
  readonly id: CommentId;
  readonly isFound: Promise<boolean>;
}

/** What the widgets of this page looked for last. */
const searches = new Map<PermalinkView, Search>();

/** Leads to the comment that the address of the page names: brings it onto the page, marks it and puts the focus there. */
export class PermalinkView {
  readonly #context: PermalinkContext;
  #follows: readonly [store: CommentStore, id: CommentId] | null = null;
  /** The comment that somebody wants to be taken to and was not yet, while the thread is perhaps opened anew. */
  #asked: CommentId | null = null;
  #marked: CommentElement | null = null;
  #problem: 'linkMissing' | 'linkUnread' | null = null;

  /** The conversations that stand first because somebody came for them, the latest last. */
  linked: readonly CommentId[] = [];

  constructor(context: PermalinkContext) {
    this.#context = context;
  }

  /**
   * Leads to a comment.
   *
   * @param isAsked - whether the person is to be taken there; else it is only brought and marked
   */
  async follow(store: CommentStore, id: CommentId, isAsked: boolean): Promise<void> {
    document.addEventListener('click', this.#onClick);
    // A page may have something of its own by that name.
    if (document.getElementById(`comment-${id}`)) return;
    const follows = (this.#follows = [store, id]);
    if (isAsked) this.#asked = id;
    const isWanted = this.#asked === id;
    const isBusy = watchPerson();
    const search = this.#bring(store, id);
    const isFound = search.then((root) => root !== null);
    searches.set(this, { id, isFound: isFound.catch(() => false) });
    await this.#tell(null);
    const root = await search.catch(() => undefined);
    if (follows !== this.#follows) return;
    if (root === undefined) await this.#tell('linkUnread', isWanted && !isBusy());
    else if (root === null) await this.#miss(id, isWanted && !isBusy());
    else await this.#show(id, root, () => isWanted && !isBusy() && follows === this.#follows);
    if (follows === this.#follows) this.#asked = null;
  }

  /** Lets go of the page. */
  close(): void {
    document.removeEventListener('click', this.#onClick);
    searches.delete(this);
    this.#follows = null;
  }

  /** What has to be said about the address. */
  render(): TemplateResult | typeof nothing {
    const { tryAgain, forActing } = this.#context.locale().messages;
    if (this.#problem === null || forActing.here === null) return nothing;
    return html`
      <div id="permalink" class="status" part="status" tabindex="-1">
        <p>${forActing.here[this.#problem]}</p>
        ${
          this.#problem === 'linkUnread'
            ? html`<button type="button" @click=${this.#onRetry}>${tryAgain}</button>`
            : nothing
        }
      </div>
    `;
  }

  /** Puts the comment on the page; fulfils with the one at the top of its conversation, or null where there is none. */
  async #bring(store: CommentStore, id: CommentId): Promise<CommentId | null> {
    const { comments, arrivals } = await readySnapshot(store);
    const root = await store.bring(id);
    const isHere = [...comments, ...arrivals].some((comment) => comment.id === root);
    // Far down the thread, it would stand alone behind a gap.
    if (root !== null && !isHere) this.linked = [...this.linked.filter((other) => other !== root), root];
    return root;
  }

  async #show(id: CommentId, root: CommentId, isWanted: () => boolean): Promise<void> {
    const { host } = this.#context;
    for (const other of searches.keys()) if (other !== this) void other.#tell(null);
    host.requestUpdate();
    await host.updateComplete;
    const comment = await findComment(host.renderRoot, id, root);
    if (this.#marked) this.#marked.isLinked = false;
    this.#marked = comment;
    if (comment === null) return;
    comment.isLinked = true;
    await comment.updateComplete;
    const heading = comment.renderRoot.querySelector<HTMLElement>('#heading');
    if (isWanted()) this.#asked = null;
    if (heading) await goTo(heading, isWanted);
  }

  /** Of several widgets on the page one may have it; when none has, the first says so. */
  async #miss(id: CommentId, isWanted: boolean): Promise<void> {
    const follows = this.#follows;
    const others = [...searches.values()].filter((search) => search.id === id);
    const found = await Promise.all(others.map(({ isFound }) => isFound));
    if (follows !== this.#follows || found.includes(true) || !this.#isFirst) return;
    await this.#tell('linkMissing', isWanted);
  }

  get #isFirst(): boolean {
    const { host } = this.#context;
    return [...searches.keys()].every(
      (other) =>
        other === this || (other.#context.host.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
    );
  }

  async #tell(problem: 'linkMissing' | 'linkUnread' | null, isWanted = false): Promise<void> {
    if (problem === this.#problem) return;
    this.#problem = problem;
    const { host, locale } = this.#context;
    if (problem !== null) await locale().messages.forActing();
    host.requestUpdate();
    await host.updateComplete;
    const line = host.renderRoot.querySelector<HTMLElement>('#permalink');
    if (line && isWanted) await goTo(line, () => true);
  }

  readonly #onRetry = (): void => {
    if (this.#follows) void this.follow(...this.#follows, true);
  };

  // The address does not change when somebody presses the same link again.
  readonly #onClick = (event: Event): void => {
    const link = event.composedPath().find((place) => place instanceof HTMLAnchorElement);
    if (this.#follows && link?.href === location.href && link.hash === `#comment-${this.#follows[1]}`) {
      this.#onRetry();
    }
  };
}

/** Resolves when a thread can be read, with what was on the page then. */
function readySnapshot(store: CommentStore): Promise<ReadySnapshot> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (store.snapshot.status !== 'ready') return;
      stop();
      resolve(store.snapshot);
    };
    const stop = store.subscribe(look);
    look();
  });
}
