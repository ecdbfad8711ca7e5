import type { ModerationRequest } from '../../../src/events/moderation-requests.js';
import { CommentsError, type CommentsErrorCode } from '../../../src/model/errors.js';
import type { ModeratorAction } from '../../../src/model/moderation.js';

/** Takes the decisions of an element and answers them when the test says so. */
export class FakeDesk {
  readonly asked: ModeratorAction[] = [];
  #request: ModerationRequest | null = null;
  #settle: { resolve: () => void; reject: (error: Error) => void } | null = null;

  constructor(element: HTMLElement) {
    element.addEventListener('moderation-request', (request) => {
      this.#request = request;
      this.asked.push(request.action);
      request.respondWith(new Promise((resolve, reject) => (this.#settle = { resolve, reject })));
    });
  }

  /** The latest decision. */
  get last(): ModeratorAction | undefined {
    return this.asked.at(-1);
  }

  /** Says that the latest decision is done, and what takes it back. */
  accept(undo: ModeratorAction): void {
    if (this.#request) this.#request.undo = undo;
    this.#settle?.resolve();
  }

  /** Says that the latest decision is not done. */
  refuse(code: CommentsErrorCode): void {
    this.#settle?.reject(new CommentsError(code, 'A test said no.'));
  }
}
