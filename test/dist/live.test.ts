import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';

describe('two readers of one thread', () => {
  const firestore = new TestFirestore('live');
  const stage = new Stage();
  let threads = 0;
  let thread: string;

  beforeEach(() => {
    thread = `live-${String(++threads)}`;
  });

  const arrive = (): Promise<Reader> => stage.open(elementOf(firestore, thread));

  async function seed(bodies: readonly string[]): Promise<void> {
    for (const body of bodies) {
      const path = `threads/${thread}/comments/${newId()}`;
      await firestore.seed([firestore.write(path, foreignComment(body))]);
    }
  }

  it('see each other post, answer, edit, remove and bring back', async () => {
    const [one, other] = [await arrive(), await arrive()];
    await one.sees('No comments yet');
    await other.sees('No comments yet');
    await one.post('How much sleep is enough?');
    await other.sees('How much sleep is enough?');
    await other.press('Reply');
    await other.type('Ask your doctor.');
    await other.press('Post reply');
    await one.press('1 new comment');
    await one.sees('Ask your doctor.');

    await one.press('Edit');
    await one.type(' Really.');
    await one.press('Save changes');
    await other.sees('is enough? Really.');
    await other.sees('edited');

    await one.press('Remove');
    await other.sees('Comment removed');
    await other.sees('Ask your doctor.');
    await one.press('Undo');
    await one.sees('is enough? Really.');
    await other.sees('is enough? Really.');
    for (const text of [await one.text(), await other.text()]) {
      assert.equal(text.split('Anonymous you').length, 2, 'Each has one comment of their own.');
    }
  });

  it('are told of new comments instead of having the page move', async () => {
    await seed(Array.from({ length: 12 }, (_, index) => `Earlier comment ${String(index)}. ${'Words. '.repeat(60)}`));
    const [reading, writing] = [await arrive(), await arrive()];
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
    await seed(Array.from({ length: 27 }, (_, index) => `Number ${String(index)}.`));
    const reader = await arrive();
    await reader.sees('Number 26.');
    await reader.sees('( 25 + )');
    assert.ok(!(await reader.text()).includes('Number 1.'));
    await reader.press('Load more');
    await reader.sees('Number 0.');
    await reader.sees('Load more', { gone: true });
  });

  it('see the rest when a stored document is no comment', async () => {
    await seed(['A good one']);
    await firestore.seed([
      firestore.write(`threads/${thread}/comments/${newId()}`, { ...foreignComment('Wrong body'), body: 7 }),
      firestore.write(`threads/${thread}/comments/${newId()}`, { ...foreignComment('Wrong hearts'), hearts: 'many' }),
      firestore.write(`threads/${thread}/comments/${newId()}`, { ...foreignComment('No state'), state: undefined }),
    ]);
    const reader = await arrive();
    await reader.sees('A good one');
    assert.match(await reader.complaint(), /^\[webinar-comments\] 3 stored documents are not comments/);
  });
});
