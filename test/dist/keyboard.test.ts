import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { Keyboard } from '../support/keyboard.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

/** A page with a header that stays, and a link before the element. */
const around = (markup: string): string => `<style>
  body { margin: 0 16px; font: 16px/1.5 sans-serif; --webinar-comments-sticky-top: 90px }
  header { position: sticky; top: 0; height: 90px; background: #eee; z-index: 5 }
</style><header>Lantern House</header><a href="#end">To the end</a>${markup}<p id="end">The end</p>`;

describe('somebody with a keyboard alone', () => {
  const firestore = new TestFirestore('keyboard');
  const stage = new Stage();

  async function seed(thread: string, count: number): Promise<void> {
    const start = Date.now() - 90 * 86_400_000;
    const writes = Array.from({ length: count }, (_, i) => {
      const at = new Date(start + i * 3_600_000);
      const body = `Word${String(i)}. ${'What helped us was a regular evening. '.repeat(1 + (i % 7))}`;
      const name = `Ann ${String(i)}`;
      return firestore.write(`threads/${thread}/comments/${newId()}`, {
        ...foreignComment(body),
        ...{ name, createdAt: at, updatedAt: at },
      });
    });
    await firestore.seed(writes);
  }

  async function sit(markup: string): Promise<readonly [Reader, Keyboard]> {
    const reader = await stage.open(around(markup));
    await reader.page.setViewport({ width: 700, height: 600 });
    return [reader, new Keyboard(reader.page)];
  }

  it('reads, loads more and lets new comments in, there and back', async () => {
    await seed('reading', 40);
    const [reader, keys] = await sit(elementOf(firestore, 'reading'));
    await reader.sees('Word39');
    await reader.listens();
    await keys.tabTo('Load more');
    await keys.press('Enter');
    await keys.arrivesAt('Ann 14');
    for (let i = 0; i < 60; i++) await keys.press('Tab', 'Shift');
    const body = `Late. ${'Words that take room. '.repeat(20)}`;
    await firestore.commit([firestore.write(`threads/reading/comments/${newId()}`, foreignComment(body))], 'owner');
    await reader.sees('1 new comment');
    await keys.check('something arrived');
    await keys.tabTo('1 new comment', true);
    await keys.press('Enter');
    await keys.arrivesAt('Anonymous');
    await keys.tabTo('Load more').catch(() => keys.check('all are loaded'));
  });

  it('opens and leaves every form, and comes back to where it was', async () => {
    await seed('forms', 30);
    const [reader, keys] = await sit(elementOf(firestore, 'forms'));
    await reader.sees('Word29');
    await reader.listens();
    await keys.tabTo('Reply to Ann 27');
    await keys.press('Enter');
    await keys.arrivesAt('Your reply');
    await reader.page.keyboard.type('A thought');
    await keys.press('Escape');
    await keys.arrivesAt('Reply to Ann 27');
    await keys.press('Enter');
    await keys.arrivesAt('Your reply');
    await keys.tabTo('Cancel');
    await keys.press('Enter');
    await keys.arrivesAt('Reply to Ann 27');
    await keys.tabTo('Report the comment of Ann 27');
    await keys.press('Space');
    await until(
      'the form is there',
      async () => (await keys.focus()).role !== '' || (await keys.focus()).tag === 'input',
    );
    await keys.press('Escape');
    await keys.arrivesAt('Report the comment of Ann 27');
    await keys.tabTo('Copy link');
    await keys.press('Enter');
    await until('it says so', async () => /Link copied|This is the address/.test(await reader.text()));
    await keys.arrivesAt('Copy link');
    await keys.tabTo('Heart', true);
    await keys.press('Space');
    await until('the heart is there', async () => (await keys.focus()).name === 'Heart 1');
    // The time of the comment, before its words.
    await keys.press('Tab', 'Shift');
    await keys.press('Enter');
    await keys.arrivesAt('Ann 27 Linked comment');
    await keys.tabTo('Post comment', true);
    await keys.press('Enter');
    await keys.arrivesAt('Your comment');
  });

  it('posts, changes, removes and brings back', async () => {
    const [reader, keys] = await sit(elementOf(firestore, 'writing'));
    await reader.sees('No comments yet');
    await keys.tabTo('Your comment');
    await reader.page.keyboard.type('First words');
    await keys.press('Enter', 'Control');
    await reader.sees('First words');
    await reader.sees('Sending…', { gone: true });
    await keys.arrivesAt('Your comment');
    await keys.tabTo('Edit your comment');
    await keys.press('Enter');
    await keys.arrivesAt('Edit your comment');
    await reader.page.keyboard.press('End');
    await reader.page.keyboard.type(', better');
    await keys.tabTo('Save changes');
    await keys.press('Enter');
    await reader.sees('First words, better');
    await keys.arrivesAt('Edit your comment of');
    await keys.tabTo('Remove');
    await keys.press('Enter');
    await keys.arrivesAt('Undo');
    await keys.press('Enter');
    await keys.arrivesAt('Remove');
    await reader.sees('First words, better');
  });

  it('tries again what could not be read, and discards what could not be sent', async () => {
    const [reader, keys] = await sit(elementOf(firestore, 'x', '127.0.0.1:9'));
    await reader.sees('Try again');
    await keys.tabTo('Try again');
    await keys.press('Enter');
    await keys.check('it is tried');
    assert.match((await keys.focus()).name, /^Comments/);
  });

  it('opens the dialog for hosts by its address and leaves it', async () => {
    const [reader, keys] = await sit(elementOf(firestore, 'dialog'));
    await reader.sees('No comments yet');
    await reader.page.evaluate(() => {
      location.hash = 'webinar-comments-sign-in';
    });
    await keys.arrivesAt('E-mail');
    for (let i = 0; i < 4; i++) await keys.press('Tab');
    await keys.press('Escape');
    await keys.arrivesAt('Comments');
  });

  it('moderates', async () => {
    const [reader, keys] = await sit('<webinar-comments thread="t" demo-role="moderator"></webinar-comments>');
    await reader.sees('No comments yet');
    await reader.post('Words of mine');
    await reader.sees('Words of mine');
    await reader.sees('Close thread');
    await reader.sees('Ban author');
    await keys.tabTo('Pin');
    await keys.press('Enter');
    await reader.sees('Pinned');
    await keys.check('it is pinned');
    await keys.tabTo('Close thread', true);
    await keys.press('Enter');
    await reader.sees('This conversation is closed');
    await keys.check('it is closed');
    await keys.press('Enter');
    await reader.sees('This conversation is closed', { gone: true });
    await keys.check('it is open');
  });

  it('pins what is not first and goes on from there', async () => {
    const [reader, keys] = await sit('<webinar-comments thread="pins" demo-role="moderator"></webinar-comments>');
    await reader.sees('No comments yet');
    for (let i = 0; i < 8; i++) {
      await reader.post(`Word${String(i)}. ${'What helped us was a regular evening. '.repeat(6)}`);
      await reader.sees(`Word${String(i)}.`);
      await reader.sees('Sending…', { gone: true });
    }
    await reader.sees('Ban author');
    for (let i = 0; i < 6; i++) await keys.tabTo('Pin');
    await keys.press('Enter');
    await reader.sees('Pinned.');
    await keys.arrivesAt('Undo');
    assert.match(await reader.text(), /Pinned[^]*Word2\.[^]*Word7\.[^]*Word3\.[^]*Word1\./);
    await keys.press('Enter');
    await reader.sees('Not pinned any more');
    await keys.check('it is not pinned any more');
    assert.match(await reader.text(), /Word7\.[^]*Word3\.[^]*Word2\.[^]*Word1\./);
  });
});
