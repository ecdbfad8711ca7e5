import { readComment } from '../../model/comment-record.js';
import type { CommentId, Role, StoredComment } from '../../model/comment.js';
import type { CommentDraft } from '../../model/draft.js';
import { decodeValue, encodeValue, type FirestoreDocument, type FirestoreFields } from './firestore-values.js';

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

/** The comment in a document of the REST interface, or null when it holds none. */
export function commentOfDocument(document: FirestoreDocument): StoredComment | null {
  return commentOfFields(document.name.slice(document.name.lastIndexOf('/') + 1), plainFields(document));
}

/** The fields of a document as plain values. */
export function plainFields({ fields = {} }: FirestoreDocument): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, decodeValue(value)]));
}

/**
 * The comment in plain fields whose times are `Date` objects, or null when they hold none.
 * A number where a time belongs is refused: a document of another kind must not pass for a comment.
 */
export function commentOfFields(id: CommentId, fields: Readonly<Record<string, unknown>>): StoredComment | null {
  const millisOf = (field: string): unknown => {
    const value = fields[field];
    return value instanceof Date ? value.getTime() : value === null ? null : undefined;
  };
  const { body, name, author, role, parent, root, at, hearts, state, answer } = fields;
  const editedAt = millisOf('editedAt');
  const createdAt = millisOf('createdAt');
  const updatedAt = millisOf('updatedAt');
  const times = { createdAt, updatedAt, editedAt };
  return readComment({ id, body, name, author, role, parent, root, at, hearts, state, answer, ...times });
}
