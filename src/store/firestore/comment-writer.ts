import type { CommentId, StoredComment } from '../../model/comment.js';
import { checkDraft, cleanDraft, type CommentDraft } from '../../model/draft.js';
import { CommentsError } from '../../model/errors.js';
import { backoffDelay } from '../backoff.js';
import { Outbox } from '../outbox.js';
import type { ThreadLedger } from '../thread-ledger.js';
import { CommentSender } from './comment-sender.js';
import type { FirestoreRest, FirestoreSettings } from './firestore-rest.js';

/** Sends that may fail for a passing reason before the page says so; sending goes on afterwards. */
const QUIET_TRIES = 2;

/** Milliseconds after which a comment that came too soon is sent again. */
const SHORT_WAIT = 3000;

/** What a writer shares with its store. */
export interface WriterContext {
  readonly settings: FirestoreSettings;
  readonly rest: FirestoreRest;
  readonly ledger: ThreadLedger;
  /** Tells the store that the ledger changed. */
  readonly changed: () => void;
  /** Tells the store that the thread turned out to be closed. */
  readonly closed: () => void;
}

/** Everything a viewer does to a thread: posts until they arrive, changes, removals. Readers never download it before comments are painted. */
export class CommentWriter {
  readonly #context: WriterContext;
  readonly #sender: CommentSender;
  readonly #outbox: Outbox;
  readonly #drafts = new Map<CommentId, CommentDraft>();
  readonly #timers = new Map<CommentId, ReturnType<typeof setTimeout>>();
  #isClosed = false;

  constructor(context: WriterContext) {
    const { rest, settings } = context;
    this.#context = context;
    this.#sender = new CommentSender(rest, settings);
    this.#outbox = new Outbox(`${settings.projectId}/${settings.thread}`);
  }

  /** Finds out which comments are this viewer's, and sends what an earlier page of this tab could not. */
  async resume(): Promise<void> {
    // A page that may not compute keys shows comments all the same.
    const author = await this.#sender.author().catch(() => null);
    if (this.#isClosed) return;
    this.#context.ledger.identify(author);
    this.#context.changed();
    for (const draft of this.#outbox.read()) this.#begin(draft);
  }

  /** Takes a cleaned draft and sends it until it arrives. */
  post(draft: CommentDraft): void {
    if (this.#context.ledger.find(draft.id)) return;
    this.#outbox.add(draft);
    this.#begin(draft);
  }

  /** Sends a failed comment again. */
  resend(id: CommentId): Promise<void> {
    this.#context.ledger.mark(id, null);
    this.#context.changed();
    return this.#deliver(id, 0);
  }

  /** Sends everything that waits, now. */
  resendAll(): void {
    for (const id of this.#drafts.keys()) void this.#deliver(id, 0);
  }

  /** Forgets a failed comment. */
  discard(id: CommentId): void {
    const { ledger, changed } = this.#context;
    if (!ledger.find(id)?.failed) return;
    this.settle(id);
    ledger.drop(id);
    changed();
  }

  /** Changes the words of one's own comment. */
  async edit(id: CommentId, body: string): Promise<void> {
    const comment = this.#context.ledger.own(id);
    const clean = cleanDraft({ body, name: comment.name });
    checkDraft(clean);
    this.#confirm(await this.#sender.edit(comment, clean.body));
  }

  /** Takes one's own comment away. */
  async remove(id: CommentId): Promise<void> {
    const comment = this.#context.ledger.own(id);
    this.#context.ledger.remember(comment);
    this.#confirm(await this.#sender.remove(comment));
  }

  /** Brings back a comment that this page removed. */
  async restore(id: CommentId): Promise<void> {
    const words = this.#context.ledger.removedWords(id);
    if (!words) throw new CommentsError('not-found', 'Only a comment removed on this page can be brought back.');
    this.#confirm(await this.#sender.restore(this.#context.ledger.own(id), words));
  }

  /** Learns that a draft arrived, or is not wanted any more. */
  settle(id: CommentId): void {
    if (!this.#drafts.delete(id)) return;
    clearTimeout(this.#timers.get(id));
    this.#outbox.delete(id);
  }

  /** Stops sending; what is on its way still arrives, and what is not waits for the next page of this tab. */
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #begin(draft: CommentDraft): void {
    this.#drafts.set(draft.id, draft);
    this.#context.ledger.begin(draft, Date.now());
    this.#context.changed();
    void this.#deliver(draft.id, 0);
  }

  async #deliver(id: CommentId, tries: number): Promise<void> {
    const draft = this.#drafts.get(id);
    if (!draft) return;
    clearTimeout(this.#timers.get(id));
    try {
      const comment = await this.#sender.send(draft);
      this.settle(id);
      this.#context.ledger.identify(comment.author);
      this.#confirm(comment);
    } catch (thrown) {
      this.#onSendFailed(id, tries, CommentsError.from(thrown));
    }
  }

  #onSendFailed(id: CommentId, tries: number, error: CommentsError): void {
    if (this.#isClosed || !this.#drafts.has(id)) return;
    const { ledger, changed, closed } = this.#context;
    if (error.code === 'closed') closed();
    const isTooSoon = error.code === 'too-soon';
    // Who writes two comments in a row sees the second one under way a little longer, and no complaint.
    if (!isTooSoon && (!error.isPassing || tries >= QUIET_TRIES || !navigator.onLine)) ledger.mark(id, error);
    if (error.isPassing) {
      const again = (): void => void this.#deliver(id, isTooSoon ? tries : tries + 1);
      this.#timers.set(id, setTimeout(again, isTooSoon ? SHORT_WAIT : backoffDelay(tries)));
    }
    changed();
  }

  #confirm(comment: StoredComment): void {
    this.#context.ledger.confirm(comment);
    this.#context.changed();
  }
}
