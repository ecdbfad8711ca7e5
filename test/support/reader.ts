import assert from 'node:assert/strict';
import type { Browser, BrowserContext, ElementHandle, HTTPRequest, Page } from 'puppeteer-core';
import { until } from './until.js';

/** How somebody looks for words. */
interface Glance {
  /** The element in which to look. */
  readonly selector?: string;
  /** Whether the words have to be gone. */
  readonly gone?: boolean;
  /** Seconds to wait. */
  readonly patience?: number;
}

/** Somebody who reads a page with the built element in a real browser. */
export class Reader {
  readonly page: Page;
  /** Addresses that the page asked for, in order. */
  readonly requests: string[] = [];
  /** What the element wrote to the console. */
  readonly lines: string[] = [];
  /** Exceptions that reached the page. */
  readonly crashes: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(30_000);
    page.on('request', (request: HTTPRequest) => {
      if (request.method() !== 'OPTIONS') this.requests.push(request.url());
    });
    page.on('console', (message) => {
      if (message.text().startsWith('[webinar-comments]')) this.lines.push(message.text());
    });
    page.on('pageerror', (error) => this.crashes.push(String(error)));
  }

  /** A person with a browser profile of their own. */
  static async arrive(browser: Browser, url?: string): Promise<Reader> {
    return Reader.join(await browser.createBrowserContext(), url);
  }

  /** Another tab of the same person. */
  static async join(context: BrowserContext, url?: string): Promise<Reader> {
    const reader = new Reader(await context.newPage());
    // The loader of the tests names inner functions by a helper, which a function sent to the page has to find there.
    await reader.page.evaluateOnNewDocument('globalThis.__name = (value) => value');
    if (url !== undefined) await reader.visit(url);
    return reader;
  }

  /** The one line that the element wrote to the console; it comes after the page is drawn. */
  async complaint(): Promise<string> {
    await until('the console has a line', () => this.lines.length > 0);
    assert.equal(this.lines.length, 1);
    return this.lines[0] ?? '';
  }

  /** Loads a page. */
  async visit(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.bringToFront();
  }

  /** Waits until the page asks for a live connection once more than `before`: all code for reading and writing is there. */
  async listens(before = 0): Promise<void> {
    await until('the page listens', () => this.liveRequests > before);
  }

  /** How often the page asked for a live connection, or went on with one. */
  get liveRequests(): number {
    return this.requests.filter((url) => url.includes('/Listen/channel')).length;
  }

  /** Ends the profile of this person and every tab of it. */
  async leave(): Promise<void> {
    await this.page.browserContext().close();
  }

  /** All words in an element of ours, shadow roots included, with single spaces. */
  text(selector = 'webinar-comments'): Promise<string> {
    return this.page.evaluate((wanted) => {
      const read = (node: Node): string => {
        if (node instanceof Element && node.shadowRoot) return read(node.shadowRoot);
        if (node instanceof HTMLStyleElement) return '';
        return node.nodeType === Node.TEXT_NODE
          ? (node.textContent ?? '')
          : Array.from(node.childNodes, read).join(' ');
      };
      const found = document.querySelector(wanted);
      return found ? read(found).replace(/\s+/g, ' ').trim() : '';
    }, selector);
  }

  /** Waits until some words are there, or are gone; rejects with what was there instead. */
  async sees(words: string, { selector, gone = false, patience }: Glance = {}): Promise<void> {
    let text = '';
    const look = async (): Promise<boolean> => {
      text = await this.text(selector);
      return text.includes(words) !== gone;
    };
    await until(`"${words}" is ${gone ? 'gone' : 'there'}`, look, patience).catch((error: unknown) => {
      throw new Error(`${String(error)} Seen: ${text}`);
    });
  }

  /** Clicks the first button whose label or words begin with some words, in any shadow root. */
  async press(words: string, selector = 'webinar-comments'): Promise<void> {
    const find = (wanted: string, start: string): HTMLButtonElement | undefined => {
      const inside = (root: ParentNode): readonly HTMLButtonElement[] =>
        Array.from(root.querySelectorAll('*')).flatMap((element) => [
          ...(element instanceof HTMLButtonElement ? [element] : []),
          ...(element.shadowRoot ? inside(element.shadowRoot) : []),
        ]);
      const root = document.querySelector(wanted)?.shadowRoot;
      const nameOf = (button: HTMLButtonElement): string => button.ariaLabel ?? button.textContent.trim();
      return root ? inside(root).find((button) => nameOf(button).startsWith(start)) : undefined;
    };
    await until(`there is a button "${words}"`, async () => {
      const found = await this.page.evaluateHandle(find, selector, words);
      const button = found.asElement() as ElementHandle<HTMLButtonElement> | null;
      // The page may have put another one in its place meanwhile.
      const isThere = button !== null && (await button.evaluate((it) => it.isConnected));
      if (isThere) await button.click();
      return isThere;
    });
  }

  /** Types at the cursor once it stands in a text field: a form that opens takes the focus a moment after the press. */
  async type(words: string): Promise<void> {
    const isInField = (): boolean => {
      let place = document.activeElement;
      while (place?.shadowRoot?.activeElement) place = place.shadowRoot.activeElement;
      return place instanceof HTMLTextAreaElement;
    };
    await until('a text field has the focus', () => this.page.evaluate(isInField));
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(words);
  }

  /** Types into the form at the top. */
  async write(words: string, selector = 'webinar-comments'): Promise<void> {
    await this.page.locator(`${selector} >>> textarea`).fill(words);
  }

  /** Types and posts without waiting. */
  async post(words: string, selector = 'webinar-comments'): Promise<void> {
    await this.write(words, selector);
    await this.page.locator(`${selector} >>> [part=submit]`).click();
  }

  /** Whether the element shows anything of its own. */
  isShown(selector = 'webinar-comments'): Promise<boolean> {
    return this.page.$eval(`${selector} >>> section`, (section) =>
      section.checkVisibility({ visibilityProperty: true }),
    );
  }

  /** The words that stand in the first text field. */
  words(): Promise<string> {
    return this.page
      .locator('webinar-comments >>> textarea')
      .map((field) => field.value)
      .wait();
  }
}
