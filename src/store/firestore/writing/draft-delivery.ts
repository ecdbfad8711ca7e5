import type { CommentId } from '../../../model/comment.js';
import type { CommentDraft } from '../../../model/draft.js';
import { CommentsError } from '../../../model/errors.js';
import { Outbox } from '../../outbox.js';
import type { ViewerBook } from '../../viewer-book.js';
import { backoffDelay } from '../../waiting.js';
import type { FirestoreSettings } from '../firestore-rest.js';
import type { ViewerSession } from '../identity/viewer-session.js';
import { outboxKey } from '../opening/known-here.js';

/** Sends that may fail for a passing reason before the page says so; sending goes on afterwards. */
const QUIET_TRIES = 2;

/** Milliseconds after which a comment that came too soon is sent again. */
const SHORT_WAIT = 3000;

/** What a delivery shares with its writer. */
export interface DeliveryContext {
  readonly settings: FirestoreSettings;
  /** The person whose drafts these are. */
  readonly session: ViewerSession;
  readonly book: ViewerBook;
  /** Tells the store that the ledger changed. */
  readonly changed: () => void;
  /** Sends a draft once, and settles it when it arrived. */
  readonly send: (draft: CommentDraft) => Promise<void>;
}

/** The drafts of one person on their way: each is sent until it arrives, by this page or by the next one of this tab. */
export class DraftDelivery {
  readonly #context: DeliveryContext;
  readonly #outbox: Outbox;
  readonly #drafts = new Map<CommentId, CommentDraft>();
  readonly #timers = new Map<CommentId, ReturnType<typeof setTimeout>>();
  #isStopped = false;

  constructor(context: DeliveryContext) {
    this.#context = context;
    this.#outbox = new Outbox(outboxKey(context.settings));
  }

  /** Sends what an earlier page of this tab could not. */
  resume(): void {
    const { uid, isAccount } = this.#context.session;
    for (const draft of this.#outbox.read()) {
      // Words of another person wait for them; those of nobody yet become an account's neither.
      const isOwn = draft.by ? draft.by === uid : !isAccount;
      // What was posted while the person was looked up is on its way already.
      if (isOwn && !this.#drafts.has(draft.id)) this.#begin(draft);
    }
  }

  /** Takes a draft and sends it. */
  post(draft: CommentDraft): void {
    this.#keep(draft);
    this.#begin(draft);
  }

  /** Sends a failed draft again. */
  resend(id: CommentId): Promise<void> {
    this.#context.book.mark(id, null);
    this.#context.changed();
    return this.#deliver(id, 0);
  }

  /** Sends everything that waits, now. */
  resendAll(): void {
    for (const id of this.#drafts.keys()) void this.#deliver(id, 0);
  }

  /** Learns that a draft arrived, or is not wanted any more. */
  settle(id: CommentId): void {
    if (!this.#drafts.delete(id)) return;
    clearTimeout(this.#timers.get(id));
    this.#outbox.delete(id);
  }

  /** Stops sending; what is on its way still arrives, and what is not waits for the next page of this tab. */
  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #keep(draft: CommentDraft): void {
    this.#outbox.add({ ...draft, by: this.#context.session.uid });
  }

  #begin(draft: CommentDraft): void {
    this.#drafts.set(draft.id, draft);
    this.#context.book.begin(draft, Date.now());
    this.#context.changed();
    void this.#deliver(draft.id, 0);
  }

  async #deliver(id: CommentId, tries: number): Promise<void> {
    const draft = this.#drafts.get(id);
    if (!draft) return;
    clearTimeout(this.#timers.get(id));
    try {
      await this.#context.send(draft);
    } catch (thrown) {
      this.#onFailed(id, tries, CommentsError.from(thrown));
    }
  }

  #onFailed(id: CommentId, tries: number, error: CommentsError): void {
    const draft = this.#drafts.get(id);
    if (this.#isStopped || !draft) return;
    // The first try may have told who it is.
    this.#keep(draft);
    const isTooSoon = error.code === 'too-soon';
    const isLasting = !error.isPassing || tries >= QUIET_TRIES || !navigator.onLine;
    // Who writes two comments in a row sees the second one under way a little longer, and no complaint.
    if (!isTooSoon && isLasting) this.#context.book.mark(id, error);
    if (error.isPassing) {
      const again = (): void => void this.#deliver(id, isTooSoon ? tries : tries + 1);
      this.#timers.set(id, setTimeout(again, isTooSoon ? SHORT_WAIT : backoffDelay(tries)));
    }
    this.#context.changed();
  }
}
