interface Timer {
  readonly id: number;
  readonly due: number;
  readonly action: () => void;
}

/** A clock that stands still until the test moves it: timers and `performance.now`. */
export class FakeClock {
  readonly #real = {
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    now: performance.now.bind(performance),
  };
  #timers: Timer[] = [];
  #now = 0;
  #count = 0;

  /** Takes the place of the page's clock until `restore` is called. */
  constructor() {
    const setFake = (action: () => void, delay = 0): number => {
      this.#timers.push({ id: ++this.#count, due: this.#now + delay, action });
      return this.#count;
    };
    window.setTimeout = setFake as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      this.#timers = this.#timers.filter((timer) => timer.id !== id);
    };
    performance.now = () => this.#now;
  }

  /** Lets time pass, in milliseconds. */
  pass(duration: number): void {
    const end = this.#now + duration;
    for (;;) {
      const next = this.#timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.due);
      next.action();
    }
    this.#now = end;
  }

  /** Gives the page its clock back. */
  restore(): void {
    window.setTimeout = this.#real.setTimeout;
    window.clearTimeout = this.#real.clearTimeout;
    performance.now = this.#real.now;
  }
}
