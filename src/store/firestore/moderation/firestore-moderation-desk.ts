import type { CommentId } from '../../../model/comment.js';
import { CommentsError } from '../../../model/errors.js';
import { byUrgency, type ModeratorAction, type QueueItem } from '../../../model/moderation.js';
import type { ThreadSettings } from '../../../model/thread.js';
import { backoffDelay } from '../../waiting.js';
import { emptyDesk, type DeskSnapshot, type ModerationDesk } from '../../moderation-desk.js';
import { SnapshotCell } from '../../snapshot-cell.js';
import { commentOfDocument } from '../thread-reader.js';
import type { FirestoreRest, FirestoreSettings } from '../firestore-rest.js';
import { encodeValue } from '../firestore-values.js';
import type { ViewerSession } from '../identity/viewer-session.js';
import { readThreadSettings } from '../thread-document.js';
import { queuedOfFields } from '../writing/queue-document.js';
import {
  answerMark,
  ban,
  publication,
  settingsChange,
  withdrawal,
  type Decision,
  type Moderator,
} from './moderator-writes.js';
import { groupReports } from './reported-comments.js';
import { watchQueue, type WatchedDocument } from './sdk-queue-watch.js';
import { commit } from '../writing/commit.js';

/** The desk of a Firestore project: what waits is followed live, and each decision is one commit. */
export class FirestoreModerationDesk implements ModerationDesk {
  readonly #settings: FirestoreSettings;
  readonly #rest: FirestoreRest;
  readonly #session: ViewerSession;
  readonly #learn: (settings: ThreadSettings) => void;
  readonly #cell: SnapshotCell<DeskSnapshot>;
  #held: readonly QueueItem[] | null = null;
  #reported: readonly QueueItem[] | null = null;
  /** The open reports, as the watch told them last. */
  #openReports: readonly WatchedDocument[] = [];
  /** Paths of the reports about each comment, open or answered here. */
  readonly #reportPaths = new Map<string, ReadonlySet<string>>();
  /** Comments whose reports were answered by removing them. */
  readonly #answered = new Set<string>();
  #stopWatch: (() => void) | null = null;
  #isClosed = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param session - the moderator's
   * @param thread - what is set for the thread of this page, as far as known
   * @param learn - called when that changes
   */
  constructor(
    settings: FirestoreSettings,
    rest: FirestoreRest,
    session: ViewerSession,
    thread: ThreadSettings,
    learn: (settings: ThreadSettings) => void,
  ) {
    this.#settings = settings;
    this.#rest = rest;
    this.#learn = learn;
    this.#session = session;
    this.#cell = new SnapshotCell(emptyDesk(settings.thread, thread));
    this.#watch();
  }

  get snapshot(): DeskSnapshot {
    return this.#cell.value;
  }

  subscribe(listener: () => void): () => void {
    return this.#cell.subscribe(listener);
  }

  async act(action: ModeratorAction): Promise<ModeratorAction> {
    try {
      return await this.#commitAgain(action);
    } catch (thrown) {
      // Nobody tells the watch that a reported comment is gone.
      if (CommentsError.from(thrown).code === 'not-found') void this.#onReports(this.#openReports);
      throw thrown;
    }
  }

  async #commitAgain(action: ModeratorAction): Promise<ModeratorAction> {
    try {
      return await this.#commit(action);
    } catch (thrown) {
      if (CommentsError.from(thrown).code !== 'refused') throw thrown;
      // Another moderator may have decided in between; then the second look says so.
      return await this.#commit(action);
    }
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#stopWatch?.();
    this.#cell.clear();
  }

  #asModerator<T>(work: (moderator: Moderator) => Promise<T>): Promise<T> {
    return this.#session.act((_, token) =>
      work({ rest: this.#rest, token, keyIn: (thread) => this.#session.keyIn(thread) }),
    );
  }

  #commit(action: ModeratorAction): Promise<ModeratorAction> {
    return this.#asModerator(async (moderator) => {
      const { writes, undo } = await this.#decide(moderator, action);
      await commit(this.#rest, writes, moderator.token);
      return undo;
    });
  }

  async #decide(moderator: Moderator, action: ModeratorAction): Promise<Decision> {
    if (action.type === 'settings') return this.#change(moderator, action.change);
    const { thread, id } = action;
    switch (action.type) {
      case 'approve':
        return publication(moderator, thread, id);
      case 'restore': {
        const { writes, undo } = await publication(moderator, thread, id);
        // What the removal answered waits again, if this was its way back.
        const reports = this.#answered.has(`${thread}/${id}`) ? this.#answerReports(thread, id, true).writes : [];
        return { writes: [...writes, ...reports], undo };
      }
      case 'hold':
        return withdrawal(moderator, thread, id, null);
      case 'remove': {
        // What was reported needs no other answer.
        const { writes, undo } = await withdrawal(moderator, thread, id, action.reason);
        this.#answered.add(`${thread}/${id}`);
        return { writes: [...writes, ...this.#answerReports(thread, id, false).writes], undo };
      }
      case 'reports':
        return this.#answerReports(thread, id, action.isOpen);
      case 'ban':
        return ban(moderator, thread, id, action.until);
      case 'answer':
        return answerMark(moderator, thread, id, action.answer);
    }
  }

  #change(moderator: Moderator, change: Partial<ThreadSettings>): Promise<Decision> {
    return settingsChange(moderator, this.#settings.thread, { title: document.title, url: pageAddress() }, change);
  }

  #answerReports(thread: string, id: CommentId, isOpen: boolean): Decision {
    const paths = this.#reportPaths.get(`${thread}/${id}`) ?? [];
    const fields = { state: encodeValue(isOpen ? 'open' : 'closed') };
    const writes = Array.from(paths, (path) => ({
      update: { name: `${this.#rest.root}/${path}`, fields },
      updateMask: { fieldPaths: ['state'] },
      currentDocument: { exists: true },
    }));
    return { writes, undo: { type: 'reports', thread, id, isOpen: !isOpen } };
  }

  #watch(): void {
    this.#stopWatch = watchQueue(this.#settings, this.#session, {
      held: (documents) => {
        this.#held = documents.flatMap(heldItem);
        this.#publish();
      },
      reports: (documents) => void this.#onReports(documents),
      thread: () => void this.#onThread(),
      failed: this.#onFailed,
    });
  }

  async #onReports(documents: readonly WatchedDocument[]): Promise<void> {
    this.#openReports = documents;
    const reported = groupReports(documents, this.#reportPaths);
    const names = reported.map(({ thread, id }) => `${this.#rest.threadName(thread)}/comments/${id}`);
    try {
      const { found } = names.length === 0 ? { found: new Map() } : await this.#rest.read(names);
      // A newer list may have been answered first.
      if (documents !== this.#openReports) return;
      this.#reported = reported.flatMap(({ thread, reports }, index) => {
        const document = found.get(names[index] ?? '') as Parameters<typeof commentOfDocument>[0] | undefined;
        const comment = document && commentOfDocument(document);
        // What is off the page already needs nobody.
        return comment?.state === 'visible' ? { thread, comment, isHeld: false, reports } : [];
      });
      this.#publish();
    } catch (thrown) {
      this.#onFailed(CommentsError.from(thrown));
    }
  }

  async #onThread(): Promise<void> {
    try {
      const settings = await readThreadSettings(this.#rest, this.#settings.thread);
      if (this.#isClosed) return;
      this.#cell.set({ ...this.snapshot, settings });
      this.#learn(settings);
    } catch (thrown) {
      this.#onFailed(CommentsError.from(thrown));
    }
  }

  #publish(): void {
    if (this.#isClosed || this.#held === null || this.#reported === null) return;
    this.#failures = 0;
    const items = [...this.#held, ...this.#reported].sort(byUrgency);
    this.#cell.set({ ...this.snapshot, status: 'ready', error: null, items });
  }

  readonly #onFailed = (error: CommentsError): void => {
    if (this.#isClosed) return;
    this.#stopWatch?.();
    this.#stopWatch = null;
    this.#cell.set({ ...this.snapshot, status: 'failed', error });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#watch();
    }, backoffDelay(this.#failures++));
  };
}

/** The address of this page as everybody may read it: in a query or fragment may be what is the moderator's own. */
function pageAddress(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  if (canonical) return canonical;
  const url = new URL(location.href);
  url.search = url.hash = '';
  return url.href;
}

function heldItem({ path, fields }: WatchedDocument): readonly QueueItem[] {
  const [, thread = '', , id = ''] = path.split('/');
  const queued = queuedOfFields(thread, id, fields);
  return queued?.reason === null ? [{ thread, comment: queued.comment, isHeld: true, reports: [] }] : [];
}
