import assert from 'node:assert/strict';
import { beforeEach, describe, it, type TestContext } from 'node:test';
import { RULES } from '../firestore/rules-source.js';
import { emulatorHost, TestFirestore, type RestDocument } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { withSetting } from '../support/rules-settings.js';
import { Stage } from '../support/stage.js';
import { customToken } from '../support/tokens.js';
import { until } from '../support/until.js';
import { lose, Traffic } from './traffic.js';

/** Puts the time since `start` into the report: how busy the machine is, decides it too. */
function tellTime(context: TestContext, what: string, start: number): void {
  context.diagnostic(`${what} after ${((performance.now() - start) / 1000).toFixed(2)} s`);
}

describe('a moderator on the page', () => {
  const stage = new Stage();
  let firestore: TestFirestore;
  let thread: string;
  let threads = 0;

  beforeEach(async () => {
    thread = `talk-${String(++threads)}`;
    // What waits is shown over all threads of a project, so each test has its own.
    firestore = new TestFirestore('moderated');
    await firestore.loadRules(withSetting(RULES, 'secondsBetween', '0'));
  });

  const arrive = (): Promise<Reader> => stage.open(elementOf(firestore, thread));

  async function arriveAsModerator(uid = 'host'): Promise<Reader> {
    const attributes = { 'auth-token': customToken(uid, 'moderator') };
    const moderator = await stage.open(elementOf(firestore, thread, emulatorHost(), attributes));
    await moderator.sees('This thread :');
    return moderator;
  }

  async function reviewFirst(moderator: Reader): Promise<void> {
    await moderator.press('Review before publishing');
    await moderator.sees('Comments are reviewed first from now on.');
  }

  /** Documents of a collection of the thread. */
  async function stored(collectionId: string): Promise<readonly RestDocument[]> {
    const { body } = await firestore.runQuery(`threads/${thread}`, { from: [{ collectionId }] }, 'owner');
    return (body as readonly { readonly document?: RestDocument }[]).flatMap(({ document }) => document ?? []);
  }

  it('keeps a comment from everybody until it is approved, and publishes it at once', async (context) => {
    const moderator = await arriveAsModerator();
    await moderator.sees('Nothing waits for you.');
    await reviewFirst(moderator);
    const [author, other] = [await arrive(), await stage.arrive()];
    const traffic = await Traffic.of(other.page);
    await other.visit(stage.publish(elementOf(firestore, thread)));
    await other.sees('No comments yet');
    await author.sees('A moderator reads it first');
    await author.post('Unread words');
    await author.sees('Waiting for review');
    await moderator.sees('1 comment waits for you');
    await moderator.sees('Unread words');
    const listened = (): number => traffic.text.split('targetChange').length;
    await until('the live tail listens', () => listened() > 1);
    const before = listened();
    await other.page.reload();
    await other.sees('No comments yet');
    await until('the live tail listens again', () => listened() > before);
    assert.ok(!(await other.text()).includes('Unread words'));
    assert.ok(!traffic.text.includes('Unread words'));

    const start = performance.now();
    await moderator.press('Approve');
    await other.sees('Unread words');
    tellTime(context, 'an approval reached a reader', start);
    await until('what the page received is read', () => traffic.text.includes('Unread words'));
    await moderator.sees('Approved.');
    await moderator.sees('Nothing waits for you.');
    await author.sees('Waiting for review', { gone: true });
    assert.match(await author.text(), /Unread words/);
  });

  it('bans the author from the next comment on, whose words stay with their author', async () => {
    const [writer, moderator] = [await arrive(), await arriveAsModerator()];
    await writer.sees('No comments yet');
    await writer.post('First words');
    await moderator.sees('First words');
    await moderator.press('Ban author');
    await choose(moderator, 'For good');
    await moderator.sees('The author is banned.');
    await writer.post('Second words');
    await writer.sees('You cannot write here at the moment.');
    await writer.sees('Second words');
    assert.equal((await stored('comments')).length, 1);

    await moderator.press('Undo');
    await moderator.sees('The author is not banned any more.');
    await writer.press('Try again');
    await moderator.press('1 new comment');
    await moderator.sees('Second words');
  });

  it('removes a comment for everybody, and tells its author why', async (context) => {
    const [author, other] = [await arrive(), await arrive()];
    const moderator = await arriveAsModerator();
    await other.sees('No comments yet');
    await author.post('Words that hurt');
    await other.sees('Words that hurt');
    await moderator.sees('Words that hurt');
    await moderator.press('Remove: ');
    await choose(moderator, 'It hurts');
    const start = performance.now();
    await other.sees('Comment removed');
    tellTime(context, 'a removal reached a reader', start);
    await author.sees('A moderator removed this comment: it hurts somebody.');
    for (const text of [await other.text(), await author.text()]) assert.ok(!text.includes('Words that hurt'));
    await author.sees('Copy');

    await moderator.press('Undo');
    await other.sees('Words that hurt');
    await author.sees('Words that hurt');
  });

  it('sees what another moderator decides', async (context) => {
    const [one, two] = [await arriveAsModerator('one'), await arriveAsModerator('two')];
    await reviewFirst(two);
    await one.sees('Comments are reviewed before others see them.');
    const author = await arrive();
    await author.sees('A moderator reads it first');
    await author.post('Who is first?');
    await one.sees('1 comment waits for you');
    await two.sees('1 comment waits for you');
    const start = performance.now();
    await one.press('Approve');
    await two.sees('Nothing waits for you.');
    tellTime(context, 'a decision reached another moderator', start);
    await one.press('Undo');
    await two.sees('1 comment waits for you');
    await two.press('Approve');
    await two.sees('Approved.');
    await one.sees('Nothing waits for you.');
    await two.press('Pin: ');
    await two.sees('Unpin');
    await one.sees('Unpin');
    await two.press('Close thread');
    await one.sees('Closed: it can be read, and takes no comments.');
  });

  it('does a decision wholly or not at all when the network goes in the middle of it', async () => {
    const moderator = await arriveAsModerator();
    await reviewFirst(moderator);
    const author = await arrive();
    await author.sees('A moderator reads it first');
    await author.post('In a tunnel');
    await moderator.sees('1 comment waits for you');
    let isGone = false;
    await moderator.page.setRequestInterception(true);
    moderator.page.on('request', (request) => {
      if (isGone || !request.url().includes(':commit')) return void request.continue();
      isGone = true;
      return void moderator.page.setOfflineMode(true).then(() => request.abort('internetdisconnected'));
    });
    await moderator.press('Approve');
    await moderator.sees('Not done. There is no connection');
    assert.ok(isGone);
    assert.deepEqual([(await stored('comments')).length, (await stored('queue')).length], [0, 1]);

    await moderator.page.setOfflineMode(false);
    await moderator.press('Try again');
    await moderator.sees('Approved.');
    const [[comment], queue] = [await stored('comments'), await stored('queue')];
    assert.deepEqual(queue, []);
    const { status } = await firestore.get(`${(comment?.name ?? '').split('/documents/')[1]}/private/author`, 'owner');
    assert.equal(status, 200);
    await author.sees('Waiting for review', { gone: true });
  });

  it('never does a decision twice when its answer is lost', async () => {
    const moderator = await arriveAsModerator();
    await reviewFirst(moderator);
    const author = await arrive();
    await author.sees('A moderator reads it first');
    await author.post('Said once');
    await moderator.sees('1 comment waits for you');
    let lost = 0;
    await moderator.page.setRequestInterception(true);
    moderator.page.on('request', (request) => {
      if (lost > 0 || request.method() !== 'POST' || !request.url().includes(':commit')) return void request.continue();
      lost++;
      return void lose(request);
    });
    await moderator.press('Approve');
    await moderator.sees('Not done.');
    await author.sees('Waiting for review', { gone: true });
    await moderator.press('Try again');
    await moderator.sees('It is not as it was');
    assert.deepEqual([(await stored('comments')).length, (await stored('queue')).length, lost], [1, 0, 1]);
  });

  it('costs readers nothing, whatever they do', async () => {
    const [author, reader] = [await arrive(), await stage.arrive()];
    const scripts = new Map<string, string>();
    reader.page.on('response', (response) => {
      if (!response.url().endsWith('.js')) return;
      void response.text().then(
        (text) => scripts.set(response.url(), text),
        () => undefined,
      );
    });
    await author.sees('No comments yet');
    await author.post('Read by others');
    await reader.visit(stage.publish(elementOf(firestore, thread)));
    await reader.sees('Read by others');
    await reader.press('Heart');
    await reader.sees('♥');
    await reader.press('Report');
    await reader.sees('What is wrong with the comment');
    await reader.press('Cancel');
    await reader.post('A comment of a reader');
    await author.sees('1 new comment');
    await reader.page.waitForNetworkIdle();
    assert.ok(scripts.size > 5);
    for (const [url, text] of scripts) {
      assert.doesNotMatch(url, /moderation-(view|desk)|en-moderator|sign-in|team/);
      assert.doesNotMatch(text, /webinar-moderation-|Nothing waits for you/, url);
    }
    assert.doesNotMatch(await reader.text(), /Moderation|Ban author/);
  });

  /** Picks the line that begins with some words, and sends the choice, with the keyboard. */
  async function choose({ page }: Reader, line: string): Promise<void> {
    const isInChoice = (): boolean => {
      let place = document.activeElement;
      while (place?.shadowRoot?.activeElement) place = place.shadowRoot.activeElement;
      return place instanceof HTMLSelectElement;
    };
    await until('a choice has the focus', () => page.evaluate(isInChoice));
    await page.keyboard.type(line);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }
});
