import type { CommentId } from '../../model/comment.js';
import { encodeValue, type FirestoreDocument, type FirestoreValue } from './firestore-values.js';

/** Comments of their own on one page. */
export const PAGE_SIZE = 25;

/** Most documents of one answer; the rules refuse more. */
export const LIST_LIMIT = 50;

/**
 * A query of Firestore's REST interface
 * (https://firebase.google.com/docs/firestore/reference/rest/v1/StructuredQuery).
 */
export interface StructuredQuery {
  readonly from: readonly [{ readonly collectionId: string }];
  readonly where: object | undefined;
  readonly orderBy: readonly { readonly field: { readonly fieldPath: string }; readonly direction: string }[];
  readonly limit: number;
  readonly startAt: { readonly values: readonly FirestoreValue[]; readonly before: boolean } | undefined;
}

/** The next page of comments of their own, newest first; `after` is the last document of the page before. */
export function rootsQuery(after: FirestoreDocument | null): StructuredQuery {
  const isRoot = { unaryFilter: { field: { fieldPath: 'parent' }, op: 'IS_NULL' } };
  return pageOf(isRoot, 'createdAt', 'DESCENDING', PAGE_SIZE, after);
}

/** The replies to comments of one page, oldest first. */
export function repliesQuery(roots: readonly CommentId[], after: FirestoreDocument | null): StructuredQuery {
  const isReply = {
    fieldFilter: {
      field: { fieldPath: 'root' },
      op: 'IN',
      value: { arrayValue: { values: roots.map(encodeValue) } },
    },
  };
  return pageOf(isReply, 'createdAt', 'ASCENDING', LIST_LIMIT, after);
}

/** A page of a thread's comments that fit a filter, in the order of one of their times, after a document. */
export function pageOf(
  where: object | undefined,
  order: 'createdAt' | 'updatedAt',
  direction: 'ASCENDING' | 'DESCENDING',
  limit: number,
  after: FirestoreDocument | null,
): StructuredQuery {
  const position = after?.fields?.[order];
  return {
    from: [{ collectionId: 'comments' }],
    where,
    orderBy: [
      { field: { fieldPath: order }, direction },
      { field: { fieldPath: '__name__' }, direction },
    ],
    limit,
    startAt: after && position ? { values: [position, { referenceValue: after.name }], before: false } : undefined,
  };
}
