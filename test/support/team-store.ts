import type { Role } from '../../src/model/comment.js';
import { CommentsError } from '../../src/model/errors.js';
import type { ModeratorAction } from '../../src/model/moderation.js';
import { UNSET_THREAD } from '../../src/model/thread.js';
import type { DeskSnapshot, ModerationDesk } from '../../src/store/moderation-desk.js';
import { SnapshotCell } from '../../src/store/snapshot-cell.js';
import { MemoryStore, READY } from './memory-store.js';

/** The thread that the desk stands in. */
export const THREAD = 'talk';

/** A desk whose state and answers the test sets. */
export class FakeDesk implements ModerationDesk {
  readonly #cell = new SnapshotCell<DeskSnapshot>({
    status: 'ready',
    error: null,
    items: [],
    thread: THREAD,
    settings: UNSET_THREAD,
  });
  readonly asked: ModeratorAction[] = [];
  answer: () => Promise<ModeratorAction> = () => Promise.reject(new CommentsError('unknown', 'No answer.'));
  isClosed = false;

  get snapshot(): DeskSnapshot {
    return this.#cell.value;
  }

  set(changes: Partial<DeskSnapshot>): void {
    this.#cell.set({ ...this.snapshot, ...changes });
  }

  subscribe(listener: () => void): () => void {
    return this.#cell.subscribe(listener);
  }

  act(action: ModeratorAction): Promise<ModeratorAction> {
    this.asked.push(action);
    return this.answer();
  }

  close(): void {
    this.isClosed = true;
  }
}

/** A store for somebody with a role, with a new desk each time it is asked for one. */
export class TeamStore extends MemoryStore {
  readonly desks: FakeDesk[] = [];
  isRefusing = false;

  override openDesk(): Promise<ModerationDesk> {
    if (this.isRefusing) return Promise.reject(new CommentsError('offline', 'No network.'));
    const desk = new FakeDesk();
    this.desks.push(desk);
    return Promise.resolve(desk);
  }

  /** Makes somebody else of the person who looks. */
  become(role: Role): void {
    this.set({ viewer: { ...READY.viewer, role } });
  }
}
