import assert from 'node:assert/strict';
import type { OutgoingHttpHeaders } from 'node:http';
import { after, afterEach, before } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from './browser.js';
import { pageOf, startPageServer, type PageFrame, type PageServer } from './page-server.js';
import { Reader } from './reader.js';

/** A browser, a web server with the built files, and the readers of one test. */
export class Stage {
  #browser: Browser | null = null;
  #server: PageServer | null = null;
  #readers: Reader[] = [];

  /**
   * Sets the stage for the tests of one `describe`: everybody leaves after each test, and nobody saw an exception.
   *
   * @param keepsPages - whether the browser keeps a page that was left for the way back
   */
  constructor(keepsPages = false) {
    before(async () => {
      [this.#browser, this.#server] = await Promise.all([launchChromium(keepsPages), startPageServer()]);
    });
    afterEach(async () => {
      for (const reader of this.#readers.splice(0)) {
        assert.deepEqual(reader.crashes, []);
        await reader.leave();
      }
    });
    after(() => Promise.all([this.#browser?.close(), this.#server?.stop()]));
  }

  /** Where the pages come from: `http://127.0.0.1:port`. */
  get origin(): string {
    return this.#server?.origin ?? '';
  }

  /** Publishes a page with the script tag of the README around some markup; returns its address. */
  publish(markup: string, headers?: OutgoingHttpHeaders, frame?: PageFrame): string {
    return this.#server?.publish(pageOf(markup, frame), headers) ?? '';
  }

  /** Publishes a page as it is written; returns its address. */
  publishPage(html: string, headers?: OutgoingHttpHeaders): string {
    return this.#server?.publish(html, headers) ?? '';
  }

  /** A person on a page with some markup. */
  open(markup: string, headers?: OutgoingHttpHeaders): Promise<Reader> {
    return this.arrive(this.publish(markup, headers));
  }

  /** A person with a browser profile of their own; without an address, on no page yet. */
  async arrive(url?: string): Promise<Reader> {
    if (this.#browser === null) throw new Error('The browser has not started.');
    const reader = await Reader.arrive(this.#browser, url);
    this.#readers.push(reader);
    return reader;
  }
}
