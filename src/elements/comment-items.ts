import type { CommentId } from '../model/comment.js';
import type { Conversation } from '../model/thread.js';
import { PARTS } from '../styles/parts.js';

type CommentElement = HTMLElementTagNameMap['webinar-comment'];

/** What the element of one comment is given. */
export type CommentView = Pick<
  CommentElement,
  'comment' | 'replies' | 'locale' | 'now' | 'level' | 'place' | 'isOpen' | 'isPreModerated' | 'isPinned' | 'tools'
>;

/** A group of conversations as a list drew it last. */
export interface Drawn {
  readonly element: HTMLElement;
  conversations: readonly Conversation[];
  scene: object | null;
  isSketch: boolean;
}

/** Milliseconds after which the time of a comment is told without its age. */
const DAY = 86_400_000;

/** The time that a conversation is drawn with. One that tells no age has no use for it: the passing minute leaves it alone. */
export function timeFor({ comment, replies }: Pick<CommentView, 'comment' | 'replies'>, now: number): number {
  return Math.min(now, DAY + Math.max(comment.createdAt, ...replies.map(({ createdAt }) => createdAt)));
}

/** The group of a number, made where it is not known yet. */
export function groupOf(groups: Map<number, Drawn>, key: number, isSketch: boolean): Drawn {
  const known = groups.get(key);
  if (known) return known;
  const drawn: Drawn = { element: document.createElement('div'), conversations: [], scene: null, isSketch };
  // What was once laid out and is skipped from some moment on counts as a layout shift when it comes back in Chromium.
  drawn.element.className = key === 0 ? 'group' : 'group skipped';
  drawn.element.role = 'none';
  groups.set(key, drawn);
  return drawn;
}

/**
 * Puts an element before another one of a list; gives the one that the next belongs before. What has the focus inside
 * would lose it if it were moved: what stands in its way goes behind it.
 */
export function put(list: Element, item: Element, next: Element | null): Element | null {
  const following = next?.nextElementSibling ?? null;
  if (item === next) return following;
  if (next === null || !item.contains((list.getRootNode() as ShadowRoot).activeElement)) {
    list.insertBefore(item, next);
    return next;
  }
  list.append(next);
  return put(list, item, following);
}

/**
 * The elements of the comments in one list. A comment keeps its element, with everything begun in it, wherever it
 * goes; one that did not change is not touched.
 */
export class CommentItems {
  readonly #items = new Map<CommentId, HTMLElement>();
  readonly #strays = new Set<Element>();

  /** The element of a comment, or undefined. */
  find(id: CommentId): CommentElement | undefined {
    return this.#items.get(id)?.firstElementChild as CommentElement | undefined;
  }

  /** Makes the items of a list those of some comments, in their order. */
  place(list: Element, views: readonly CommentView[]): void {
    const items = new Set<Element>(views.map(({ comment }) => this.#itemOf(comment.id)));
    this.leave(list);
    for (const item of items) this.#strays.delete(item);
    // An item that goes to another list stays until that one takes it.
    const staying = (item: Element | null): Element | null =>
      item === null || items.has(item) ? item : staying(item.nextElementSibling);
    let next = staying(list.firstElementChild);
    for (const view of views) {
      const item = this.#itemOf(view.comment.id);
      Object.assign(item.firstElementChild as CommentElement, view);
      next = staying(put(list, item, next));
    }
  }

  /** Has a comment with the focus take its group along where it is to be in another one: moved, it would lose it. */
  holdFocus(
    groups: Map<number, Drawn>,
    wanted: ReadonlyMap<number, readonly Conversation[]>,
    active: Element | null = null,
  ): void {
    for (const [homeKey, home] of [...groups]) {
      if (!home.element.contains(active)) continue;
      for (const [key, conversations] of wanted) {
        if (!conversations.some(({ comment }) => this.find(comment.id) === active)) continue;
        groups.set(homeKey, groupOf(groups, key, false)).set(key, home);
      }
    }
  }

  /** Nothing says any more that the items of a list belong there. */
  leave(list: Element): void {
    for (const item of list.children) this.#strays.add(item);
  }

  /** Takes away every item that was left and placed nowhere since. */
  sweep(): void {
    for (const item of this.#strays) {
      this.#items.delete((item.firstElementChild as CommentElement).comment.id);
      item.remove();
    }
    this.#strays.clear();
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
