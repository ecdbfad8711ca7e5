import { isCommentId, type StoredComment } from '../../../model/comment.js';
import { readComment } from '../../../model/comment-record.js';
import type { ThreadSettings } from '../../../model/thread.js';

/** The most bytes of a file that the element takes. */
export const MOST_BYTES = 2_000_000;

/** Moves when older elements could not read the file any more. */
const FORMAT = 'webinar-comments-snapshot/1';

/** What a row holds of a comment, in this order. */
const FIELDS = [
  ...(['id', 'parent', 'root', 'createdAt', 'updatedAt', 'editedAt', 'author', 'name', 'role'] as const),
  ...(['at', 'hearts', 'state', 'answer', 'body'] as const),
] as const satisfies readonly (keyof StoredComment)[];

/** Milliseconds that reading a thread may take: what changed meanwhile may be in its file, later changes may not. */
const LONGEST_READING = 3_600_000;

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** A thread as everybody could read it at some moment. Times are in milliseconds since 1970 on the server's clock. */
export interface ThreadSnapshot {
  readonly projectId: string;
  readonly thread: string;
  /** Everything up to this time is in it. */
  readonly at: number;
  readonly settings: ThreadSettings;
  /** How many comments everybody could see, and when. */
  readonly count: { readonly value: number; readonly at: number };
  /** The newest comments with their replies, or all. */
  readonly comments: readonly StoredComment[];
  /** The document after which older comments go on, and its time as Firestore writes it; null when all are here. */
  readonly last: { readonly name: string; readonly createdAt: string } | null;
}

/** The text of a file with a snapshot. */
export function encodeSnapshot({ projectId, thread, at, settings, count, comments, last }: ThreadSnapshot): string {
  const rows = comments.map((comment) => FIELDS.map((field) => comment[field]));
  return `${JSON.stringify({ format: FORMAT, projectId, thread, at, ...settings, count, last, comments: rows })}\n`;
}

/**
 * The snapshot in the text of a file, or null when it holds none. Every value is treated as hostile; rows that are no
 * comments are left out and counted.
 */
export function decodeSnapshot(text: string): (ThreadSnapshot & { readonly skipped: number }) | null {
  const file = parse(text);
  if (file?.['format'] !== FORMAT) return null;
  const { projectId, thread, at, isOpen, isPreModerated, pinned, count, last, comments: rows } = file;
  const isWhole =
    typeof projectId === 'string' &&
    typeof thread === 'string' &&
    isWholeNumber(at) &&
    typeof isOpen === 'boolean' &&
    typeof isPreModerated === 'boolean' &&
    (pinned === null || isCommentId(pinned)) &&
    isCount(count) &&
    (last === null || isLast(last)) &&
    Array.isArray(rows);
  if (!isWhole) return null;
  const read = (rows as readonly unknown[]).map(commentOfRow);
  const comments = read.filter((it) => it !== null).filter(({ updatedAt }) => updatedAt <= at + LONGEST_READING);
  const settings = { isOpen, isPreModerated, pinned };
  return { projectId, thread, at, settings, count, last, comments, skipped: read.length - comments.length };
}

function parse(text: string): Readonly<Partial<Record<string, unknown>>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Readonly<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
}

function commentOfRow(row: unknown): StoredComment | null {
  if (!Array.isArray(row)) return null;
  return readComment(Object.fromEntries(FIELDS.map((field, index) => [field, row[index] as unknown])));
}

function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isCount(value: unknown): value is ThreadSnapshot['count'] {
  const count = value as Partial<ThreadSnapshot['count']> | null | undefined;
  return isWholeNumber(count?.value) && isWholeNumber(count.at);
}

function isLast(value: unknown): value is NonNullable<ThreadSnapshot['last']> {
  const last = value as Partial<ThreadSnapshot['last']> | undefined;
  return typeof last?.name === 'string' && typeof last.createdAt === 'string' && TIMESTAMP.test(last.createdAt);
}
