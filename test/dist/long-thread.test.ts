import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { emulatorHost, foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const HOUR = 3_600_000;
const COUNT = 1000;

/** Sums up how far things moved on the screen without the person having asked for it. */
const WATCH = `<script>
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
</script>`;

describe('a thread of a thousand comments', () => {
  const firestore = new TestFirestore('long');
  const stage = new Stage();
  const proxy = new FirestoreProxy(emulatorHost());
  const path = (id: string): string => `threads/t/comments/${id}`;
  const arrive = (body: string): Promise<unknown> =>
    firestore.commit([firestore.write(path(newId()), foreignComment(body))], 'owner');

  before(async () => {
    await proxy.start();
    const start = Date.now() - COUNT * HOUR;
    const ids = Array.from({ length: COUNT }, newId);
    const writes = ids.map((id, index) => {
      const at = new Date(start + index * HOUR);
      const isReply = index % 10 === 9;
      const root = isReply ? (ids[index - 4] ?? null) : null;
      const body = `Word${String(index)}. ${'What helped us was a regular evening. '.repeat(1 + (index % 7))}`;
      return firestore.write(path(id), {
        ...foreignComment(body),
        ...{ parent: root, root, createdAt: at, updatedAt: at },
      });
    });
    for (let i = 0; i < COUNT; i += 400) await firestore.seed(writes.slice(i, i + 400));
  });
  after(() => proxy.stop());

  it('comes whole when asked for, is found by the search of the browser, and stays live', async () => {
    const before = proxy.reads;
    const reader = await stage.open(`${WATCH}${elementOf(firestore, 't', proxy.host)}`);
    const { page } = reader;
    await reader.listens();
    await reader.sees(`Word${String(COUNT - 2)}.`);
    const first = proxy.reads - before;
    await reader.press('Show all');
    await reader.sees('Word0.');
    const all = proxy.reads - before - first;
    assert.ok(all >= COUNT && all <= COUNT * 1.1, `${String(all)} documents were read.`);
    const text = await reader.text();
    for (let i = 0; i < COUNT; i++) {
      assert.equal(text.split(`Word${String(i)}.`).length, 2, `Word${String(i)} is there once.`);
    }
    assert.ok(!text.includes('Load more') && !text.includes('Show all'));
    for (const index of [0, 9, 500, COUNT - 1]) {
      const isFound = (word: string): boolean => {
        getSelection()?.removeAllRanges();
        return (window as unknown as { find(text: string): boolean }).find(word);
      };
      assert.ok(await page.evaluate(isFound, `Word${String(index)}.`), `Word${String(index)} is found.`);
    }
    await page.evaluate(() => {
      scrollTo(0, document.body.scrollHeight);
    });
    await arrive('Late words.');
    await reader.sees('1 new comment');
  });

  it('is drawn in full wherever the reader comes, and only there', async () => {
    const reader = await stage.open(elementOf(firestore, 't', proxy.host));
    const { page } = reader;
    await reader.sees(`Word${String(COUNT - 2)}.`);
    await reader.press('Show all');
    await reader.sees('Word0.');
    /** Whether the comment with some words can be answered. */
    const isFull = (words: string): Promise<boolean> =>
      page.evaluate((wanted) => {
        const list = document.querySelector('webinar-comments')?.shadowRoot?.querySelector('webinar-comment-list');
        const items = Array.from(list?.shadowRoot?.querySelectorAll('webinar-comment') ?? []);
        return items.some(({ shadowRoot }) => shadowRoot?.querySelector('[part=body]')?.textContent.startsWith(wanted));
      }, words);
    assert.ok(await isFull(`Word${String(COUNT - 2)}.`));
    assert.ok(!(await isFull('Word500.')) && !(await isFull('Word0.')));
    // The wheel takes the reader down a screen at a time, and no sketch is ever seen.
    await page.mouse.move(300, 300);
    const isSketchSeen = (): Promise<boolean> =>
      page.evaluate(() => {
        const list = document.querySelector('webinar-comments')?.shadowRoot?.querySelector('webinar-comment-list');
        return Array.from(list?.shadowRoot?.querySelectorAll('.sketch') ?? []).some((sketch) => {
          const { top, bottom } = sketch.getBoundingClientRect();
          return sketch.checkVisibility({ contentVisibilityAuto: true }) && bottom > 0 && top < innerHeight;
        });
      });
    for (let i = 0; i < 15; i++) {
      await page.mouse.wheel({ deltaY: 600 });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.ok(!(await isSketchSeen()));
    }
    // Whoever jumps reads a sketch until the first sign of life.
    await page.evaluate(() => {
      scrollTo(0, document.body.scrollHeight);
    });
    await until('a sketch is seen', isSketchSeen);
    await page.mouse.move(310, 310);
    await until('it is drawn in full', async () => (await isFull('Word30.')) && !(await isSketchSeen()));
    assert.ok(!(await isFull('Word500.')));
    assert.equal((await reader.text()).split('Word500.').length, 2);
  });

  it('moves nothing unasked while it loads, twenty arrive and are let in, a comment is posted, and more is loaded', async () => {
    const reader = await stage.open(`${WATCH}${elementOf(firestore, 't')}`);
    const { page } = reader;
    await reader.listens();
    await reader.sees('Load more');
    await page.mouse.wheel({ deltaY: 900 });
    for (let i = 0; i < 20; i++) await arrive(`Arrival ${String(i)}. ${'Words that take room. '.repeat(40)}`);
    await reader.sees('20 new comments');
    await reader.press('Load more');
    await until('more are there', async () => (await reader.text()).includes(`Word${String(COUNT - 40)}.`));
    // What follows on a press of the mouse was asked for.
    await page.locator('webinar-comments >>> [part~=arrivals]').click();
    await reader.sees('Arrival 0.');
    await reader.post('And mine.');
    await reader.sees('And mine.');
    await reader.sees('Sending…', { gone: true });
    // What follows on a press within half a second counts as asked for.
    await sleep(600);
    await page.evaluate(() => {
      scrollTo(0, document.body.scrollHeight);
    });
    await sleep(100);
    await page.locator('webinar-comments >>> [part~=more]').click();
    await until('still more are there', async () => (await reader.text()).includes(`Word${String(COUNT - 80)}.`));
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
    console.log(`Layout shift: ${String(shift)}`);
    assert.ok(shift <= 0.01, `It is ${String(shift)}.`);
  });
});
