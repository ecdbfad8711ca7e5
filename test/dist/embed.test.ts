import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emulatorHost, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const TALL = '<div style="height: 5000px"></div>';

describe('the built file on a page', () => {
  const stage = new Stage();

  it('keeps comments in the browser across a reload, with replies, edits and removals', async () => {
    const reader = await stage.open('<webinar-comments thread="kept"></webinar-comments>');
    await reader.sees('No comments yet');
    await reader.post('First words');
    await reader.sees('First words');
    await reader.press('Reply');
    await reader.type('An answer');
    await reader.page.keyboard.down('Control');
    await reader.page.keyboard.press('Enter');
    await reader.page.keyboard.up('Control');
    await reader.sees('An answer');
    await reader.sees('Sending', { gone: true });
    await reader.page.reload();
    await reader.sees('An answer');
    await reader.press('Remove');
    await reader.sees('Comment removed');
    await reader.sees('Undo');
    await reader.page.reload();
    await reader.sees('Comment removed');
    await reader.sees('An answer');
    assert.ok(!(await reader.text()).includes('Undo'));
  });

  it('keeps two tabs of one person in step', async () => {
    const url = stage.publish('<webinar-comments thread="tabs"></webinar-comments>');
    const one = await stage.arrive(url);
    await one.sees('No comments yet');
    const other = await Reader.join(one.page.browserContext(), url);
    await other.sees('No comments yet');
    await other.post('From the other tab');
    await other.sees('From the other tab');
    await one.page.bringToFront();
    await one.sees('From the other tab');
    assert.deepEqual(other.crashes, []);
  });

  it('fetches nothing but itself and keeps nothing while the reader is far away', async () => {
    const firestore = new TestFirestore('far');
    const reader = await stage.open(`${TALL}${elementOf(firestore, 'far')}`);
    await reader.page.waitForNetworkIdle();
    const scripts = reader.requests.filter((url) => !url.includes('/pages/') && !url.startsWith('data:'));
    assert.deepEqual(scripts, [`${stage.origin}/cdn/webinar-comments.js`]);
    const kept = await reader.page.evaluate(async () => ({
      databases: (await indexedDB.databases()).length,
      local: localStorage.length,
      session: sessionStorage.length,
      cookies: document.cookie,
    }));
    assert.deepEqual(kept, { databases: 0, local: 0, session: 0, cookies: '' });
    await reader.page.evaluate(() => {
      document.querySelector('webinar-comments')?.scrollIntoView();
    });
    await reader.sees('No comments yet');
    const [, next] = reader.requests.filter((url) => !url.includes('/pages/') && !url.startsWith('data:'));
    assert.ok(next?.startsWith(`http://${emulatorHost()}/`), 'The thread is asked for at once.');
  });

  it('works when its script is included twice, and from two addresses', async () => {
    const again = '<script type="module" src="/cdn/webinar-comments.js"></script>';
    const copy = '<script type="module" src="/copy/webinar-comments.js"></script>';
    const reader = await stage.open(`${again}${copy}<webinar-comments thread="twice"></webinar-comments>`);
    await reader.sees('No comments yet');
    await reader.post('Once');
    await reader.sees('( 1 )');
    await reader.page.waitForNetworkIdle();
    assert.ok(reader.requests.some((url) => url.includes('/copy/')));
    assert.deepEqual(reader.lines, []);
  });

  it('keeps two elements with two threads apart', async () => {
    const reader = await stage.open(
      '<webinar-comments id="a" thread="a"></webinar-comments><webinar-comments id="b" thread="b"></webinar-comments>',
    );
    await reader.sees('No comments yet', { selector: '#a' });
    await reader.sees('No comments yet', { selector: '#b' });
    await reader.post('Only in a', '#a');
    await reader.sees('Only in a', { selector: '#a' });
    assert.ok(!(await reader.text('#b')).includes('Only in a'));
  });

  it('survives being moved, and being removed while a comment is on its way', async () => {
    const firestore = new TestFirestore('moved');
    const reader = await stage.open(`${elementOf(firestore, 'moved')}<div id="elsewhere"></div>`);
    await reader.sees('No comments yet');
    // Without the code that takes words, the form would keep them.
    await reader.listens();
    await reader.write('Half a thought');
    await reader.page.evaluate(() => {
      document.querySelector('#elsewhere')?.append(document.querySelector('webinar-comments') ?? '');
    });
    assert.equal(await reader.words(), 'Half a thought');
    await reader.page.evaluate(async () => {
      const element = document.querySelector('webinar-comments');
      const form = element?.shadowRoot?.querySelector('webinar-comment-form')?.shadowRoot;
      form?.querySelector<HTMLButtonElement>('[part=submit]')?.click();
      // An empty field says that the words were taken.
      while (form?.querySelector('textarea')?.value !== '') await new Promise((resolve) => setTimeout(resolve));
      element?.remove();
    });
    await reader.page.reload();
    await until('the comment is there once', async () => (await reader.text()).split('Half a thought').length === 2);
  });

  it('lets the page style what the README names as parts', async () => {
    const parts = ['heading', 'comment', 'author', 'body', 'submit', 'status'];
    const rules = parts.map((part) => `webinar-comments::part(${part}) { outline: 3px solid rgb(1, 2, 3) }`);
    const reader = await stage.open(
      `<style>${rules.join('')}</style><webinar-comments thread="parts"></webinar-comments>`,
    );
    await reader.sees('No comments yet');
    const outlineOf = (selector: string): Promise<string> =>
      reader.page
        .locator(`webinar-comments >>> ${selector}`)
        .map((element) => getComputedStyle(element).outlineColor)
        .wait();
    assert.equal(await outlineOf('[part=status]'), 'rgb(1, 2, 3)');
    await reader.post('A comment');
    await reader.press('Reply');
    await reader.type('A reply');
    await reader.press('Post reply');
    await reader.sees('A reply');
    for (const part of parts.filter((name) => name !== 'status')) {
      assert.equal(await outlineOf(`[part=${part}]`), 'rgb(1, 2, 3)', part);
    }
    assert.equal(
      await outlineOf('[role=list] webinar-comment >>> [role=list] webinar-comment >>> [part=author]'),
      'rgb(1, 2, 3)',
    );
  });

  it('shows markup as the text it is', async () => {
    const reader = await stage.open('<webinar-comments thread="markup"></webinar-comments>');
    await reader.sees('No comments yet');
    const hostile = '<img src=x onerror="window.broken=1"><script>window.broken=1</script> javascript:alert(1)';
    await reader.post(hostile);
    await reader.sees(hostile);
    assert.equal(await reader.page.evaluate(() => 'broken' in window), false);
    assert.equal(await reader.page.$('webinar-comments >>> img'), null);
    // The time of a comment is a link, once the comment is kept.
    assert.equal(await reader.page.$('webinar-comments >>> [part=body] a'), null);
    assert.notEqual(await reader.page.$('webinar-comments >>> [part=body]'), null);
  });
});
