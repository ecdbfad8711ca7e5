import { setTimeout as sleep } from 'node:timers/promises';
import { PredefinedNetworkConditions, type Browser, type CDPSession, type Page } from 'puppeteer-core';

/** What somebody who opens a page waits for. */
export interface Awaited {
  /** Selects one element for each comment; null for our element, whose comments are in shadow roots. */
  readonly selector: string | null;
  /** How many comments. */
  readonly comments: number;
  /** Whether "Show all" is pressed as soon as it is there. */
  readonly showsAll: boolean;
}

/** How a page is opened. */
export interface VisitOptions {
  /** 4× slower CPU and Slow 4G. */
  readonly isSlow?: boolean;
  /** Seconds until the visitor gives up. */
  readonly patience?: number;
}

type Times = readonly [time: number, painted: number];

/** What a page notes about itself from its first moment on. */
interface Notes {
  readonly tasks: number[];
  readonly shifts: { readonly value: number; readonly hadRecentInput: boolean }[];
  pressed: number | null;
}

declare global {
  interface Window {
    benchNotes: Notes;
    benchReached: (times: string) => void;
  }
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** Looks in each frame, before it is painted, whether all comments are there; runs in the page. */
function watch({ selector, comments, showsAll }: Awaited): void {
  const notes: Notes = { tasks: [], shifts: [], pressed: null };
  window.benchNotes = notes;
  new PerformanceObserver((list) => {
    notes.tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries() as LayoutShift[])
      notes.shifts.push({ value, hadRecentInput });
  }).observe({ type: 'layout-shift', buffered: true });
  const listOf = (): ShadowRoot | null =>
    document.querySelector('webinar-comments')?.shadowRoot?.querySelector('webinar-comment-list')?.shadowRoot ?? null;
  const countIn = (root: ParentNode): number =>
    Array.from(root.querySelectorAll('webinar-comment')).reduce(
      (sum, { shadowRoot }) => sum + (shadowRoot ? countIn(shadowRoot) : 0),
      root.querySelectorAll('[part=body]').length,
    );
  const isThere = (): boolean => {
    if (selector !== null) return document.querySelectorAll(selector).length >= comments;
    const list = listOf();
    if (list === null) return false;
    // Going through shadow roots in every frame would be felt; at least half of the comments are no replies.
    return list.querySelectorAll('webinar-comment, [part=body]').length >= comments / 2 && countIn(list) >= comments;
  };
  const press = (): void => {
    const button = listOf()?.querySelector<HTMLButtonElement>('[part~=all]');
    if (!button) return;
    button.click();
    notes.pressed = performance.now();
  };
  const look = (): void => {
    if (showsAll && notes.pressed === null) press();
    if (!isThere()) {
      requestAnimationFrame(look);
      return;
    }
    const times = [performance.now()];
    // The next frame begins once this one has its layout and is painted.
    requestAnimationFrame(() => {
      window.benchReached(JSON.stringify([...times, performance.now()]));
    });
  };
  requestAnimationFrame(look);
}

/** Somebody who opens a page for the first time, in a browser profile of their own. */
export class Visit {
  readonly page: Page;
  readonly session: CDPSession;
  /** Milliseconds from the start of the navigation until all awaited comments were there; null when they never came. */
  readonly time: number | null;
  /** The same until they were laid out and painted. */
  readonly painted: number | null;

  private constructor(page: Page, session: CDPSession, times: Times | null) {
    this.page = page;
    this.session = session;
    [this.time, this.painted] = times ?? [null, null];
  }

  /** Opens a page and waits for its comments. */
  static async to(browser: Browser, url: string, awaited: Awaited, options: VisitOptions = {}): Promise<Visit> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const session = await page.createCDPSession();
    // The loader of the tests names inner functions by a helper, which a function sent to the page has to find there.
    await page.evaluateOnNewDocument('globalThis.__name = (value) => value');
    await page.evaluateOnNewDocument(watch, awaited);
    await session.send('Runtime.addBinding', { name: 'benchReached' });
    if (options.isSlow === true) {
      await page.emulateCPUThrottling(4);
      await page.emulateNetworkConditions(PredefinedNetworkConditions['Slow 4G']);
    }
    const reached = new Promise<Times>((resolve) => {
      session.on('Runtime.bindingCalled', ({ name, payload }) => {
        if (name === 'benchReached') resolve(JSON.parse(payload) as Times);
      });
    });
    await session.send('Runtime.enable');
    // The processor's time, which other programs on the machine do not make longer.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.bringToFront();
    void page.goto(url).catch(() => undefined);
    const times = await Promise.race([reached, sleep((options.patience ?? 60) * 1000, null, { ref: false })]);
    return new Visit(page, session, times);
  }

  /** Megabytes of memory that scripts hold after a collection. */
  async heap(): Promise<number> {
    await this.session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.session.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  }

  /** Milliseconds of the longest task so far; tasks below 50 count as none. */
  longestTask(): Promise<number> {
    return this.page.evaluate(() => Math.max(0, ...window.benchNotes.tasks));
  }

  /** Sum of all layout shifts so far that no person caused, and of those that came within half a second of a press. */
  shifts(): Promise<{ readonly unasked: number; readonly asked: number }> {
    return this.page.evaluate(() => {
      const sum = (isAsked: boolean): number =>
        window.benchNotes.shifts
          .filter(({ hadRecentInput }) => hadRecentInput === isAsked)
          .reduce((total, { value }) => total + value, 0);
      return { unasked: sum(false), asked: sum(true) };
    });
  }

  /** Elements on the page, those in shadow roots included. */
  elements(): Promise<number> {
    return this.page.evaluate(() => {
      const countIn = (root: ParentNode): number =>
        Array.from(root.querySelectorAll('*')).reduce(
          (sum, { shadowRoot }) => sum + 1 + (shadowRoot ? countIn(shadowRoot) : 0),
          0,
        );
      return countIn(document);
    });
  }

  /** Milliseconds of processor time that scripts, styles and layout took so far. */
  work(): Promise<number> {
    return this.#spent('ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration');
  }

  /** Milliseconds of processor time that everything on the main thread took so far. */
  processor(): Promise<number> {
    return this.#spent('TaskDuration');
  }

  /** Ends the profile. */
  async leave(): Promise<void> {
    await this.page.browserContext().close();
  }

  async #spent(...names: readonly string[]): Promise<number> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    return metrics.filter(({ name }) => names.includes(name)).reduce((sum, { value }) => sum + value * 1000, 0);
  }
}
