import type { CommentsError } from './errors.js';

/** Twenty random letters and digits, made by the browser that writes the comment, so that a repeated send is recognised. */
export type CommentId = string;

/** What the site's owner made of the author; the empty text is an ordinary reader. */
export type Role = '' | 'expert' | 'host' | 'moderator';

/** Whether a value names a role that stands out from ordinary readers. */
export function isRole(value: unknown): value is Exclude<Role, ''> {
  return value === 'expert' || value === 'host' || value === 'moderator';
}

/** Whether people of a role may moderate. */
export function isModerator(role: Role): boolean {
  return role === 'host' || role === 'moderator';
}

/** A removed comment keeps its place with empty `body` and `name`, so that replies keep theirs. */
export type CommentState = 'visible' | 'removed';

/** Why a moderator removed a comment; the empty text gives no reason. */
export type RemovalReason = '' | 'spam' | 'abuse' | 'personal' | 'advice' | 'other';

/** Why a reader reports a comment. */
export type ReportReason = 'spam' | 'abuse' | 'personal' | 'worried' | 'other';

/** A comment as it is kept. Times are milliseconds since 1970 on the store's clock. */
export interface StoredComment {
  readonly id: CommentId;
  /** Plain text, never HTML; empty once removed. */
  readonly body: string;
  /** The empty text means that the author stays anonymous. */
  readonly name: string;
  /** 32 hex digits: the same author within one thread, and nowhere else. */
  readonly author: string;
  readonly role: Role;
  /** The comment answered, or null for a comment of its own. */
  readonly parent: CommentId | null;
  /** The comment of its own at the top of this conversation, or null when this is one. */
  readonly root: CommentId | null;
  /** Second of the video, or null. */
  readonly at: number | null;
  readonly createdAt: number;
  /** Moves with creation, edit and removal. */
  readonly updatedAt: number;
  readonly editedAt: number | null;
  readonly hearts: number;
  readonly state: CommentState;
  /** The comment that a moderator marked as the answer to this one, or null. */
  readonly answer: CommentId | null;
}

/** A comment as this viewer sees it. */
export interface Comment extends StoredComment {
  /** True when this browser holds the identity that wrote it. */
  readonly own: boolean;
  /** True when this page removed it and still knows the words. */
  readonly undoable: boolean;
  /** True when this viewer gave it a heart. */
  readonly hearted: boolean;
  /** True while it waits for a moderator and nobody else sees it. */
  readonly held: boolean;
  /** Why a moderator removed it, told to its author only; null when no moderator did. */
  readonly reason: RemovalReason | null;
  /** True from the press of the button until the store has it. */
  readonly pending: boolean;
  /** Why sending failed, or null. A failed comment is seen by its author only. */
  readonly failed: CommentsError | null;
}

/** The person who looks. */
export interface Viewer {
  /** This viewer's `author` key in this thread, or null before the first comment. */
  readonly author: string | null;
  readonly role: Role;
  /** Whether the person signed in on this page with an account. */
  readonly isSignedIn: boolean;
}

/** Milliseconds after its creation in which an author may change a comment; the rules hold the same number of minutes. */
export const EDIT_WINDOW = 15 * 60_000;

/** Whether a text has the form of a comment id. */
export function isCommentId(text: unknown): text is CommentId {
  return typeof text === 'string' && /^[A-Za-z0-9]{20}$/.test(text);
}
