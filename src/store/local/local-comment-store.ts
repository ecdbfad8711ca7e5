import { EDIT_WINDOW, storedPart, type CommentId, type StoredComment } from '../../model/comment.js';
import { checkDraft, cleanDraft, type CommentDraft } from '../../model/draft.js';
import { CommentsError } from '../../model/errors.js';
import { byNewest } from '../../model/thread.js';
import { LOADING, type CommentStore, type Keeping, type StoreSnapshot } from '../comment-store.js';
import { SnapshotCell } from '../snapshot-cell.js';
import { ThreadLedger } from '../thread-ledger.js';
import { claimAuthor, randomAuthor, readThread, writeComment } from './comment-database.js';
import { TabChannel } from './tab-channel.js';

const PAGE = 25;

/** Keeps a thread in this browser (IndexedDB) and in step between its tabs: for trying out, without any account. */
export class LocalCommentStore implements CommentStore {
  readonly #thread: string;
  readonly #cell = new SnapshotCell<StoreSnapshot>(LOADING);
  readonly #ledger = new ThreadLedger();
  readonly #channel: TabChannel;
  #older: StoredComment[] = [];
  #replies: readonly StoredComment[] = [];
  #keeping: Keeping = 'kept';
  #delivery = Promise.resolve();
  #isClosed = false;

  constructor(thread: string) {
    this.#thread = thread;
    this.#channel = new TabChannel(thread, (comment, viewer) => {
      this.#ledger.identify(viewer);
      this.#hear(comment);
    });
    void this.#load();
  }

  get snapshot(): StoreSnapshot {
    return this.#cell.value;
  }

  subscribe(listener: () => void): () => void {
    return this.#cell.subscribe(listener);
  }

  async post(draft: CommentDraft): Promise<void> {
    const clean = cleanDraft(draft);
    checkDraft(clean);
    if (this.#ledger.find(draft.id)) return;
    this.#ledger.begin(clean, Date.now());
    this.#publish();
    this.#delivery = this.#deliver(draft.id);
    await this.#delivery;
  }

  async resend(id: CommentId): Promise<void> {
    await this.#deliver(id);
  }

  discard(id: CommentId): void {
    if (this.#ledger.find(id)?.failed) this.#ledger.drop(id);
    this.#publish();
  }

  async edit(id: CommentId, body: string): Promise<void> {
    const comment = this.#ledger.own(id);
    const now = Date.now();
    if (now >= comment.createdAt + EDIT_WINDOW) {
      throw new CommentsError('too-late', 'A comment can be changed for 15 minutes.');
    }
    const clean = cleanDraft({ body, name: comment.name });
    checkDraft(clean);
    await this.#keep({ ...storedPart(comment), body: clean.body, editedAt: now, updatedAt: now });
  }

  async remove(id: CommentId): Promise<void> {
    const comment = this.#ledger.own(id);
    this.#ledger.remember(comment);
    await this.#keep({ ...storedPart(comment), body: '', name: '', state: 'removed', updatedAt: Date.now() });
  }

  async restore(id: CommentId): Promise<void> {
    const words = this.#ledger.removedWords(id);
    if (!words) throw new CommentsError('not-found', 'Only a comment removed on this page can be brought back.');
    await this.#keep({ ...storedPart(this.#ledger.own(id)), ...words, state: 'visible', updatedAt: Date.now() });
  }

  showArrivals(ids?: readonly CommentId[]): void {
    this.#ledger.reveal(ids);
    this.#publish();
  }

  loadMore(): Promise<void> {
    const page = this.#older.splice(0, PAGE);
    const ids = new Set(page.map((comment) => comment.id));
    this.#ledger.show(page);
    this.#ledger.show(this.#replies.filter((reply) => reply.root !== null && ids.has(reply.root)));
    this.#publish();
    return Promise.resolve();
  }

  retry(): void {
    void this.#load();
  }

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
      const { comments, author, skipped } = await readThread(this.#thread);
      if (skipped > 0)
        console.warn(`[webinar-comments] ${String(skipped)} stored records are not comments; the rest is shown.`);
      this.#ledger.identify(author);
      this.#older = comments.filter((comment) => comment.root === null).sort(byNewest);
      this.#replies = comments.filter((comment) => comment.root !== null);
    } catch {
      this.#keeping = 'memory';
    }
    if (!this.#isClosed) await this.loadMore();
  }

  async #deliver(id: CommentId): Promise<void> {
    this.#ledger.identify(this.#ledger.viewer.author ?? (await this.#claimAuthor()));
    await this.#keep(storedPart(this.#ledger.own(id)));
  }

  async #claimAuthor(): Promise<string> {
    try {
      return await claimAuthor(this.#thread);
    } catch {
      this.#keeping = 'memory';
      return randomAuthor();
    }
  }

  async #keep(comment: StoredComment): Promise<void> {
    try {
      await writeComment(this.#thread, comment);
    } catch {
      // Private windows and full disks refuse; the words stay on the page and the page says so.
      this.#keeping = 'memory';
    }
    this.#ledger.confirm(comment);
    this.#channel.tell(comment, comment.author);
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
    const { comments, arrivals, viewer } = this.#ledger;
    this.#cell.set({
      status: 'ready',
      comments,
      arrivals,
      viewer,
      connection: 'live',
      keeping: this.#keeping,
      hasMore: this.#older.length > 0,
      isLoadingMore: false,
      isOpen: true,
    });
  }
}
