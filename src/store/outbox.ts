import { isCommentId } from '../model/comment.js';
import type { CommentDraft } from '../model/draft.js';

/** A draft that was posted, and by whom. */
export interface KeptDraft extends CommentDraft {
  /** The user id of its author; without one, nobody had a name here yet. */
  readonly by?: string | null;
}

/** Drafts that were posted and are not kept yet: they outlive a reload of this tab, and nothing else. */
export class Outbox {
  readonly #key: string;

  /** @param key - names it in this tab's storage */
  constructor(key: string) {
    this.#key = key;
  }

  /** The unsent drafts, oldest first. */
  read(): readonly KeptDraft[] {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isDraft) : [];
    } catch {
      return [];
    }
  }

  /** Adds a draft; a draft of the same id is replaced. */
  add(draft: KeptDraft): void {
    this.#write([...this.read().filter(({ id }) => id !== draft.id), draft]);
  }

  /** Forgets a draft that is kept now, or not wanted any more. */
  delete(id: string): void {
    this.#write(this.read().filter((draft) => draft.id !== id));
  }

  /** Forgets the drafts of one person. */
  leave(uid: string): void {
    this.#write(this.read().filter(({ by }) => by !== uid));
  }

  #write(drafts: readonly KeptDraft[]): void {
    try {
      if (drafts.length === 0) sessionStorage.removeItem(this.#key);
      else sessionStorage.setItem(this.#key, JSON.stringify(drafts));
    } catch {
      // Without storage an unsent comment lives as long as its page, where it is shown.
    }
  }
}

function isDraft(value: unknown): value is KeptDraft {
  const draft = value as Partial<Record<keyof CommentDraft, unknown>> | null;
  return (
    isCommentId(draft?.id) &&
    typeof draft.body === 'string' &&
    typeof draft.name === 'string' &&
    (draft.parent === null || isCommentId(draft.parent))
  );
}
