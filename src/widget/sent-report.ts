import type { AnnounceController } from '../controllers/announce-controller.js';
import { WebinarCommentsErrorEvent, WebinarCommentsPostEvent } from '../events/facts.js';
import type { ActingMessages } from '../i18n/acting-messages.js';
import type { Messages } from '../i18n/messages.js';
import type { Comment, CommentId } from '../model/comment.js';

/** Who is told, and in which words. */
export interface SentReportContext {
  /** Where events are dispatched. */
  readonly page: EventTarget;
  readonly announcer: AnnounceController;
  readonly messages: Messages;
  readonly words: ActingMessages;
}

/** What each widget of the page sent: others may show the same thread. */
const sent = new WeakMap<AnnounceController, Set<CommentId>>();
const told = new Set<CommentId>();

/** Notes which widget sends a comment, so that it is the one that reports. */
export function noteSender(id: CommentId, announcer: AnnounceController): void {
  told.add(id);
  sent.set(announcer, (sent.get(announcer) ?? new Set()).add(id));
}

/** Tells the page, assistive technology and the console what became of a comment that was on its way; once, however many widgets show it. */
export function reportSent({ id, parent, failed, held }: Comment, context: SentReportContext): void {
  const { page, announcer, messages, words } = context;
  if (told.has(id) && !sent.get(announcer)?.has(id)) return;
  // What an earlier page left unsent is reported by the first widget that hears of it.
  noteSender(id, announcer);
  if (failed) {
    announcer.say(`${messages.notSent} ${words.failures[failed.code]}`);
    if (!failed.isPassing) console.error(`[webinar-comments] A comment was not sent: ${failed.message}`);
    page.dispatchEvent(new WebinarCommentsErrorEvent(failed.code, failed.attribute));
  } else {
    announcer.say(held ? words.postedForReview : words.posted);
    page.dispatchEvent(new WebinarCommentsPostEvent(id, parent));
  }
}
