import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { emulatorHost, foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const DAY = 24 * 3_600_000;
const TAG = 'webinar-comments';

describe('several elements on one page', () => {
  const firestore = new TestFirestore('instances');
  const stage = new Stage();
  const proxy = new FirestoreProxy(emulatorHost());
  let threads = 0;
  let thread: string;

  before(() => proxy.start());
  after(() => proxy.stop());
  beforeEach(() => {
    thread = `several-${String(++threads)}`;
  });

  /** Writes a comment, of now or of some milliseconds ago. */
  const write = (body: string, name = thread, age = 0): Promise<unknown> => {
    const at = new Date(Date.now() - age);
    const fields = { ...foreignComment(body), ...(age > 0 && { createdAt: at, updatedAt: at }) };
    return firestore.commit([firestore.write(`threads/${name}/comments/${newId()}`, fields)], 'owner');
  };
  const tag = (name = thread): string => elementOf(firestore, name, proxy.host);

  /** The elements one after the other, each close enough to be opened at once. */
  const row = (...tags: readonly string[]): string => `<div id="row">${tags.join('')}</div>`;
  const nth = (index: number): string => `${TAG}:nth-of-type(${String(index)})`;

  async function allSee(reader: Reader, count: number, words: string): Promise<void> {
    for (let i = 1; i <= count; i++) await reader.sees(words, { selector: nth(i) });
  }

  /** What opening some elements costs: five reads for each thread and one for following it, once that is all. */
  async function costOf(threadCount: number, ...tags: readonly string[]): Promise<readonly [number, number, number]> {
    const [reads, handshakes] = [proxy.reads, proxy.handshakes];
    const reader = await stage.open(row(...tags));
    // An element below the screen is opened when the reader comes near.
    for (let i = 1; i <= tags.length; i++) {
      await reader.page.$eval(nth(i), (element) => {
        element.scrollIntoView();
      });
      await reader.sees('Number', { selector: nth(i) });
    }
    await until('it listens', () => proxy.reads >= reads + threadCount * 5 + 1);
    await sleep(1000);
    const queries = reader.requests.filter((url) => url.includes(':runQuery')).length;
    return [proxy.reads - reads, proxy.handshakes - handshakes, queries];
  }

  it('cost as much as one where they show the same thread, and share one stream', async () => {
    const other = `${thread}-other`;
    for (const name of [thread, other]) for (let i = 0; i < 3; i++) await write(`Number ${String(i)}.`, name, DAY);
    const [reads, handshakes, queries] = await costOf(1, tag());
    assert.deepEqual([reads, handshakes], [6, 1]);
    assert.deepEqual(await costOf(1, ...Array.from({ length: 10 }, () => tag())), [reads, 1, queries]);
    const [, bothHandshakes, bothQueries] = await costOf(2, tag(), tag(other));
    assert.deepEqual([bothHandshakes, bothQueries], [1, 2 * queries]);
  });

  it('show each comment in both, and tell the page of it once', async () => {
    const reader = await stage.open(row(tag(), tag()));
    await allSee(reader, 2, 'No comments yet');
    await reader.page.evaluate(() => {
      const events: string[] = [];
      Object.assign(window, { events });
      document.querySelectorAll('webinar-comments').forEach((element, index) => {
        element.addEventListener('webinar-comments-post', () => events.push(String(index)));
      });
    });
    await reader.post('From the second.', nth(2));
    await allSee(reader, 2, 'From the second.');
    for (const index of [1, 2]) await reader.sees('Sending', { selector: nth(index), gone: true });
    const events = (): Promise<string> => reader.page.evaluate(() => String((window as { events?: string[] }).events));
    await until('the page is told', async () => (await events()) !== '');
    await sleep(300);
    assert.equal(await events(), '1');
  });

  it('go on when one of them goes', async () => {
    await write('Number 0.', thread, DAY);
    const reader = await stage.open(row(tag(), tag()));
    await allSee(reader, 2, 'Number 0.');
    await reader.listens();
    await reader.page.$eval(nth(1), (element) => {
      element.remove();
    });
    await sleep(1500);
    await write('Somebody else.');
    await reader.sees('1 new comment');
  });

  it('let nothing in unasked where another shows the same thread on the screen', async () => {
    await write('Number 0.');
    const reader = await stage.open(`${tag()}<div id="space"></div>${tag()}`);
    await reader.sees('Number 0.');
    await reader.sees('Number 0.', { selector: `#space + ${TAG}` });
    await reader.page.$eval('#space', (space) => {
      space.setAttribute('style', 'height: 2000px');
    });
    await reader.listens();
    await write('Number 1.');
    await reader.sees('1 new comment');
    assert.ok(!(await reader.text()).includes('Number 1.'));
    await reader.press('1 new comment');
    await reader.sees('Number 1.');
    await reader.sees('Number 1.', { selector: `#space + ${TAG}` });
  });

  it('are read anew with other settings, and left alone with equal ones', async () => {
    await write('Number 0.');
    const reader = await stage.open(row(tag()));
    await reader.sees('Number 0.');
    await reader.listens();
    await sleep(500);
    const reads = (): number => reader.requests.filter((url) => url.includes(':runQuery')).length;
    const before = reads();
    const set = (change: object): Promise<void> =>
      reader.page.$eval(TAG, (element, values) => void Object.assign(element, values), change);
    // Frameworks set an equal object with each rendering.
    const config = { projectId: firestore.project, apiKey: 'key', emulator: proxy.host };
    for (let i = 0; i < 5; i++) await set({ config });
    await sleep(300);
    assert.equal(reads(), before);
    await set({ config: { ...config, apiKey: 'another' } });
    await until('it is read anew', () => reads() > before);
    await reader.sees('Number 0.');
  });

  it('go on with the thread when a page is drawn anew', async () => {
    await write('Number 0.');
    const reader = await stage.open(row(tag()));
    await reader.sees('Number 0.');
    await reader.listens();
    await sleep(500);
    const [reads, handshakes] = [proxy.reads, proxy.handshakes];
    for (let i = 0; i < 3; i++) {
      await reader.page.$eval('#row', (place, markup) => (place.innerHTML = markup), tag());
      await reader.sees('Number 0.');
    }
    await sleep(1500);
    assert.deepEqual([proxy.reads, proxy.handshakes], [reads, handshakes]);
    await write('Number 1.');
    await reader.sees('1 new comment');
  });

  it('have no id twice in the document, and every reference to one leads somewhere', async () => {
    await write('Number 0.');
    const reader = await stage.open(row(tag(), tag()));
    await allSee(reader, 2, 'Number 0.');
    await reader.press('Reply');
    await reader.sees('Post reply');
    const faults = await reader.page.evaluate(() => {
      const found: string[] = [];
      const look = (root: Document | ShadowRoot): void => {
        const ids = new Set<string>();
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) look(element.shadowRoot);
          if (element.id === '') continue;
          if (ids.has(element.id)) found.push(`${element.id} twice`);
          ids.add(element.id);
        }
        for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-details']) {
          for (const element of root.querySelectorAll(`[${name}]`)) {
            for (const id of (element.getAttribute(name) ?? '').split(/\s+/)) {
              if (!ids.has(id)) found.push(`${element.localName} ${name}=${id}`);
            }
          }
        }
      };
      look(document);
      return found;
    });
    assert.deepEqual(faults, []);
  });
});
