import { isCommentId, isRole, type StoredComment } from './comment.js';
import { cleanBody, cleanName } from './text.js';

const STATES: readonly unknown[] = ['visible', 'removed'];

/**
 * A comment out of what a store holds, or null when a field is missing or of the wrong kind.
 * Every field is treated as hostile: older versions, other programs and people write there too.
 */
export function readComment(value: unknown): StoredComment | null {
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Readonly<Record<keyof StoredComment, unknown>>;
  const { id, body, name, author, role, parent, root, at, createdAt, updatedAt, editedAt, hearts, state } = record;
  const answer = record.answer ?? null;
  const isWhole =
    isCommentId(id) &&
    typeof body === 'string' &&
    typeof name === 'string' &&
    typeof author === 'string' &&
    (role === '' || isRole(role)) &&
    STATES.includes(state) &&
    (parent === null ? root === null : isCommentId(parent) && isCommentId(root)) &&
    isTime(createdAt) &&
    isTime(updatedAt) &&
    (editedAt === null || isTime(editedAt)) &&
    (at === null || isCount(at)) &&
    isCount(hearts) &&
    (answer === null || isCommentId(answer));
  if (!isWhole) return null;
  const kept = { id, author, role, parent, root, at, createdAt, updatedAt, editedAt, hearts, state, answer };
  return { ...(kept as StoredComment), body: cleanBody(body), name: cleanName(name) };
}

function isTime(value: unknown): value is number {
  // The largest time that a Date can hold (ECMA-262, 21.4.1.1).
  return isCount(value) && value <= 8.64e15;
}

function isCount(value: unknown): value is number {
  return Number.isFinite(value) && (value as number) >= 0;
}
