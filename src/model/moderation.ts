import type { CommentId, RemovalReason, ReportReason, StoredComment } from './comment.js';
import type { ThreadSettings } from './thread.js';

/** What a reader told the moderators about a comment. */
export interface CommentReport {
  readonly reason: ReportReason;
  /** May be empty. */
  readonly note: string;
  /** Milliseconds since 1970 on the store's clock. */
  readonly at: number;
}

/** A comment that waits for a moderator. */
export interface QueueItem {
  readonly thread: string;
  /** The comment with its words. */
  readonly comment: StoredComment;
  /** True when nobody else has seen it yet, false when it is on the page and was reported. */
  readonly isHeld: boolean;
  /** Open reports, newest first. */
  readonly reports: readonly CommentReport[];
}

/** One decision of a moderator; every one has another that takes it back. */
export type ModeratorAction =
  | { readonly type: 'approve' | 'hold' | 'restore'; readonly thread: string; readonly id: CommentId }
  | {
      readonly type: 'remove';
      readonly thread: string;
      readonly id: CommentId;
      /** Told to the author. */
      readonly reason: RemovalReason;
    }
  | {
      readonly type: 'reports';
      readonly thread: string;
      readonly id: CommentId;
      /** Whether the reports still wait for an answer. */
      readonly isOpen: boolean;
    }
  | {
      readonly type: 'ban';
      readonly thread: string;
      readonly id: CommentId;
      /** Milliseconds since 1970, Infinity for good, or null to end the ban. */
      readonly until: number | null;
    }
  | {
      readonly type: 'answer';
      readonly thread: string;
      readonly id: CommentId;
      /** The comment that answers it, or null. */
      readonly answer: CommentId | null;
    }
  | { readonly type: 'settings'; readonly change: Partial<ThreadSettings> };

/** Orders what waits: those that somebody worries about first, then newest first. */
export function byUrgency(a: QueueItem, b: QueueItem): number {
  const isUrgent = ({ reports }: QueueItem): boolean => reports.some(({ reason }) => reason === 'worried');
  const timeOf = ({ comment, reports }: QueueItem): number => reports[0]?.at ?? comment.createdAt;
  return Number(isUrgent(b)) - Number(isUrgent(a)) || timeOf(b) - timeOf(a);
}

/** Every reason for a report, in the order in which readers are offered them. */
export const REPORT_REASONS: readonly ReportReason[] = ['spam', 'abuse', 'personal', 'worried', 'other'];

/** Whether a value is one of the reasons. */
export function isReportReason(value: unknown): value is ReportReason {
  return REPORT_REASONS.some((reason) => reason === value);
}
