import type { Comment, CommentId } from './comment.js';
import { byNewest, NO_REPLIES, type Conversation } from './thread.js';

/** Changes at a time up to which putting each in its place is less work than arranging the thread anew. */
const FEW = 20;

/** A comment as it was, where it was there, and as it is. */
type Change = readonly [before: Comment | undefined, now: Comment];

/**
 * Arranges a thread of which little changed since it was arranged last; null where that is not so.
 *
 * @param before - the comments as they were
 * @param arranged - what `arrangeThread` made of them, with the same comments first
 * @param first - the comments that stand before all others
 */
export function rearrangeThread(
  before: readonly Comment[],
  arranged: readonly Conversation[],
  comments: readonly Comment[],
  first: readonly (CommentId | null)[],
): readonly Conversation[] | null {
  const changes = changesBetween(before, comments);
  if (changes === null) return null;
  const conversations = [...arranged];
  for (const change of changes) {
    if (change[1].root === null) putComment(conversations, change, comments, first);
    else putReply(conversations, change[1]);
  }
  return conversations;
}

function changesBetween(before: readonly Comment[], comments: readonly Comment[]): readonly Change[] | null {
  if (comments.length < before.length || comments.length - before.length > FEW) return null;
  const changes: Change[] = [];
  for (let i = 0; i < comments.length; i++) {
    const [was, now] = [before[i], comments[i]];
    if (was === now || now === undefined) continue;
    if ((was !== undefined && was.id !== now.id) || changes.push([was, now]) > FEW) return null;
  }
  return changes;
}

function putComment(
  conversations: Conversation[],
  [before, comment]: Change,
  comments: readonly Comment[],
  first: readonly (CommentId | null)[],
): void {
  const place = before ? conversations.findIndex((it) => it.comment === before) : -1;
  const known = place < 0 ? undefined : conversations.splice(place, 1)[0];
  const replies = known?.replies ?? comments.filter(({ root }) => root === comment.id).sort((a, b) => -byNewest(a, b));
  const isAfter = (it: Conversation): boolean => !first.includes(it.comment.id) && byNewest(comment, it.comment) < 0;
  const next = first.includes(comment.id) ? Math.max(0, place) : conversations.findIndex(isAfter);
  const conversation = { comment, replies: replies.length === 0 ? NO_REPLIES : replies };
  conversations.splice(next < 0 ? conversations.length : next, 0, conversation);
}

function putReply(conversations: Conversation[], reply: Comment): void {
  const place = conversations.findIndex(({ comment }) => comment.id === reply.root);
  const known = conversations[place];
  if (!known) return;
  const replies = [...known.replies.filter(({ id }) => id !== reply.id), reply].sort((a, b) => -byNewest(a, b));
  conversations[place] = { comment: known.comment, replies };
}
