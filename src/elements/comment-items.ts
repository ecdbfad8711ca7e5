import type { CommentId } from '../model/comment.js';
import { PARTS } from '../styles/parts.js';

type CommentElement = HTMLElementTagNameMap['webinar-comment'];

/** What the element of one comment is given. */
export type CommentView = Pick<
  CommentElement,
  'comment' | 'replies' | 'locale' | 'now' | 'level' | 'place' | 'isOpen' | 'isPreModerated' | 'isPinned' | 'tools'
>;

/**
 * The elements of the comments in one list. A comment keeps its element, with everything begun in it, wherever it
 * goes; one that did not change is not touched.
 */
export class CommentItems {
  readonly #items = new Map<CommentId, HTMLElement>();

  /** The element of a comment, or undefined. */
  find(id: CommentId): CommentElement | undefined {
    return this.#items.get(id)?.firstElementChild as CommentElement | undefined;
  }

  /** Makes the items of a list those of some comments, in their order. */
  place(list: Element, views: readonly CommentView[]): void {
    const items = new Set<Element>(views.map(({ comment }) => this.#itemOf(comment.id)));
    // An item that goes to another list stays until that one takes it.
    const staying = (item: Element | null): Element | null =>
      item === null || items.has(item) ? item : staying(item.nextElementSibling);
    let next = staying(list.firstElementChild);
    for (const view of views) {
      const item = this.#itemOf(view.comment.id);
      Object.assign(item.firstElementChild as CommentElement, view);
      if (item === next) next = staying(item.nextElementSibling);
      else list.insertBefore(item, next);
    }
  }

  /** Takes away the elements of all comments but some, which have been placed. */
  keep(views: readonly Pick<CommentView, 'comment'>[]): void {
    if (this.#items.size === views.length) return;
    const ids = new Set(views.map(({ comment }) => comment.id));
    for (const [id, item] of this.#items) {
      if (ids.has(id)) continue;
      item.remove();
      this.#items.delete(id);
    }
  }

  #itemOf(id: CommentId): HTMLElement {
    const known = this.#items.get(id);
    if (known) return known;
    const item = document.createElement('div');
    const comment = document.createElement('webinar-comment');
    item.role = 'listitem';
    comment.setAttribute('exportparts', PARTS);
    item.append(comment);
    this.#items.set(id, item);
    return item;
  }
}
