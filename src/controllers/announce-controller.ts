import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds between two messages about what others do. */
const PAUSE = 20_000;

/** Milliseconds that a message stays in the region; shorter ones are lost on TalkBack. */
const STAY = 1000;

/** An element that can speak for itself (ARIA Notify, https://w3c.github.io/aria/#ariaNotify). */
interface Notifier extends Element {
  ariaNotify?(message: string): void;
}

/**
 * Says things to assistive technology: with `ariaNotify` where the browser has it, else through the host's live
 * region, into which the host renders `text`.
 */
export class AnnounceController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Notifier;
  #clearTimer: ReturnType<typeof setTimeout> | undefined;
  #laterTimer: ReturnType<typeof setTimeout> | undefined;
  #lastNews = -PAUSE;

  /** What the live region holds at present. */
  text = '';

  constructor(host: ReactiveControllerHost & Notifier) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#clearTimer);
    clearTimeout(this.#laterTimer);
  }

  /** Says the outcome of the person's own act, at once. */
  say(message: string): void {
    if (this.#host.ariaNotify) {
      this.#host.ariaNotify(message);
      return;
    }
    this.#setText(message);
    clearTimeout(this.#clearTimer);
    this.#clearTimer = setTimeout(() => {
      this.#setText('');
    }, STAY);
  }

  /**
   * Says what others did: at most once in 20 seconds, and not while the person types.
   *
   * @param message - makes the sentence when its time has come, or returns the empty text when there is nothing left to say
   * @param isTyping - whether the person is typing
   */
  sayLater(message: () => string, isTyping: () => boolean): void {
    clearTimeout(this.#laterTimer);
    const attempt = (): void => {
      if (isTyping()) {
        this.#laterTimer = setTimeout(attempt, PAUSE);
        return;
      }
      const text = message();
      if (text === '') return;
      this.#lastNews = performance.now();
      this.say(text);
    };
    this.#laterTimer = setTimeout(attempt, Math.max(0, this.#lastNews + PAUSE - performance.now()));
  }

  #setText(text: string): void {
    this.text = text;
    this.#host.requestUpdate();
  }
}
