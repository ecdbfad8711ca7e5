import type { AnnounceController } from '../controllers/announce-controller.js';
import { WebinarCommentsCountEvent, WebinarCommentsErrorEvent, WebinarCommentsReadyEvent } from '../events/facts.js';
import type { Messages } from '../i18n/messages.js';
import type { Comment, CommentId } from '../model/comment.js';
import type { CommentsError } from '../model/errors.js';
import { LOADING, type ReadySnapshot, type StoreSnapshot } from '../store/comment-store.js';
import { mark } from './mark.js';
import { countOf, numberOf } from './thread-statuses.js';

/** Arrivals that were announced: of several widgets with the same thread, one does so. */
const announced = new WeakSet<readonly Comment[]>();

/** Tells the page (as events), assistive technology (as announcements) and the console what changed in a store. */
export class SnapshotReporter {
  readonly #page: EventTarget;
  readonly #announcer: AnnounceController;
  readonly #isTyping: () => boolean;
  readonly #unsent = new Set<CommentId>();
  #last: StoreSnapshot = LOADING;
  /** The last one, if there was a thread in it. */
  #thread: ReadySnapshot | null = null;
  #lastComplaint = '';

  /**
   * @param page - where events are dispatched
   * @param isTyping - whether the person is writing and must not be interrupted
   */
  constructor(page: EventTarget, announcer: AnnounceController, isTyping: () => boolean) {
    this.#page = page;
    this.#announcer = announcer;
    this.#isTyping = isTyping;
  }

  /** Compares a state with the one reported last. */
  report(snapshot: StoreSnapshot, messages: Messages): void {
    if (snapshot === this.#last) return;
    this.#last = snapshot;
    const before = this.#thread;
    this.#thread = snapshot.status === 'ready' ? snapshot : null;
    if (snapshot.status === 'failed') this.#reportFailure(snapshot.error);
    if (snapshot.status !== 'ready') return;
    this.#lastComplaint = '';
    if (!before) {
      mark('first-comments');
      this.#page.dispatchEvent(new WebinarCommentsReadyEvent(countOf(snapshot)));
    }
    if (snapshot.connection === 'live' && before?.connection !== 'live') mark('live');
    this.#reportCount(snapshot, before);
    this.#reportArrivals(snapshot, before, messages);
    for (const comment of snapshot.comments) {
      if (comment.pending) this.#unsent.add(comment.id);
      else if (this.#unsent.size > 0 && this.#unsent.delete(comment.id)) {
        // What could not be fetched is fetched with the next change.
        this.#reportSent(comment, messages).catch(() => this.#unsent.add(comment.id));
      }
    }
  }

  #reportCount(snapshot: ReadySnapshot, before: ReadySnapshot | null): void {
    const [number, isExact] = numberOf(snapshot);
    const [last, wasExact] = before ? numberOf(before) : [];
    if (number === last && isExact === wasExact) return;
    this.#page.dispatchEvent(new WebinarCommentsCountEvent(number, isExact));
  }

  #reportArrivals({ arrivals }: ReadySnapshot, before: ReadySnapshot | null, { newComments }: Messages): void {
    if (arrivals.length <= (before?.arrivals.length ?? 0) || announced.has(arrivals)) return;
    announced.add(arrivals);
    const sentence = (): string => {
      const waiting = this.#thread?.arrivals.length ?? 0;
      return waiting === 0 ? '' : newComments(waiting);
    };
    this.#announcer.sayLater(sentence, this.#isTyping);
  }

  async #reportSent(comment: Comment, messages: Messages): Promise<void> {
    const [{ reportSent }, words] = await Promise.all([import('./sent-report.js'), messages.forActing()]);
    reportSent(comment, { page: this.#page, announcer: this.#announcer, messages, words });
  }

  #reportFailure(error: CommentsError): void {
    const { code, attribute, message } = error;
    // A thread that is tried again and again complains once.
    if (message !== this.#lastComplaint) void complain(error);
    this.#lastComplaint = message;
    this.#page.dispatchEvent(new WebinarCommentsErrorEvent(code, attribute));
  }
}

/** Tells the web team; what an attribute takes is fetched, since on most pages they are right. */
async function complain({ code, message, attribute }: CommentsError): Promise<void> {
  const isWrong = code === 'misconfigured' && attribute !== null;
  const hints = isWrong ? await import('../model/setting-hints.js').catch(() => null) : null;
  const hint = hints?.SETTING_HINTS[attribute ?? ''];
  console.error(`[webinar-comments] ${message}${hint === undefined ? '' : ` It ${hint}.`}`);
}
