import type { Comment, StoredComment } from '../../src/model/comment.js';
import { newCommentId, type CommentDraft } from '../../src/model/draft.js';

/** A kept comment with plain values, changed as the test needs it. */
export function storedComment(changes: Partial<StoredComment> = {}): StoredComment {
  return {
    id: newCommentId(),
    body: 'A plain comment.',
    name: '',
    author: 'a'.repeat(32),
    role: '',
    parent: null,
    root: null,
    at: null,
    createdAt: 1_790_000_000_000,
    updatedAt: 1_790_000_000_000,
    editedAt: null,
    hearts: 0,
    state: 'visible',
    answer: null,
    ...changes,
  };
}

/** A comment as a reader sees it. */
export function comment(changes: Partial<Comment> = {}): Comment {
  const viewed = { own: false, undoable: false, hearted: false, held: false, reason: null };
  return { ...storedComment(changes), ...viewed, pending: false, failed: null, ...changes };
}

/** A draft with words. */
export function draft(changes: Partial<CommentDraft> = {}): CommentDraft {
  return { id: newCommentId(), body: 'A new comment.', name: '', parent: null, ...changes };
}

/** A family of one character for a reader: seven code points, eleven UTF-16 units. */
export const FAMILY = '👨‍👩‍👧‍👦';

let threads = 0;

/** A thread that no other test knows. */
export function newThread(): string {
  return `test-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${++threads}`;
}
