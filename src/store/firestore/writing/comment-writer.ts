import type { CommentId, ReportReason, Role, StoredComment } from '../../../model/comment.js';
import { checkedDraft, newCommentId, type CommentDraft } from '../../../model/draft.js';
import { CommentsError } from '../../../model/errors.js';
import type { ThreadSettings } from '../../../model/thread.js';
import type { Accounts } from '../../accounts.js';
import type { ModerationDesk } from '../../moderation-desk.js';
import { RememberedIds } from '../../remembered-ids.js';
import type { ThreadLedger } from '../../thread-ledger.js';
import { ViewerBook } from '../../viewer-book.js';
import type { FirestoreRest, FirestoreSettings } from '../firestore-rest.js';
import { openSession } from '../identity/open-session.js';
import { ProjectAccounts } from '../identity/project-accounts.js';
import type { ViewerSession } from '../identity/viewer-session.js';
import type { CommentSender } from './comment-sender.js';
import { DraftDelivery } from './draft-delivery.js';
import { fetched } from './fetched.js';
import type { ReaderSignals } from './reader-signals.js';

/** What a writer shares with its store. */
export interface WriterContext {
  readonly settings: FirestoreSettings;
  readonly rest: FirestoreRest;
  readonly ledger: ThreadLedger;
  /** Tells the store that the ledger changed. */
  readonly changed: () => void;
  /** What moderators set for the thread, as far as known. */
  readonly threadSettings: () => ThreadSettings;
  /** Tells the store that it is otherwise. */
  readonly learn: (settings: ThreadSettings) => void;
}

/** Everything a viewer does to a thread: posts until they arrive, changes, removals. Readers never download it before comments are painted. */
export class CommentWriter {
  /** The person of this browser. */
  readonly #session: ViewerSession;
  readonly #context: WriterContext;
  readonly #book: ViewerBook;
  #sender: CommentSender | null = null;
  readonly #delivery: DraftDelivery;
  readonly #hearts: RememberedIds;
  /** Nobody can list the queue, so the browser knows what it sent there. */
  readonly #waiting: RememberedIds;
  readonly #asked = new Set<CommentId>();
  readonly #takenBack = new Set<CommentId>();
  /** Those that may arrive all the same. */
  readonly #discarded = new Set<CommentId>();
  #isClosed = false;

  /** A writer for the person of this browser; rejects with `CommentsError` when code cannot be fetched. */
  static async open(context: WriterContext): Promise<CommentWriter> {
    return new CommentWriter(context, await fetched(openSession(context.settings, context.rest)));
  }

  private constructor(context: WriterContext, session: ViewerSession) {
    const { rest, settings } = context;
    const { thread } = settings;
    this.#session = session;
    this.#context = context;
    this.#book = new ViewerBook(context.ledger);
    session.ended = () => {
      // Whoever shows the thread opens it anew.
      this.#book.identify(null, '', false);
      context.changed();
    };
    this.#delivery = new DraftDelivery({ ...context, session, book: this.#book, send: this.#send });
    // Several people may share a browser, one after the other, and nobody may know what became of another's comment.
    const place = `${rest.root}/${thread}${session.listMark()}`;
    this.#hearts = new RememberedIds(`hearts:${place}`);
    this.#waiting = new RememberedIds(`held:${place}`);
  }

  /** Finds out which comments are this viewer's, and sends what an earlier page of this tab could not. */
  async resume(): Promise<void> {
    const { changed } = this.#context;
    // A page that may not compute keys shows comments all the same.
    const author = await this.#author().catch(() => null);
    const role = await this.#session.role().catch((thrown: unknown) => {
      console.warn(`[webinar-comments] The role is not known: ${CommentsError.from(thrown).message}`);
      return this.#book.viewer.role;
    });
    if (this.#isClosed) return;
    this.#book.identify(author, role, this.#session.isAccount);
    this.#book.recallHearts(this.#hearts.ids);
    changed();
    this.#delivery.resume();
    void this.#look();
  }

  /** Asks what became of the viewer's comments that wait or that somebody removed, of each once. */
  async #look(): Promise<void> {
    const { ledger, rest, settings, changed } = this.#context;
    const removed = ledger.comments.filter(({ own, state, undoable }) => own && state === 'removed' && !undoable);
    const ids = [...this.#waiting.ids, ...removed.map(({ id }) => id)].filter((id) => !this.#asked.has(id));
    if (ids.length === 0 || this.#session.uid === null) return;
    for (const id of ids) this.#asked.add(id);
    try {
      const { lookUp } = await import('./own-queue.js');
      await lookUp(
        { rest, session: this.#session, thread: settings.thread, book: this.#book, waiting: this.#waiting },
        ids,
      );
      changed();
    } catch {
      // They are asked about again with the next change.
      for (const id of ids) this.#asked.delete(id);
    }
  }

  /** Takes a draft and sends it until it arrives; throws `invalid-draft` when its words break a limit. */
  post(draft: CommentDraft): void {
    const clean = checkedDraft(draft);
    if (this.#context.ledger.find(draft.id)) return;
    this.#delivery.post(clean);
  }

  /** Sends a failed comment again. */
  resend(id: CommentId): Promise<void> {
    return this.#delivery.resend(id);
  }

  /** Sends everything that waits, now. */
  resendAll(): void {
    this.#delivery.resendAll();
  }

  /** Forgets a failed comment, and takes it away when it arrived after all. */
  discard(id: CommentId): void {
    const { ledger, changed } = this.#context;
    if (!ledger.find(id)?.failed) return;
    this.#discarded.add(id);
    this.#delivery.settle(id);
    this.#book.drop(id);
    changed();
  }

  /** Changes the words of one's own comment. */
  async edit(id: CommentId, body: string): Promise<void> {
    const comment = this.#book.own(id);
    const clean = checkedDraft({ body, name: comment.name });
    this.#confirm(await (await this.#sending()).edit(comment, clean.body));
  }

  /** Takes one's own comment away. */
  async remove(id: CommentId): Promise<void> {
    const comment = this.#book.own(id);
    this.#book.remember(comment);
    if (!comment.held) {
      this.#confirm(await (await this.#sending()).remove(comment));
      return;
    }
    await (await this.#sending()).takeBack(comment);
    this.#remember(id, false);
    this.#takenBack.add(id);
    this.#book.drop(id);
    this.#confirm({ ...comment, body: '', name: '', state: 'removed' });
  }

  /** Brings back a comment that this page removed. */
  async restore(id: CommentId): Promise<void> {
    const words = this.#book.removedWords(id);
    if (!words) throw new CommentsError('not-found', 'Only a comment removed on this page can be brought back.');
    const comment = this.#book.own(id);
    if (!this.#takenBack.delete(id)) {
      this.#confirm(await (await this.#sending()).restore(comment, words));
      return;
    }
    // Its words are nowhere else, so they are sent anew; where its place is still on the page, they need another.
    const isTaken = await (await this.#sending()).isTaken(id);
    if (isTaken) this.#context.ledger.put({ ...comment, undoable: false });
    else this.#book.drop(id);
    this.post({ id: isTaken ? newCommentId() : id, parent: comment.parent, ...words });
  }

  /** Gives somebody else's comment a heart, or takes it back; seen at once, and taken back when it is refused. */
  async heart(id: CommentId, isHearted: boolean): Promise<void> {
    const { changed } = this.#context;
    this.#book.heart(id, isHearted);
    changed();
    try {
      await (await this.#signals()).heart(id, isHearted);
      this.#hearts.set(id, isHearted);
    } catch (thrown) {
      this.#book.heart(id, !isHearted);
      changed();
      throw thrown;
    }
  }

  /** Asks the moderators to look at a comment. */
  async report(id: CommentId, reason: ReportReason, note: string): Promise<void> {
    await (await this.#signals()).report(id, reason, note);
  }

  /** What a moderator may do. */
  async openDesk(): Promise<ModerationDesk> {
    const { FirestoreModerationDesk: Desk } = await fetched(import('../moderation/firestore-moderation-desk.js'));
    const { settings, rest, threadSettings, learn } = this.#context;
    return new Desk(settings, rest, this.#session, threadSettings(), learn);
  }

  /** Where people sign in with an account. */
  openAccounts(): Accounts {
    return new ProjectAccounts(this.#context.settings);
  }

  /** Comments came from the server: drafts among them arrived, and others may tell of what the viewer waits for. */
  hear(comments: readonly StoredComment[]): void {
    for (const { id } of comments) {
      this.#delivery.settle(id);
      // What cannot be taken away now stays to be seen, with the button that removes it.
      this.#removeDiscarded(id).catch(() => undefined);
    }
    void this.#look();
  }

  /** Stops sending; what is on its way still arrives, and what is not waits for the next page of this tab. */
  close(): void {
    this.#isClosed = true;
    this.#session.close();
    this.#delivery.stop();
  }

  async #removeDiscarded(id: CommentId): Promise<void> {
    if (this.#discarded.delete(id)) await this.remove(id);
  }

  async #author(): Promise<string | null> {
    const { uid } = this.#session;
    return uid === null ? null : this.#session.keyIn(this.#context.settings.thread);
  }

  /** What sends; fetched when there is something to send, since most readers only read. */
  async #sending(): Promise<CommentSender> {
    const { CommentSender: Sender } = await fetched(import('./comment-sender.js'));
    const session = this.#session;
    const { thread } = this.#context.settings;
    const role = (): Role => this.#book.viewer.role;
    return (this.#sender ??= new Sender({ ...this.#context, session, thread, role }));
  }

  async #signals(): Promise<ReaderSignals> {
    const { ReaderSignals: Signals } = await fetched(import('./reader-signals.js'));
    return new Signals(this.#context.rest, this.#session, this.#context.settings.thread);
  }

  #remember(id: CommentId, isWaiting: boolean): void {
    this.#waiting.set(id, isWaiting);
    this.#asked.delete(id);
  }

  readonly #send = async (draft: CommentDraft): Promise<void> => {
    const { comment, isHeld } = await (await this.#sending()).send(draft);
    const { id } = comment;
    this.#delivery.settle(id);
    this.#book.identify(comment.author);
    if (isHeld) {
      this.#remember(id, true);
      this.#book.hold(comment, null);
      this.#context.changed();
    } else this.#confirm(comment);
    await this.#removeDiscarded(id);
  };

  #confirm(comment: StoredComment): void {
    this.#context.ledger.confirm(comment);
    this.#context.changed();
  }
}
