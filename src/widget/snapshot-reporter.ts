import type { AnnounceController } from '../controllers/announce-controller.js';
import { WebinarCommentsErrorEvent, WebinarCommentsPostEvent, WebinarCommentsReadyEvent } from '../events/facts.js';
import type { Messages } from '../i18n/messages.js';
import type { Comment, CommentId } from '../model/comment.js';
import type { CommentsError } from '../model/errors.js';
import { LOADING, type ReadySnapshot, type StoreSnapshot } from '../store/comment-store.js';
import { countOf } from './thread-statuses.js';

/** Tells the page (as events), assistive technology (as announcements) and the console what changed in a store. */
export class SnapshotReporter {
  readonly #page: EventTarget;
  readonly #announcer: AnnounceController;
  readonly #isTyping: () => boolean;
  readonly #unsent = new Set<CommentId>();
  #last: StoreSnapshot = LOADING;
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
    const before = this.#last;
    if (snapshot === before) return;
    this.#last = snapshot;
    if (snapshot.status === 'failed') this.#reportFailure(snapshot.error);
    if (snapshot.status !== 'ready') return;
    this.#lastComplaint = '';
    if (before.status !== 'ready') this.#page.dispatchEvent(new WebinarCommentsReadyEvent(countOf(snapshot)));
    this.#reportArrivals(snapshot, before, messages);
    for (const comment of snapshot.comments) {
      if (comment.pending) this.#unsent.add(comment.id);
      else if (this.#unsent.delete(comment.id)) this.#reportSent(comment, messages);
    }
  }

  #reportArrivals(snapshot: ReadySnapshot, before: StoreSnapshot, { newComments }: Messages): void {
    const known = before.status === 'ready' ? before.arrivals.length : 0;
    if (snapshot.arrivals.length <= known) return;
    const sentence = (): string => {
      const waiting = this.#last.status === 'ready' ? this.#last.arrivals.length : 0;
      return waiting === 0 ? '' : newComments(waiting);
    };
    this.#announcer.sayLater(sentence, this.#isTyping);
  }

  #reportSent({ id, parent, failed, held }: Comment, messages: Messages): void {
    if (failed) {
      this.#announcer.say(`${messages.notSent} ${messages.failures[failed.code]}`);
      if (!failed.isPassing) console.error(`[webinar-comments] A comment was not sent: ${failed.message}`);
      this.#page.dispatchEvent(new WebinarCommentsErrorEvent(failed.code, failed.attribute));
    } else {
      this.#announcer.say(held ? messages.postedForReview : messages.posted);
      this.#page.dispatchEvent(new WebinarCommentsPostEvent(id, parent));
    }
  }

  #reportFailure({ code, attribute, message }: CommentsError): void {
    // A thread that is tried again and again complains once.
    if (message !== this.#lastComplaint) console.error(`[webinar-comments] ${message}`);
    this.#lastComplaint = message;
    this.#page.dispatchEvent(new WebinarCommentsErrorEvent(code, attribute));
  }
}
