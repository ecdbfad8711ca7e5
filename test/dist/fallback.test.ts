import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf, placeSheet } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const WORDS = 'Write to us instead.';

describe('what a page puts into the element', () => {
  const firestore = new TestFirestore('fallback');
  const stage = new Stage();
  let tag: string;

  before(async () => {
    const at = new Date(Date.now() - 3_600_000);
    const fields = { ...foreignComment('A question.'), createdAt: at, updatedAt: at };
    await firestore.seed([firestore.write(`threads/t/comments/${newId()}`, fields)]);
    tag = elementOf(firestore, 't').replace('></', `><p>${WORDS}</p></`);
  });

  const isShown = ({ page }: Reader): Promise<boolean> =>
    page.$eval('webinar-comments p', (place) => place.checkVisibility());

  it('is there without JavaScript', async () => {
    const reader = await stage.arrive();
    await reader.page.setJavaScriptEnabled(false);
    await reader.visit(stage.publish(tag));
    assert.equal(await isShown(reader), true);
  });

  it('is there where the script cannot be loaded', async () => {
    const reader = await stage.arrive();
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => {
      void (request.url().endsWith('.js') ? request.abort() : request.continue());
    });
    await reader.visit(stage.publish(tag));
    assert.equal(await reader.page.$eval('webinar-comments', (element) => element.matches(':not(:defined)')), true);
    assert.equal(await isShown(reader), true);
  });

  it('is there where the settings are wrong', async () => {
    const reader = await stage.open(tag.replace('thread="t"', 'thread="a/b"'));
    await reader.sees('cannot be shown');
    assert.equal(await isShown(reader), true);
  });

  it('gives its place to the comments, and does not come back with a later failure', async () => {
    const reader = await stage.open(tag);
    await reader.sees('A question.');
    assert.equal(await isShown(reader), false);
    await reader.page.setOfflineMode(true);
    await reader.sees('You seem to be offline');
    assert.equal(await isShown(reader), false);
    await reader.page.setOfflineMode(false);
  });

  /** How much of the screen moved while the page was loading. */
  async function shiftOf(page: Page, sheet: string): Promise<number> {
    await page.setViewport({ width: 1280, height: 800 });
    await page.evaluateOnNewDocument(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[]) {
          Object.assign(window, { shift: (window as unknown as { shift: number }).shift + entry.value });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // A slow script: the page is painted without the element first.
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      setTimeout(() => void request.continue(), request.url().endsWith('/webinar-comments.js') ? 500 : 0);
    });
    const replay = '<div id="replay" style="height: 360px; background: #ccc">The replay</div>';
    const below = `<footer>${'<p>Words of the page below.</p>'.repeat(20)}</footer>`;
    const element = elementOf(firestore, 't');
    await page.goto(stage.publish(`<style>${sheet}</style>${replay}${element}${below}`));
    await until('the comments are there', () =>
      page.$eval('webinar-comments', (place) => place.shadowRoot?.querySelector('webinar-comment-list') != null),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    return page.evaluate(() => (window as unknown as { shift: number }).shift);
  }

  it('moves nothing around it where the page keeps the place free as the README says', async () => {
    const kept = await shiftOf((await stage.arrive()).page, await placeSheet());
    assert.ok(kept <= 0.01, `It moved by ${String(kept)}.`);
    const free = await shiftOf((await stage.arrive()).page, '');
    assert.ok(free > 0.01, `Without the sheet it moved by ${String(free)} only.`);
  });

  it('is asked for before it is drawn where that place is on the screen', async () => {
    /** Whether anything was drawn when the first question left. */
    const isDrawnFirst = async (sheet: string): Promise<boolean> => {
      const { page } = await stage.arrive();
      await page.evaluateOnNewDocument(() => {
        const real = window.fetch.bind(window);
        window.fetch = (...args) => {
          const root = document.querySelector('webinar-comments')?.shadowRoot;
          Object.assign(window, { drawn: (window as { drawn?: number }).drawn ?? root?.childElementCount ?? -1 });
          return real(...args);
        };
      });
      await page.goto(stage.publish(elementOf(firestore, 't'), {}, { head: `<style>${sheet}</style>` }));
      await until('something was asked', () => page.evaluate(() => 'drawn' in window));
      return page.evaluate(() => (window as { drawn?: number }).drawn !== 0);
    };
    assert.equal(await isDrawnFirst(await placeSheet()), false);
    assert.equal(await isDrawnFirst(''), true, 'An empty place cannot be hit.');
  });
});
