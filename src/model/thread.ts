import type { Comment, CommentId } from './comment.js';

/** What moderators set for a thread. */
export interface ThreadSettings {
  /** False when the thread takes no more comments. */
  readonly isOpen: boolean;
  /** Whether a moderator reads comments before anybody else does. */
  readonly isPreModerated: boolean;
  /** The comment that stands first, or null. */
  readonly pinned: CommentId | null;
}

/** A thread that nobody has set up. */
export const UNSET_THREAD: ThreadSettings = { isOpen: true, isPreModerated: false, pinned: null };

/** A comment of its own with the replies under it. */
export interface Conversation {
  readonly comment: Comment;
  /** Oldest first, as a conversation reads. */
  readonly replies: readonly Comment[];
}

/** The replies under a comment that nobody answered, always the same list. */
export const NO_REPLIES: readonly Comment[] = [];

/**
 * Arranges comments in any order as conversations, newest first but for those that stand before all others; replies
 * without their comment are left out.
 *
 * @param first - the comments that stand before all others, the topmost last
 * @param known - the conversations of earlier times by their comment; one that did not change stays the same object
 */
export function arrangeThread(
  comments: readonly Comment[],
  first: readonly (CommentId | null)[] = [],
  known = new WeakMap<Comment, Conversation>(),
): readonly Conversation[] {
  const replies = new Map<string, Comment[]>();
  for (const comment of comments) {
    if (comment.root === null) continue;
    const siblings = replies.get(comment.root);
    if (siblings) siblings.push(comment);
    else replies.set(comment.root, [comment]);
  }
  for (const siblings of replies.values()) siblings.sort((a, b) => -byNewest(a, b));
  return comments
    .filter((comment) => comment.root === null)
    .sort((a, b) => first.indexOf(b.id) - first.indexOf(a.id) || byNewest(a, b))
    .map((comment) => {
      const answers = replies.get(comment.id) ?? NO_REPLIES;
      const before = known.get(comment);
      if (before && !isOtherList(before.replies, answers)) return before;
      const conversation = { comment, replies: answers };
      known.set(comment, conversation);
      return conversation;
    });
}

/** Conversations of one group: few enough to draw at once. */
const GROUP_SIZE = 50;

/**
 * Cuts an arranged thread into groups with a number each. They are counted from the conversation of one comment, so
 * that what comes before it leaves the groups after it as they are, and the other way round.
 */
export function groupThread(
  conversations: readonly Conversation[],
  anchor: CommentId | null,
): ReadonlyMap<number, readonly Conversation[]> {
  const start = conversations.findIndex(({ comment }) => comment.id === anchor);
  const groups = new Map<number, readonly Conversation[]>();
  for (let key = -Math.ceil(start / GROUP_SIZE), end = 0; end < conversations.length; key++) {
    const begin = end;
    end = start + (key + 1) * GROUP_SIZE;
    groups.set(key, conversations.slice(begin, end));
  }
  return groups;
}

/** Newest first; the id settles equal times, as Firestore's cursor does. */
export function byNewest(a: Pick<Comment, 'createdAt' | 'id'>, b: Pick<Comment, 'createdAt' | 'id'>): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** Whether two lists differ in anything; a comment or conversation that did not change is the same object. */
export function isOtherList<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean {
  return a !== b && (a?.length !== b?.length || (a ?? []).some((it, i) => it !== b?.[i]));
}
