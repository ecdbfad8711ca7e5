import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HTTPRequest } from 'puppeteer-core';
import { RULES } from '../firestore/rules-source.js';
import { TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const LOCAL = '<webinar-comments thread="t"></webinar-comments>';

describe('the code for people who write', () => {
  const stage = new Stage();
  const fetches = (reader: Reader, name: string): boolean =>
    reader.requests.some((url) => url.includes(`/cdn/${name}`));

  /** Lets `meet` decide about the requests for that code; all others go on. */
  async function meetCode(reader: Reader, meet: (request: HTTPRequest) => void): Promise<void> {
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => {
      if (/\/acting-[^/]*\.js$/.test(request.url())) meet(request);
      else void request.continue();
    });
  }

  it('is not fetched for somebody who only reads', async () => {
    const reader = await stage.open(elementOf(new TestFirestore('acting'), 'read'));
    await reader.listens();
    await reader.page.waitForNetworkIdle({ concurrency: 2 });
    assert.ok(!fetches(reader, 'acting-') && !fetches(reader, 'comment-writer-'));
  });

  it('is fetched for somebody who is known here, and knows their comment again', async () => {
    const url = stage.publish(elementOf(new TestFirestore('acting'), 'known'));
    const reader = await stage.arrive(url);
    await reader.sees('No comments yet');
    await reader.post('Mine');
    await reader.sees('Remove');
    const before = reader.requests.length;
    await reader.visit(url);
    await reader.sees('Remove');
    const again = reader.requests.slice(before);
    assert.ok(again.some((request) => request.includes('/cdn/comment-writer-')));
    assert.ok(again.some((request) => request.includes('/cdn/acting-')));
  });

  it('keeps what is typed and pressed before it arrives', async () => {
    const held: HTTPRequest[] = [];
    const reader = await stage.arrive();
    await meetCode(reader, (request) => held.push(request));
    await reader.visit(stage.publish(LOCAL));
    await reader.sees('No comments yet');
    await reader.write('Written early');
    await reader.press('Post comment');
    await reader.sees('Sending…');
    assert.equal(await reader.words(), 'Written early');
    for (const request of held) void request.continue();
    await reader.sees('Remove');
    await until('the form is empty', async () => (await reader.words()) === '');
  });

  it('says so beside the form when it cannot be fetched, keeps the words, and sends them later', async () => {
    let isDown = true;
    const reader = await stage.arrive();
    await meetCode(reader, (request) => {
      void (isDown ? request.abort('internetdisconnected') : request.continue());
    });
    const url = stage.publish(LOCAL);
    await reader.visit(url);
    await reader.sees('No comments yet');
    await reader.write('Not lost');
    await reader.press('Post comment');
    await reader.sees('Not sent. There is no connection');
    await reader.sees('by itself', { gone: true });
    assert.equal(await reader.words(), 'Not lost');
    await reader.visit(url);
    await reader.sees('No comments yet');
    assert.equal(await reader.words(), 'Not lost');
    isDown = false;
    await reader.press('Post comment');
    await reader.sees('Remove');
  });

  it('leaves a begun reply to its author when the comment goes, says so, and so does sending it all the same', async () => {
    const firestore = new TestFirestore('acting');
    await firestore.loadRules(RULES);
    const url = stage.publish(elementOf(firestore, 'gone'));
    const author = await stage.arrive(url);
    await author.sees('No comments yet');
    await author.post('To be regretted');
    await author.sees('Remove');
    const other = await stage.arrive(url);
    await other.listens();
    await other.sees('To be regretted');
    await other.press('Reply');
    await other.type('An answer that took long');
    await author.press('Remove');
    await other.sees('Not sent. This comment is no longer there.');
    await other.sees('To be regretted', { gone: true });
    await other.type(', and longer');
    await other.sees('This comment is no longer there.', { gone: true });
    await other.press('Post reply');
    await other.sees('An answer that took long, and longer');
    await other.sees('Not sent. This comment is no longer there.');
    await other.sees('Discard');
  });

  it('leaves a begun change to its author when another tab of theirs removes the comment', async () => {
    const url = stage.publish(LOCAL);
    const tab = await stage.arrive(url);
    await tab.sees('No comments yet');
    await tab.post('As it was');
    await tab.sees('Remove');
    const other = await Reader.join(tab.page.browserContext(), url);
    await other.sees('Remove');
    await tab.page.bringToFront();
    await tab.press('Edit');
    await tab.type(', with more');
    await other.page.bringToFront();
    await other.press('Remove');
    await other.sees('Comment removed');
    await tab.page.bringToFront();
    await tab.sees('Not sent. This comment is no longer there.');
    await tab.type(' and more');
    await tab.press('Save changes');
    await tab.sees('Not sent. This comment is no longer there.');
    const written = await tab.page.$$eval('webinar-comments >>> textarea', (fields) =>
      fields.map(({ value }) => value),
    );
    assert.ok(written.includes('As it was, with more and more'), written.join());
  });
});
