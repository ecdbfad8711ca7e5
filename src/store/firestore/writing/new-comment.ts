import type { Role } from '../../../model/comment.js';
import type { CommentDraft } from '../../../model/draft.js';
import { encodeValue, type FirestoreFields } from '../firestore-values.js';

/** Fields that the server sets to its own time. */
export const TIME_FIELDS = ['createdAt', 'updatedAt'] as const;

/** The fields of a new comment, without those that the server sets. */
export function newCommentFields(draft: CommentDraft, author: string, role: Role = ''): FirestoreFields {
  return {
    body: encodeValue(draft.body),
    name: encodeValue(draft.name),
    author: encodeValue(author),
    role: encodeValue(role),
    parent: encodeValue(draft.parent),
    root: encodeValue(draft.parent),
    at: encodeValue(null),
    editedAt: encodeValue(null),
    hearts: encodeValue(0),
    state: encodeValue('visible'),
    seal: encodeValue(''),
  };
}
