import type { StoredComment } from '../../model/comment.js';

/** What of a comment is kept, without what only this viewer sees. */
export function storedPart(comment: StoredComment): StoredComment {
  const { id, body, name, author, role, parent, root, at } = comment;
  const { createdAt, updatedAt, editedAt, hearts, state, answer } = comment;
  return { id, body, name, author, role, parent, root, at, createdAt, updatedAt, editedAt, hearts, state, answer };
}
