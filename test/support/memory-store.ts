import type { CommentId } from '../../src/model/comment.js';
import type { CommentDraft } from '../../src/model/draft.js';
import { CommentsError } from '../../src/model/errors.js';
import type { Accounts } from '../../src/store/accounts.js';
import { LOADING, type CommentStore, type ReadySnapshot, type StoreSnapshot } from '../../src/store/comment-store.js';
import type { ModerationDesk } from '../../src/store/moderation-desk.js';
import { SnapshotCell } from '../../src/store/snapshot-cell.js';

/** A thread that can be read, with nothing in it. */
export const READY: ReadySnapshot = {
  status: 'ready',
  comments: [],
  arrivals: [],
  count: null,
  viewer: { author: null, role: '', isSignedIn: false },
  connection: 'live',
  keeping: 'kept',
  hasMore: false,
  isLoadingMore: false,
  isOpen: true,
  isPreModerated: false,
  pinned: null,
};

/** A store whose state the test sets: for states that a real store reaches only in bad weather. */
export class MemoryStore implements CommentStore {
  readonly #cell = new SnapshotCell<StoreSnapshot>(LOADING);
  readonly posted: CommentDraft[] = [];
  isClosed = false;
  isWatched = false;

  constructor(snapshot: StoreSnapshot = LOADING) {
    this.#cell.set(snapshot);
  }

  get snapshot(): StoreSnapshot {
    return this.#cell.value;
  }

  /** Puts another state in the place of the present one. */
  show(snapshot: StoreSnapshot): void {
    this.#cell.set(snapshot);
  }

  /** Changes the state, as far as named. */
  set(changes: Partial<ReadySnapshot>): void {
    this.#cell.set({ ...READY, ...this.snapshot, ...changes, status: 'ready' });
  }

  subscribe(listener: () => void): () => void {
    this.isWatched = true;
    return this.#cell.subscribe(listener);
  }

  prepare(): void {
    return;
  }

  post(draft: CommentDraft): Promise<void> {
    this.posted.push(draft);
    return Promise.resolve();
  }

  resend(): Promise<void> {
    return Promise.resolve();
  }

  discard(id: CommentId): void {
    this.#change((comments) => comments.filter((comment) => comment.id !== id));
  }

  edit(id: CommentId, body: string): Promise<void> {
    this.#change((comments) => comments.map((comment) => (comment.id === id ? { ...comment, body } : comment)));
    return Promise.resolve();
  }

  remove(): Promise<void> {
    return Promise.resolve();
  }

  restore(): Promise<void> {
    return Promise.resolve();
  }

  heart(id: CommentId, isHearted: boolean): Promise<void> {
    this.#change((comments) =>
      comments.map((comment) => (comment.id === id ? { ...comment, hearted: isHearted } : comment)),
    );
    return Promise.resolve();
  }

  report(): Promise<void> {
    return Promise.resolve();
  }

  openAccounts(): Promise<Accounts> {
    return Promise.reject(new CommentsError('misconfigured', 'A store of a test has no accounts.'));
  }

  openDesk(): Promise<ModerationDesk> {
    return Promise.reject(new CommentsError('refused', 'A store of a test has no desk.'));
  }

  showArrivals(ids?: readonly CommentId[]): void {
    const { snapshot } = this;
    if (snapshot.status !== 'ready') return;
    const isShown = ({ id }: { readonly id: CommentId }): boolean => ids?.includes(id) ?? true;
    this.set({
      comments: [...snapshot.comments, ...snapshot.arrivals.filter(isShown)],
      arrivals: snapshot.arrivals.filter((arrival) => !isShown(arrival)),
    });
  }

  bring(id: CommentId): Promise<CommentId | null> {
    this.showArrivals([id]);
    const { snapshot } = this;
    const found = snapshot.status === 'ready' ? snapshot.comments.find((comment) => comment.id === id) : undefined;
    return Promise.resolve(found ? (found.root ?? id) : null);
  }

  loadMore(): Promise<void> {
    return Promise.resolve();
  }

  loadAll(): Promise<void> {
    return Promise.resolve();
  }

  retry(): void {
    this.set({});
  }

  close(): void {
    this.isClosed = true;
  }

  #change(change: (comments: ReadySnapshot['comments']) => ReadySnapshot['comments']): void {
    if (this.snapshot.status === 'ready') this.set({ comments: change(this.snapshot.comments) });
  }
}
