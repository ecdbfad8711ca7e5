import { EDIT_WINDOW, type CommentId, type ReportReason, type Role, type StoredComment } from '../../model/comment.js';
import type { CommentDraft } from '../../model/draft.js';
import { CommentsError } from '../../model/errors.js';
import { byNewest, UNSET_THREAD, type ThreadSettings } from '../../model/thread.js';
import type { Accounts } from '../accounts.js';
import { LOADING, type CommentStore, type Keeping, type StoreSnapshot } from '../comment-store.js';
import type { ModerationDesk } from '../moderation-desk.js';
import { SnapshotCell } from '../snapshot-cell.js';
import { ThreadLedger, visibleIn, warnOfSkipped } from '../thread-ledger.js';
import { ViewerBook } from '../viewer-book.js';
import {
  changed,
  claimAuthor,
  randomAuthor,
  readThread,
  writeComment,
  writeHearts,
  writeModeration,
  type KeptThread,
} from './comment-database.js';
import { roleOf } from './demo-role.js';
import { findVisible, newReport, refusalOf } from './local-refusals.js';
import { storedPart } from './stored-part.js';
import { TabChannel } from './tab-channel.js';

const PAGE = 25;

/** Keeps a thread in this browser (IndexedDB) and in step between its tabs: for trying out, without any account. */
export class LocalCommentStore implements CommentStore {
  readonly #thread: string;
  readonly #role: Role;
  readonly #cell = new SnapshotCell<StoreSnapshot>(LOADING);
  readonly #ledger = new ThreadLedger();
  readonly #book = new ViewerBook(this.#ledger);
  readonly #channel: TabChannel;
  #older: StoredComment[] = [];
  #replies: readonly StoredComment[] = [];
  #settings: ThreadSettings = UNSET_THREAD;
  #keeping: Keeping = 'kept';
  #delivery = Promise.resolve();
  #isClosed = false;

  /** @param demoRole - what the person of this browser is made for a demonstration: a role, or empty */
  constructor(thread: string, demoRole = '') {
    this.#thread = thread;
    this.#role = roleOf(demoRole);
    this.#channel = new TabChannel(thread, {
      changed: (comment, viewer) => {
        this.#book.identify(viewer ?? this.#book.viewer.author);
        this.#hear(comment);
      },
      moderated: (hasMissed) => void this.#reload(hasMissed),
    });
    void this.#load();
  }

  get snapshot(): StoreSnapshot {
    return this.#cell.value;
  }

  subscribe(listener: () => void): () => void {
    return this.#cell.subscribe(listener);
  }

  prepare(): void {
    return;
  }

  async post(draft: CommentDraft): Promise<void> {
    const { checkedDraft } = await import('../../model/draft.js');
    const clean = checkedDraft(draft);
    if (!this.#settings.isOpen) throw new CommentsError('closed', 'The thread takes no more comments.');
    if (this.#ledger.find(draft.id)) return;
    this.#book.begin(clean, Date.now());
    this.#publish();
    this.#delivery = this.#deliver(draft.id);
    await this.#delivery;
  }

  async resend(id: CommentId): Promise<void> {
    await this.#deliver(id);
  }

  discard(id: CommentId): void {
    if (this.#ledger.find(id)?.failed) this.#book.drop(id);
    this.#publish();
  }

  async edit(id: CommentId, body: string): Promise<void> {
    const comment = this.#book.own(id);
    const now = Date.now();
    if (now >= comment.createdAt + EDIT_WINDOW) {
      throw new CommentsError('too-late', 'A comment can be changed for 15 minutes.');
    }
    await findVisible(this.#thread, id, this.#ledger);
    const { checkedDraft } = await import('../../model/draft.js');
    await this.#keep(changed(comment, { ...checkedDraft({ ...storedPart(comment), body }), editedAt: now }));
  }

  async remove(id: CommentId): Promise<void> {
    const comment = this.#book.own(id);
    const emptied = changed(comment, { body: '', name: '', state: 'removed' });
    this.#book.remember(comment);
    if (!comment.held) return this.#keep(emptied);
    await writeModeration([[['queue', this.#thread, id], null]]);
    this.#book.drop(id);
    this.#ledger.confirm(emptied);
    this.#tellModerators();
  }

  async restore(id: CommentId): Promise<void> {
    const words = this.#book.removedWords(id);
    if (!words) throw new CommentsError('not-found', 'Only a comment removed on this page can be brought back.');
    await this.#keepNew(changed(this.#book.own(id), { ...words, state: 'visible' }));
  }

  async heart(id: CommentId, isHearted: boolean): Promise<void> {
    const { author } = this.#book.viewer;
    const known = await findVisible(this.#thread, id, this.#ledger);
    if (known.author === author) throw new CommentsError('refused', 'Nobody gives their own comment a heart.');
    this.#book.heart(id, isHearted);
    const comment = this.#ledger.find(id) ?? known;
    await this.#write(() =>
      Promise.all([writeComment(this.#thread, storedPart(comment)), writeHearts(this.#thread, [...this.#book.hearts])]),
    );
    this.#channel.tell(this.#thread, storedPart(comment), author ?? undefined);
    this.#publish();
  }

  async report(id: CommentId, reason: ReportReason, note: string): Promise<void> {
    const report = await newReport(this.#thread, id, reason, note, this.#ledger);
    await this.#write(() => writeModeration([[['reports', this.#thread, id], report]]));
    this.#tellModerators();
  }

  async openDesk(): Promise<ModerationDesk> {
    const { LocalModerationDesk } = await import('./local-moderation-desk.js');
    return new LocalModerationDesk(this.#thread);
  }

  openAccounts(): Promise<Accounts> {
    const hint = 'The embedded store has no accounts; see the attribute "demo-role".';
    return Promise.reject(new CommentsError('misconfigured', hint, 'demo-role'));
  }

  showArrivals(ids?: readonly CommentId[]): void {
    this.#ledger.reveal(ids);
    this.#publish();
  }

  async bring(id: CommentId): Promise<CommentId | null> {
    const known = this.#ledger.find(id) ?? [...this.#older, ...this.#replies].find((comment) => comment.id === id);
    const root = known?.root ?? id;
    this.#putFirst(root);
    await this.loadMore(Number(this.#older[0]?.id === root));
    this.showArrivals([id]);
    return this.#ledger.find(id) ? root : null;
  }

  loadAll(): Promise<void> {
    return this.loadMore(this.#older.length);
  }

  loadMore(count = PAGE): Promise<void> {
    const page = this.#older.splice(0, count);
    const ids = new Set(page.map((comment) => comment.id));
    this.#ledger.show(page);
    this.#ledger.show(this.#replies.filter((reply) => reply.root !== null && ids.has(reply.root)));
    this.#publish();
    return Promise.resolve();
  }

  readonly retry = (): void => void this.#load();

  close(): void {
    this.#isClosed = true;
    this.#cell.clear();
    // The other tabs still want to hear of a comment that is on its way.
    void this.#delivery.finally(() => {
      this.#channel.close();
    });
  }

  async #load(): Promise<void> {
    try {
      const kept = await readThread(this.#thread);
      const { comments, skipped } = kept;
      warnOfSkipped(skipped);
      this.#learn(kept);
      this.#older = comments.filter((comment) => comment.root === null).sort(byNewest);
      this.#putFirst(this.#settings.pinned);
      this.#replies = comments.filter((comment) => comment.root !== null);
    } catch {
      this.#keeping = 'memory';
    }
    if (!this.#isClosed) await this.loadMore();
  }

  /** Learns who looks, and what moderators did. */
  #learn({ author, hearts, keptBack, settings }: KeptThread): void {
    this.#settings = settings;
    this.#book.identify(author, this.#role);
    this.#book.recallHearts(hearts);
    for (const { comment, reason } of keptBack) {
      if (comment.author === author) this.#book.hold(comment, reason);
    }
  }

  /** Makes a comment the first of those that are loaded next. */
  #putFirst(first: CommentId | null): void {
    const isFirst = ({ id }: StoredComment): boolean => id === first;
    this.#older = [...this.#older.filter(isFirst), ...this.#older.filter((comment) => !isFirst(comment))];
  }

  async #reload(hasMissed: boolean): Promise<void> {
    const kept = await readThread(this.#thread).catch(() => null);
    if (kept && hasMissed) for (const comment of kept.comments) this.#hear(comment);
    if (kept) this.#learn(kept);
    this.#publish();
  }

  async #deliver(id: CommentId): Promise<void> {
    this.#book.identify(this.#book.viewer.author ?? (await this.#claimAuthor()));
    const comment = storedPart(this.#book.own(id));
    await this.#keepNew(comment, comment.parent);
  }

  /** Keeps words that were not on the page before: where a moderator reads first, in the queue. */
  async #keepNew(comment: StoredComment, parent: CommentId | null = null): Promise<void> {
    const refusal = await refusalOf(this.#thread, comment.author, parent, this.#ledger);
    if (refusal !== null) {
      this.#book.mark(comment.id, refusal);
      this.#publish();
      return;
    }
    if (!this.#settings.isPreModerated || this.#role !== '') {
      await this.#keep({ ...comment, role: this.#role });
      return;
    }
    const kept = { thread: this.#thread, comment, reason: null };
    await this.#write(() => writeModeration([[['queue', this.#thread, comment.id], kept]]));
    this.#book.drop(comment.id);
    this.#book.hold(comment, null);
    this.#tellModerators();
  }

  #tellModerators(): void {
    this.#channel.tell(this.#thread);
    this.#publish();
  }

  // Private windows and full disks refuse; the words stay on the page and the page says so.
  async #write(work: () => Promise<unknown>): Promise<void> {
    await work().catch(() => {
      this.#keeping = 'memory';
    });
  }

  #claimAuthor(): Promise<string> {
    return claimAuthor(this.#thread).catch(() => {
      this.#keeping = 'memory';
      return randomAuthor();
    });
  }

  async #keep(comment: StoredComment): Promise<void> {
    await this.#write(() => writeComment(this.#thread, comment));
    this.#ledger.confirm(comment);
    this.#channel.tell(this.#thread, comment, comment.author);
    this.#publish();
  }

  #hear(comment: StoredComment): void {
    const isSame = ({ id }: StoredComment) => id === comment.id;
    const place = this.#older.findIndex(isSame);
    if (place >= 0) this.#older[place] = comment;
    else this.#ledger.arrive(comment, this.#older[0]?.createdAt ?? null);
    // A reply to a comment that is not loaded yet comes with its page.
    if (comment.root !== null) this.#replies = [...this.#replies.filter((reply) => !isSame(reply)), comment];
    this.#publish();
  }

  #publish(): void {
    if (this.#isClosed) return;
    const { comments, arrivals } = this.#ledger;
    const replies = this.#replies.filter(({ id }) => !this.#ledger.find(id));
    this.#cell.set({
      status: 'ready',
      comments,
      arrivals,
      count: this.#ledger.visible + visibleIn([...this.#older, ...replies]),
      viewer: this.#book.viewer,
      connection: 'live',
      keeping: this.#keeping,
      hasMore: this.#older.length > 0,
      isLoadingMore: false,
      ...this.#settings,
    });
  }
}
