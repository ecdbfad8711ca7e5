import type { CommentId, ReportReason, StoredComment } from '../../model/comment.js';
import type { CommentDraft } from '../../model/draft.js';
import { CommentsError } from '../../model/errors.js';
import { UNSET_THREAD, type ThreadSettings } from '../../model/thread.js';
import type { Accounts } from '../accounts.js';
import { LOADING, type CommentStore, type StoreSnapshot } from '../comment-store.js';
import type { ModerationDesk } from '../moderation-desk.js';
import { SnapshotCell } from '../snapshot-cell.js';
import { ThreadLedger, warnOfSkipped } from '../thread-ledger.js';
import { backoffDelay, idle } from '../waiting.js';
import type { CommentWriter } from './writing/comment-writer.js';
import { FirestoreRest, type FirestoreSettings } from './firestore-rest.js';
import type { ThreadFollower } from './live/thread-follower.js';
import { ConnectionWatch } from './opening/connection-watch.js';
import { isKnownHere } from './opening/known-here.js';
import { openThread, type Opening, type SnapshotOpener } from './opening/open-thread.js';
import { ThreadReader, type ThreadPage } from './thread-reader.js';

/**
 * Keeps a thread in Cloud Firestore: first page and writes over REST, changes of others through a live tail.
 * What the first comments on the page do not need is fetched after them.
 */
export class FirestoreCommentStore implements CommentStore {
  readonly #settings: FirestoreSettings;
  readonly #rest: FirestoreRest;
  readonly #cell = new SnapshotCell<StoreSnapshot>(LOADING);
  readonly #ledger = new ThreadLedger();
  #reader: ThreadReader;
  #writer: CommentWriter | null = null;
  #writing: Promise<CommentWriter> | null = null;
  #follower: ThreadFollower | null = null;
  #tally: Opening['tally'];
  #renew: Opening['renew'];
  #known = new Date(0);
  readonly #connection: ConnectionWatch;
  #thread: ThreadSettings = UNSET_THREAD;
  #isLoading = false;
  #isClosed = false;
  #failures = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  readonly resend = async (id: CommentId): Promise<void> => (await this.#write()).resend(id);
  readonly edit = async (id: CommentId, body: string): Promise<void> => (await this.#write()).edit(id, body);
  readonly remove = async (id: CommentId): Promise<void> => (await this.#write()).remove(id);
  readonly restore = async (id: CommentId): Promise<void> => (await this.#write()).restore(id);
  readonly heart = async (id: CommentId, isHearted: boolean): Promise<void> =>
    (await this.#write()).heart(id, isHearted);
  readonly report = async (id: CommentId, reason: ReportReason, note: string): Promise<void> =>
    (await this.#write()).report(id, reason, note);
  readonly loadMore = (): Promise<void> => this.#loadOlder(() => this.#reader.nextPage());
  readonly loadAll = (): Promise<void> => this.#loadOlder(() => this.#reader.readAll());

  /** @param snapshot - opens the thread as it was; resolves with null where it has to be read */
  constructor(settings: FirestoreSettings, snapshot?: Promise<SnapshotOpener | null>) {
    this.#settings = settings;
    this.#rest = new FirestoreRest(settings);
    this.#reader = new ThreadReader(this.#rest, settings.thread);
    this.#connection = new ConnectionWatch({ changed: this.#publish, back: this.#onOnline });
    void this.#load(snapshot);
  }

  get snapshot(): StoreSnapshot {
    return this.#cell.value;
  }

  subscribe(listener: () => void): () => void {
    return this.#cell.subscribe(listener);
  }

  prepare(): void {
    this.#write().catch(() => undefined);
  }

  async post(draft: CommentDraft): Promise<void> {
    if (this.snapshot.status !== 'ready') throw new CommentsError('offline', 'The thread could not be read yet.');
    if (!this.#thread.isOpen) throw new CommentsError('closed', 'The thread takes no more comments.');
    (await this.#write()).post(draft);
  }

  discard(id: CommentId): void {
    this.#writer?.discard(id);
  }

  async openDesk(): Promise<ModerationDesk> {
    return (await this.#write()).openDesk();
  }

  async openAccounts(): Promise<Accounts> {
    return (await this.#write()).openAccounts();
  }

  showArrivals(ids?: readonly CommentId[]): void {
    this.#ledger.reveal(ids);
    this.#publish();
  }

  async bring(id: CommentId): Promise<CommentId | null> {
    if (!this.#ledger.find(id)) this.#show(await this.#reader.conversation(id));
    const comment = this.#ledger.find(id);
    this.showArrivals([id]);
    return comment ? (comment.root ?? id) : null;
  }

  retry(): void {
    if (this.snapshot.status !== 'failed') return;
    clearTimeout(this.#retryTimer);
    this.#cell.set(LOADING);
    void this.#load();
  }

  close(): void {
    this.#isClosed = true;
    this.#connection.close();
    clearTimeout(this.#retryTimer);
    this.#writer?.close();
    this.#follower?.stop();
    this.#cell.clear();
  }

  async #load(snapshot?: Promise<SnapshotOpener | null>): Promise<void> {
    this.#reader = new ThreadReader(this.#rest, this.#settings.thread);
    try {
      const opening = await openThread(this.#rest, this.#reader, this.#settings.thread, snapshot);
      if (this.#isClosed) return;
      this.#failures = 0;
      this.#take(opening);
      void this.#follow();
    } catch (thrown) {
      this.#onLoadFailed(CommentsError.from(thrown));
    }
  }

  #take({ thread, pages, known, tally, renew, changes }: Opening): void {
    this.#thread = thread;
    this.#connection.begin(thread.isOpen);
    this.#known = known;
    this.#tally ??= tally;
    this.#renew = renew;
    for (const page of pages) this.#show(page);
    if (changes) this.#onChanged(changes.comments, changes.skipped);
    this.#publish();
  }

  async #loadOlder(read: () => Promise<ThreadPage>): Promise<void> {
    if (this.#isLoading || !this.#reader.hasMore) return;
    this.#isLoading = true;
    this.#publish();
    try {
      this.#show(await read());
    } finally {
      this.#isLoading = false;
      this.#publish();
    }
  }

  #onLoadFailed(cause: CommentsError): void {
    if (this.#isClosed) return;
    // Everyone may read, so whoever may not meets rules that are not ours.
    const hint = 'The project refuses to list comments: are firestore.rules deployed?';
    const error = cause.code === 'refused' ? new CommentsError('misconfigured', hint, 'project-id') : cause;
    this.#cell.set({ status: 'failed', error });
    if (error.isPassing) this.#retryTimer = setTimeout(this.retry.bind(this), backoffDelay(this.#failures++));
  }

  /** Fetches the rest once the first comments are shown: the viewer's own part, then the changes of others. */
  async #follow(): Promise<void> {
    const counting = this.#readTally();
    try {
      const renewed = await this.#renew?.();
      if (renewed) this.#take(renewed);
      if (isKnownHere(this.#settings)) await (await this.#write()).resume();
      // What the live tail tells is compared with the number.
      await counting;
      if (!this.#thread.isOpen) return;
      await idle();
      const { ThreadFollower } = await import('./live/thread-follower.js');
      if (this.#isClosed) return;
      this.#follower ??= new ThreadFollower(
        this.#settings,
        () => this.#reader,
        () => this.#known,
        {
          changed: this.#onChanged,
          current: this.#onCurrent,
          connected: this.#connection.set,
        },
      );
      this.#follower.start();
    } catch {
      // The code could not be fetched; that is tried again when the network is back.
      this.#connection.set(false);
    }
  }

  /** Asks for the number of comments, unless all are on the page. Without it, the page says that there are more. */
  async #readTally(): Promise<void> {
    if (this.#tally || !this.#reader.hasMore) return;
    try {
      const { readTally } = await import('./thread-tally.js');
      this.#tally = await readTally(this.#rest, this.#settings.thread);
      this.#publish();
    } catch {
      // It is asked for again with the rest, when the network is back.
    }
  }

  /** The exact number of comments, or null: what the page itself disproves is not known. */
  #count(): number | null {
    const { visible: shown } = this.#ledger;
    const number = this.#tally?.tell(this.#ledger.takeChanged()) ?? -1;
    if (!this.#reader.hasMore) return shown;
    return number >= shown ? number : null;
  }

  /** The writer; rejects when its code cannot be fetched. */
  async #write(): Promise<CommentWriter> {
    try {
      return await (this.#writing ??= this.#openWriter());
    } catch (thrown) {
      this.#writing = null;
      throw CommentsError.offline(thrown);
    }
  }

  async #openWriter(): Promise<CommentWriter> {
    const code = await import('./writing/comment-writer.js');
    const writer = await code.CommentWriter.open({
      settings: this.#settings,
      rest: this.#rest,
      ledger: this.#ledger,
      changed: this.#publish,
      threadSettings: () => this.#thread,
      learn: this.#learn,
    });
    if (this.#isClosed) writer.close();
    return (this.#writer = writer);
  }

  #show({ comments, skipped }: ThreadPage): void {
    this.#ledger.show(comments);
    warnOfSkipped(skipped);
  }

  readonly #onChanged = (comments: readonly StoredComment[], skipped: number): void => {
    if (this.#isClosed) return;
    warnOfSkipped(skipped);
    this.#tally?.tell(comments);
    for (const comment of comments) {
      this.#ledger.arrive(comment, this.#reader.oldest);
      this.#onCurrent(new Date(comment.updatedAt));
    }
    this.#writer?.hear(comments);
    this.#publish();
  };

  readonly #onCurrent = (readTime: Date): void => {
    if (readTime > this.#known) this.#known = readTime;
  };

  readonly #learn = (thread: ThreadSettings): void => {
    this.#thread = thread;
    this.#publish();
  };

  readonly #onOnline = (): void => {
    this.retry();
    this.#writer?.resendAll();
    if (this.#follower) this.#follower.revive();
    else if (this.snapshot.status === 'ready') void this.#follow();
  };

  readonly #publish = (): void => {
    if (this.#isClosed || this.#known.getTime() === 0) return;
    const { comments, arrivals, viewer } = this.#ledger;
    this.#cell.set({
      status: 'ready',
      comments,
      arrivals,
      count: this.#count(),
      viewer,
      connection: this.#connection.value,
      keeping: 'kept',
      hasMore: this.#reader.hasMore,
      isLoadingMore: this.#isLoading,
      ...this.#thread,
    });
  };
}
