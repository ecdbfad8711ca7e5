import type { CommentId, RemovalReason, StoredComment } from '../../model/comment.js';
import { CommentsError } from '../../model/errors.js';
import { byUrgency, type ModeratorAction, type QueueItem } from '../../model/moderation.js';
import { UNSET_THREAD, type ThreadSettings } from '../../model/thread.js';
import { emptyDesk, type DeskSnapshot, type ModerationDesk } from '../moderation-desk.js';
import { SnapshotCell } from '../snapshot-cell.js';
import {
  changed,
  readModeration,
  readStoredComment,
  readThread,
  writeModeration,
  type KeptBack,
  type ModerationKey,
} from './comment-database.js';
import type { KeptReport } from './local-refusals.js';
import { TabChannel } from './tab-channel.js';

/** The desk of the embedded store: the same acts on what this one browser keeps, for trying out. */
export class LocalModerationDesk implements ModerationDesk {
  readonly #thread: string;
  readonly #cell: SnapshotCell<DeskSnapshot>;
  readonly #channel: TabChannel;

  constructor(thread: string) {
    this.#thread = thread;
    this.#cell = new SnapshotCell(emptyDesk(thread, UNSET_THREAD));
    const reload = (): void => void this.#load();
    this.#channel = new TabChannel(null, { changed: reload, moderated: reload });
    void this.#load();
  }

  get snapshot(): DeskSnapshot {
    return this.#cell.value;
  }

  subscribe(listener: () => void): () => void {
    return this.#cell.subscribe(listener);
  }

  async act(action: ModeratorAction): Promise<ModeratorAction> {
    const undo = await this.#do(action);
    await this.#load();
    return undo;
  }

  close(): void {
    this.#channel.close();
    this.#cell.clear();
  }

  async #load(): Promise<void> {
    try {
      const [{ settings }, queue, reports] = await Promise.all([
        readThread(this.#thread),
        readModeration('queue') as Promise<readonly KeptBack[]>,
        readModeration('reports') as Promise<readonly KeptReport[]>,
      ]);
      const held = queue.flatMap(({ thread, comment, reason }) =>
        reason === null ? { thread, comment, isHeld: true, reports: [] } : [],
      );
      const reported = await Promise.all(reports.filter(({ isClosed }) => !isClosed).map(reportedItem));
      const items = [...held, ...reported.filter((item) => item !== null)].sort(byUrgency);
      this.#cell.set({ ...this.snapshot, status: 'ready', error: null, items, settings });
    } catch (thrown) {
      this.#cell.set({ ...this.snapshot, status: 'failed', error: CommentsError.from(thrown) });
    }
  }

  #do(action: ModeratorAction): Promise<ModeratorAction> {
    switch (action.type) {
      case 'settings':
        return this.#set(action.change);
      case 'approve':
      case 'restore':
        return this.#publish(action.thread, action.id);
      case 'hold':
        return this.#withdraw(action.thread, action.id, null);
      case 'remove':
        return this.#withdraw(action.thread, action.id, action.reason);
      case 'reports':
        return this.#answerReports(action.thread, action.id, action.isOpen);
      case 'ban':
        return this.#ban(action.thread, action.id, action.until);
      case 'answer':
        return this.#markAnswer(action.thread, action.id, action.answer);
    }
  }

  async #set(change: Partial<ThreadSettings>): Promise<ModeratorAction> {
    const { settings } = await readThread(this.#thread);
    await this.#keep(this.#thread, [[['thread', this.#thread], { ...settings, ...change }]]);
    const former = Object.fromEntries(Object.keys(change).map((key) => [key, settings[key as keyof ThreadSettings]]));
    return { type: 'settings', change: former };
  }

  async #publish(thread: string, id: CommentId): Promise<ModeratorAction> {
    const [kept, public_] = await Promise.all([keptBack(thread, id), readStoredComment(thread, id)]);
    if (!kept) throw new CommentsError('not-found', 'Another moderator was faster.');
    const comment = changed(public_ ?? kept.comment, { ...kept.comment, state: 'visible' });
    await this.#keep(thread, [[['queue', thread, id], null]], comment);
    return kept.reason === null ? { type: 'hold', thread, id } : { type: 'remove', thread, id, reason: kept.reason };
  }

  /** Takes a comment off the page, or decides anew about one that is off it. */
  async #withdraw(thread: string, id: CommentId, reason: RemovalReason | null): Promise<ModeratorAction> {
    const [kept, public_] = await Promise.all([keptBack(thread, id), readStoredComment(thread, id)]);
    const isShown = public_?.state === 'visible';
    const words = isShown ? public_ : kept?.comment;
    if (!words) throw new CommentsError('not-found', 'Another moderator was faster.');
    const comment = { ...words, state: reason === null ? 'visible' : 'removed' } as const;
    const place = isShown ? changed(public_, { body: '', name: '', state: 'removed' }) : null;
    await this.#keep(thread, [[['queue', thread, id], { thread, comment, reason }]], place);
    return isShown ? { type: 'restore', thread, id } : { type: 'hold', thread, id };
  }

  async #answerReports(thread: string, id: CommentId, isOpen: boolean): Promise<ModeratorAction> {
    const [kept] = (await readModeration('reports', thread, id)) as readonly KeptReport[];
    if (!kept) throw new CommentsError('not-found', 'There is no such report.');
    await this.#keep(thread, [[['reports', thread, id], { ...kept, isClosed: !isOpen }]]);
    return { type: 'reports', thread, id, isOpen: !isOpen };
  }

  async #ban(thread: string, id: CommentId, until: number | null): Promise<ModeratorAction> {
    const { author } = await this.#comment(thread, id);
    const former = await this.#banOf(author);
    await this.#keep(thread, [[['ban', author], until]]);
    return { type: 'ban', thread, id, until: former > Date.now() ? former : null };
  }

  async #markAnswer(thread: string, id: CommentId, answer: CommentId | null): Promise<ModeratorAction> {
    const comment = await this.#comment(thread, id);
    await this.#keep(thread, [], changed(comment, { answer }));
    return { type: 'answer', thread, id, answer: comment.answer };
  }

  async #comment(thread: string, id: CommentId): Promise<StoredComment> {
    const comment = (await keptBack(thread, id))?.comment ?? (await readStoredComment(thread, id));
    if (!comment) throw new CommentsError('not-found', 'There is no such comment.');
    return comment;
  }

  async #banOf(author: string): Promise<number> {
    const [until = 0] = (await readModeration('ban', author)) as readonly number[];
    return until;
  }

  async #keep(
    thread: string,
    records: readonly (readonly [ModerationKey, unknown])[],
    comment: StoredComment | null = null,
  ): Promise<void> {
    try {
      await writeModeration(records, comment && { thread, comment });
    } catch {
      throw new CommentsError('unknown', 'This browser keeps nothing.');
    }
    if (comment) this.#channel.tell(thread, comment);
    this.#channel.tell(thread);
  }
}

async function keptBack(thread: string, id: CommentId): Promise<KeptBack | undefined> {
  const [kept] = (await readModeration('queue', thread, id)) as readonly KeptBack[];
  return kept;
}

async function reportedItem({ thread, id, report }: KeptReport): Promise<QueueItem | null> {
  const comment = await readStoredComment(thread, id);
  return comment?.state === 'visible' ? { thread, comment, isHeld: false, reports: [report] } : null;
}
