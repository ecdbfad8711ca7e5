import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { RULES } from '../firestore/rules-source.js';
import { foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { People, requireAuthEmulator, signIn } from '../support/people.js';
import { Reader } from '../support/reader.js';
import { withSetting } from '../support/rules-settings.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const SIGNED_IN = 'You are signed in.';

describe('signing out on a shared computer', () => {
  const firestore = new TestFirestore('sign-out');
  const stage = new Stage();
  const people = new People(firestore);

  before(() => {
    requireAuthEmulator();
    return firestore.loadRules(withSetting(RULES, 'secondsBetween', '0'));
  });

  /** Somebody without a role, signed in on a page. */
  async function arrive(thread: string): Promise<[reader: Reader, url: string]> {
    const url = stage.publish(people.elementOf(thread));
    const reader = await stage.arrive(url);
    await reader.sees('No comments yet');
    await reader.page.evaluate(() => document.querySelector('webinar-comments')?.signIn());
    await signIn(reader, await people.join());
    await reader.sees(SIGNED_IN);
    return [reader, url];
  }

  /** What the fields over the thread hold: the words and the name. */
  const fields = (reader: Reader): Promise<readonly string[]> =>
    reader.page.evaluate(() => {
      const form = document.querySelector('webinar-comments')?.shadowRoot?.querySelector('webinar-comment-form');
      return ['textarea', 'input'].map((tag) => form?.shadowRoot?.querySelector<HTMLInputElement>(tag)?.value ?? '-');
    });

  /** What the tab and the browser keep of ours, but for the anonymous person. */
  const kept = (reader: Reader): Promise<readonly string[]> =>
    reader.page.evaluate(() =>
      [...Object.keys(sessionStorage), ...Object.keys(localStorage)].filter((key) =>
        /^webinar-comments:(?!viewer)/.test(key),
      ),
    );

  it('leaves no words of the person: not in the form, nor a reply, nor after a reload', async () => {
    const [reader] = await arrive('words');
    await reader.page.locator('webinar-comments >>> #name').fill('Ines of Lantern House');
    await reader.post('A first comment');
    await reader.sees('Sending…', { gone: true });
    await reader.press('Reply');
    await reader.type('A reply that was begun');
    await reader.write('A second comment that was begun');
    assert.ok((await kept(reader)).length > 3);
    await reader.press('Sign out');
    await reader.sees(SIGNED_IN, { gone: true });
    await reader.sees('A first comment');
    assert.deepEqual(await fields(reader), ['', '']);
    assert.ok(!(await reader.text()).includes('A reply'));
    assert.deepEqual(await kept(reader), []);
    await reader.page.reload();
    await reader.sees('A first comment');
    assert.deepEqual(await fields(reader), ['', '']);
  });

  it('holds in another tab, which shows it at once and does not bring the account back', async () => {
    const [reader, url] = await arrive('tabs');
    const other = await Reader.join(reader.page.browserContext(), url);
    await other.sees(SIGNED_IN);
    await other.write('Begun in the other tab');
    await reader.page.bringToFront();
    await reader.press('Sign out');
    await reader.sees(SIGNED_IN, { gone: true });
    await other.page.bringToFront();
    await other.sees(SIGNED_IN, { gone: true });
    await other.sees('No comments yet');
    assert.deepEqual(await fields(other), ['', '']);
    assert.deepEqual(await kept(other), []);
    await other.post('By nobody in particular');
    await other.sees('Sending…', { gone: true });
    await reader.page.bringToFront();
    await reader.page.reload();
    await reader.sees('By nobody in particular');
    assert.deepEqual(await kept(reader), []);
    assert.deepEqual(other.crashes, []);
  });

  it('works without a network, and the page shows it', async () => {
    const [reader] = await arrive('offline');
    // Nothing is here now that signs in.
    await reader.page.reload();
    await reader.sees(SIGNED_IN);
    await reader.page.waitForNetworkIdle({ concurrency: 2 });
    await reader.page.setOfflineMode(true);
    await reader.press('Sign out');
    await reader.sees(SIGNED_IN, { gone: true });
    assert.deepEqual(await kept(reader), []);
    await reader.page.setOfflineMode(false);
    await reader.sees('No comments yet');
    assert.ok(!(await reader.text()).includes(SIGNED_IN));
  });

  it('takes the words for signing in as they come: no exception without them, and a pause before the next try', async () => {
    const [reader] = await arrive('no-words');
    let tries = 0;
    let isDown = true;
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => {
      const isWords = request.url().includes('/cdn/en-sign-in-');
      if (isWords) tries++;
      void (isWords && isDown ? request.abort() : request.continue());
    });
    await reader.page.reload();
    await until('it was tried', () => tries > 0);
    await reader.page.evaluate(async () => {
      const element = document.querySelector('webinar-comments');
      location.hash = '#webinar-comments-sign-in';
      for (let i = 0; i < 100; i++) {
        element?.requestUpdate();
        await element?.updateComplete;
        await new Promise((resolve) => setTimeout(resolve));
      }
    });
    assert.ok(tries < 8, `It was tried ${String(tries)} times.`);
    assert.ok(reader.lines.some((line) => line.includes('The words for signing in could not be fetched')));
    isDown = false;
    await reader.sees(SIGNED_IN);
  });

  it('tells of a comment that was sent once what tells of it can be fetched', async () => {
    const reader = await stage.arrive();
    await reader.page.evaluateOnNewDocument(() => {
      addEventListener('webinar-comments-post', () => (document.title = 'Told'), true);
    });
    let away = /:commit/;
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => void (away.test(request.url()) ? request.abort() : request.continue()));
    await reader.visit(stage.publish(people.elementOf('told-late', { lang: 'de' })));
    await reader.post('Unterwegs');
    const isUnsent = (): Promise<boolean> =>
      reader.page.evaluate(() => Object.keys(sessionStorage).some((key) => key.includes(':outbox:')));
    await until('it is on its way', isUnsent);
    away = /\/cdn\/de-acting-/;
    await reader.page.reload();
    await reader.sees('Unterwegs');
    await until('it is sent', async () => !(await isUnsent()));
    await reader.listens();
    away = /^$/;
    await firestore.seed([firestore.write(`threads/told-late/comments/${newId()}`, foreignComment('Danach'))]);
    await until('it is told', async () => (await reader.page.title()) === 'Told');
  });
});
