import type { CommentId } from '../../model/comment.js';

/** The element of one comment. */
export type CommentElement = HTMLElementTagNameMap['webinar-comment'];

/** Milliseconds after which a comment that is not drawn yet is looked for again. */
const PAUSE = 50;

/** How often it is looked for: a long thread is drawn in slices. */
const MOST_LOOKS = 200;

/** Finds the element of a comment, and has it drawn where it is only sketched; null when it does not come. */
export async function findComment(widget: ParentNode, id: CommentId, root: CommentId): Promise<CommentElement | null> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const list = widget.querySelector('webinar-comment-list');
    await list?.updateComplete;
    const conversation = commentIn(list?.renderRoot, root);
    await conversation?.updateComplete;
    const found = id === root ? conversation : commentIn(conversation?.renderRoot, id);
    if (found) return found;
    const sketch = list?.renderRoot.querySelector(`#comment-${root}`)?.closest('.group');
    if (sketch) list?.drawInFull(sketch);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return null;
}

function commentIn(place: ParentNode | undefined, id: CommentId): CommentElement | undefined {
  return Array.from(place?.querySelectorAll('webinar-comment') ?? []).find(({ comment }) => comment.id === id);
}
