import type { AnnounceController } from '../controllers/announce-controller.js';
import type {} from '../events/acting-requests.js';
import type { ActingMessages } from '../i18n/acting-messages.js';
import { newCommentId } from '../model/draft.js';
import type { CommentStore } from '../store/comment-store.js';
import { noteSender } from './sent-report.js';

/** Requests by which somebody writes, or does something with a comment. */
export type ActingRequest = HTMLElementEventMap[
  | 'comment-post-request'
  | 'comment-edit-request'
  | 'comment-action-request'
  | 'comment-report-request'
  | 'comment-say-request'];

/** What answering needs besides the store. */
export interface AnswerContext {
  readonly announcer: AnnounceController;
  readonly words: ActingMessages;
  /** The form at the top, which takes the focus when nothing else is left. */
  readonly form: () => HTMLElement | null;
}

/** Does what a request wishes for; rejects with `CommentsError` when the store cannot. */
export async function answerRequest(
  request: ActingRequest,
  store: CommentStore,
  context: AnswerContext,
): Promise<void> {
  const { announcer, words, form } = context;
  switch (request.type) {
    case 'comment-post-request': {
      const { body, name, parent } = request as HTMLElementEventMap['comment-post-request'];
      const id = newCommentId();
      noteSender(id, announcer);
      return store.post({ id, body, name, parent });
    }
    case 'comment-edit-request': {
      const { commentId, body } = request as HTMLElementEventMap['comment-edit-request'];
      await store.edit(commentId, body);
      announcer.say(words.savedAnnouncement);
      return;
    }
    case 'comment-report-request': {
      const { commentId, reason, note } = request as HTMLElementEventMap['comment-report-request'];
      return store.report(commentId, reason, note);
    }
    case 'comment-say-request':
      announcer.say((request as HTMLElementEventMap['comment-say-request']).message);
      return;
  }
  const { action, commentId } = request as HTMLElementEventMap['comment-action-request'];
  if (action === 'heart' || action === 'unheart') return store.heart(commentId, action === 'heart');
  const { snapshot } = store;
  const comments = snapshot.status === 'ready' ? snapshot.comments : [];
  const isReply = comments.some(({ id, root }) => id === commentId && root !== null);
  await store[action](commentId);
  if (action === 'remove') announcer.say(words.removedAnnouncement);
  if (action === 'restore') announcer.say(words.restoredAnnouncement);
  // The comment that held the focus is gone. From a reply, what was answered takes it over.
  if (action === 'discard' && !isReply) form()?.focus();
}
