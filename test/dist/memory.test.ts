import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const TAGS = ['webinar-comments', 'webinar-comment-list', 'webinar-comment', 'webinar-comment-form'];

/** How many elements of ours the page still holds, on the page or not, after collecting garbage. */
async function held(page: Page): Promise<number> {
  let sum = 0;
  for (const tag of TAGS) {
    const prototype = await page.evaluateHandle((name) => customElements.get(name)?.prototype as HTMLElement, tag);
    const all = await page.queryObjects(prototype);
    sum += await page.evaluate((objects) => (objects as unknown[]).length, all);
    await Promise.all([prototype.dispose(), all.dispose()]);
  }
  return sum;
}

describe('the memory of a page', () => {
  const firestore = new TestFirestore('memory');
  const stage = new Stage();

  const threads = ['t', 'u', 'v'];

  before(() =>
    firestore.seed(
      threads.flatMap((thread) =>
        Array.from({ length: 30 }, (_, index) =>
          firestore.write(`threads/${thread}/comments/${newId()}`, foreignComment(`Number ${String(index)}.`)),
        ),
      ),
    ),
  );

  const stores: readonly (readonly [name: string, isLive: boolean, element: (thread?: string) => string])[] = [
    ['the embedded store', false, (thread = 't') => `<webinar-comments thread="${thread}"></webinar-comments>`],
    ['Firestore', true, (thread = 't') => elementOf(firestore, thread)],
  ];
  for (const [name, isLive, element] of stores) {
    it(`holds no element that was taken away, and no listener of it: ${name}`, async () => {
      const reader = await stage.open('<div id="place"></div>');
      const { page } = reader;
      const metrics = await page.createCDPSession();
      await metrics.send('Performance.enable');
      const measure = async (wanted: string): Promise<number> => {
        await metrics.send('HeapProfiler.collectGarbage');
        const { metrics: all } = await metrics.send('Performance.getMetrics');
        return all.find((metric) => metric.name === wanted)?.value ?? Number.NaN;
      };
      const listeners = (): Promise<number> => measure('JSEventListeners');
      const comeAndGo = async (times: number): Promise<void> => {
        for (let i = 0; i < times; i++) {
          await page.evaluate(
            async (markup, isPatient) => {
              const place = document.querySelector('#place')!;
              const ready = new Promise((resolve) => {
                place.addEventListener('webinar-comments-ready', resolve, { once: true });
              });
              place.innerHTML = markup;
              await ready;
              // Half of them go while the rest of the code is on its way.
              if (isPatient) await new Promise((resolve) => setTimeout(resolve, 100));
              place.replaceChildren();
            },
            // Some go on with an open thread, some open another one.
            element(threads[Math.floor(i / 2) % threads.length]),
            i % 2 === 0,
          );
        }
      };
      const stay = (): Promise<void> =>
        page.evaluate((markup) => {
          document.querySelector('#place')!.innerHTML = markup;
        }, element());
      // What a page keeps anyway comes first: the code for listening, for which short visits have no time on a slow
      // machine, and what the engine notes of the code that runs, which no longer grows after some twenty visits.
      await stay();
      if (isLive) await reader.listens();
      await comeAndGo(25);
      await until('the first ones are gone', async () => (await held(page)) === 0);
      const few = await listeners();
      const heap = await measure('JSHeapUsedSize');
      await stay();
      await until('somebody listens', async () => (await listeners()) > few);
      await comeAndGo(50);
      await until('all are gone', async () => (await held(page)) === 0);
      await until('nobody listens for them', async () => (await listeners()) <= few);
      // Fifty visits that left six kilobytes each would show.
      await until('the heap is as it was', async () => (await measure('JSHeapUsedSize')) < heap + 300_000);
    });
  }

  it('would notice one that is held', async () => {
    const reader = await stage.open('<webinar-comments thread="t"></webinar-comments>');
    await reader.page.waitForSelector('webinar-comments');
    await reader.page.evaluate(() => {
      const element = document.querySelector('webinar-comments')!;
      (window as { kept?: unknown }).kept = element;
      element.remove();
    });
    assert.ok((await held(reader.page)) > 0);
  });
});
