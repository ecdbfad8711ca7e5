import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../support/browser.js';
import { emulatorHost, foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { pageOf, startPageServer, type PageServer } from '../support/page-server.js';
import { Reader } from '../support/reader.js';

describe('two readers of one thread', () => {
  const firestore = new TestFirestore('live');
  let browser: Browser;
  let server: PageServer;
  let readers: Reader[] = [];
  let threads = 0;
  let thread: string;

  before(async () => {
    [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  });

  afterEach(async () => {
    for (const reader of readers) {
      assert.deepEqual(reader.crashes, []);
      await reader.leave();
    }
    readers = [];
  });

  after(async () => {
    await Promise.all([browser.close(), server.stop()]);
  });

  async function arrive(count: number): Promise<readonly Reader[]> {
    const settings = `project-id="${firestore.project}" api-key="key" emulator="${emulatorHost()}"`;
    const url = server.publish(pageOf(`<webinar-comments thread="${thread}" ${settings}></webinar-comments>`));
    for (let i = 0; i < count; i++) readers.push(await Reader.arrive(browser, url));
    return readers;
  }

  async function seed(bodies: readonly string[]): Promise<void> {
    for (const body of bodies) {
      const path = `threads/${thread}/comments/${newId()}`;
      await firestore.seed([firestore.write(path, foreignComment(body))]);
    }
  }

  function nextThread(): void {
    thread = `live-${String(++threads)}`;
  }

  it('see each other post, answer, edit, remove and bring back', async () => {
    nextThread();
    const [one, other] = (await arrive(2)) as [Reader, Reader];
    await one.sees('No comments yet');
    await other.sees('No comments yet');
    await one.post('How much sleep is enough?');
    await other.sees('How much sleep is enough?');
    await other.press('Reply');
    await other.page.keyboard.type('Ask your doctor.');
    await other.press('Post reply');
    await one.press('1 new comment');
    await one.sees('Ask your doctor.');

    await one.press('Edit');
    await one.page.keyboard.press('End');
    await one.page.keyboard.type(' Really.');
    await one.press('Save changes');
    await other.sees('is enough? Really.');
    await other.sees('edited');

    await one.press('Remove');
    await other.sees('Comment removed');
    await other.sees('Ask your doctor.');
    await one.press('Undo');
    await other.sees('is enough? Really.');
    for (const text of [await one.text(), await other.text()]) {
      assert.equal(text.split('Anonymous you').length, 2, 'Each has one comment of their own.');
    }
  });

  it('are told of new comments instead of having the page move', async () => {
    nextThread();
    await seed(Array.from({ length: 12 }, (_, index) => `Earlier comment ${String(index)}. ${'Words. '.repeat(60)}`));
    const [reading, writing] = (await arrive(2)) as [Reader, Reader];
    await reading.sees('Earlier comment 0');
    await writing.sees('Earlier comment 0');
    await reading.page.mouse.wheel({ deltaY: 2000 });
    await reading.page.waitForFunction(() => scrollY > 1000);
    const top = await reading.page.evaluate(() => scrollY);
    await writing.post('Brand new');
    await reading.sees('1 new comment');
    assert.ok(!(await reading.text()).includes('Brand new'));
    assert.equal(await reading.page.evaluate(() => scrollY), top);
    await reading.press('1 new comment');
    await reading.sees('Brand new');
    await reading.sees('1 new comment', { gone: true });
  });

  it('read 25 comments at a time', async () => {
    nextThread();
    await seed(Array.from({ length: 27 }, (_, index) => `Number ${String(index)}.`));
    const [reader] = (await arrive(1)) as [Reader];
    await reader.sees('Number 26.');
    await reader.sees('( 25 + )');
    assert.ok(!(await reader.text()).includes('Number 1.'));
    await reader.press('Load more');
    await reader.sees('Number 0.');
    await reader.sees('Load more', { gone: true });
  });

  it('see the rest when a stored document is no comment', async () => {
    nextThread();
    await seed(['A good one']);
    await firestore.seed([
      firestore.write(`threads/${thread}/comments/${newId()}`, { ...foreignComment('Wrong body'), body: 7 }),
      firestore.write(`threads/${thread}/comments/${newId()}`, { ...foreignComment('Wrong hearts'), hearts: 'many' }),
      firestore.write(`threads/${thread}/comments/${newId()}`, { ...foreignComment('No state'), state: undefined }),
    ]);
    const [reader] = (await arrive(1)) as [Reader];
    await reader.sees('A good one');
    assert.equal(reader.lines.length, 1);
    assert.match(reader.lines[0] ?? '', /^\[webinar-comments\] 3 stored documents are not comments/);
  });
});
