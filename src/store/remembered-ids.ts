import { isCommentId, type CommentId } from '../model/comment.js';

/** Comments that this browser remembers for one purpose, such as those the viewer gave a heart. */
export class RememberedIds {
  readonly #key: string;

  /** @param name - the purpose and the thread */
  constructor(name: string) {
    this.#key = `webinar-comments:${name}`;
  }

  /** All of them, in the order in which they were added. */
  get ids(): readonly CommentId[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isCommentId) : [];
    } catch {
      return [];
    }
  }

  /** Remembers a comment, or forgets it. */
  set(id: CommentId, isRemembered: boolean): void {
    const others = this.ids.filter((known) => known !== id);
    const ids = isRemembered ? [...others, id] : others;
    try {
      if (ids.length === 0) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(ids));
    } catch {
      // Without storage they are known until the page is left.
    }
  }
}
