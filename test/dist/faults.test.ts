import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { startFirestoreEmulator } from '../support/emulator.js';
import { emulatorHost, TestFirestore, type RestDocument } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import { freePort } from '../support/processes.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { lose } from './traffic.js';

/** Seconds in which a store surely tries again: the delays between its tries double. */
const LONG = 40;

/** How many comments of a thread are stored. */
async function storedIn(firestore: TestFirestore, thread: string): Promise<number> {
  const { body } = await firestore.runQuery(`threads/${thread}`, { from: [{ collectionId: 'comments' }] }, 'owner');
  return (body as readonly { readonly document?: RestDocument }[]).filter(({ document }) => document).length;
}

async function delivered(reader: Reader): Promise<void> {
  const isDelivered = async (): Promise<boolean> => !/Sending…|Not sent/.test(await reader.text());
  await until('nothing is on its way', isDelivered, LONG);
}

describe('faults of network and settings', () => {
  const firestore = new TestFirestore('faults');
  const stage = new Stage();

  it('posts once when the emulator dies under a comment and comes back', async (t) => {
    const port = await freePort();
    const host = `127.0.0.1:${String(port)}`;
    const restarted = new TestFirestore('restarted', host);
    const first = await startFirestoreEmulator({ port });
    t.after(() => first.stop());
    // A young emulator compiles its rules for the first request, longer than a reader waits on a busy machine.
    await restarted.get('threads/restart', null);
    const reader = await stage.open(elementOf(restarted, 'restart', host));
    await reader.sees('No comments yet');
    let isOnItsWay = false;
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => {
      const isFirstCommit = request.method() === 'POST' && request.url().includes(':commit') && !isOnItsWay;
      if (!isFirstCommit) return void request.continue();
      isOnItsWay = true;
      return void first.stop().then(() => request.continue());
    });
    await reader.post('Words in a storm');
    await reader.sees('Words in a storm');
    await until('the comment is on its way', () => isOnItsWay);
    await reader.sees('Sending…');
    await first.stop();
    const second = await startFirestoreEmulator({ port });
    t.after(() => second.stop());
    await delivered(reader);
    assert.equal(await storedIn(restarted, 'restart'), 1);
  });

  it('posts once when the answer to a comment is lost', async () => {
    const reader = await stage.open(elementOf(firestore, 'lost-answer'));
    await reader.sees('No comments yet');
    let lost = 0;
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().includes(':commit') || lost > 0) {
        void request.continue();
        return;
      }
      lost++;
      void lose(request);
    });
    await reader.post('Said once');
    await reader.sees('Said once');
    await until('the answer is lost', () => lost === 1);
    await delivered(reader);
    assert.equal(await storedIn(firestore, 'lost-answer'), 1);
  });

  it("knows a reader's first comment for their own when others hear of it before the answer is there", async () => {
    const reader = await stage.open(elementOf(firestore, 'late-answer'));
    await reader.sees('No comments yet');
    await reader.listens();
    await reader.page.setRequestInterception(true);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    reader.page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes(':commit')) void lose(request, held);
      else void request.continue();
    });
    await reader.post('My first');
    await reader.sees('My first');
    await reader.sees('Sending…', { gone: true });
    const text = await reader.text();
    letGo();
    assert.match(text, /Anonymous you .*My first.*Remove/);
  });

  it('keeps the words while there is no network, and reads the thread when it is back', async (t) => {
    const host = `127.0.0.1:${String(await freePort())}`;
    const reader = await stage.open(elementOf(firestore, 'no-network', host));
    await reader.sees('no connection');
    await reader.post('Kept words');
    await reader.sees('Not sent.');
    assert.equal(await reader.words(), 'Kept words');
    assert.match(await reader.complaint(), /^\[webinar-comments\] .*"emulator"/);
    const emulator = await startFirestoreEmulator({ port: Number(host.split(':')[1]) });
    t.after(() => emulator.stop());
    await reader.sees('No comments yet', { patience: LONG });
    assert.equal(await reader.words(), 'Kept words');
  });

  it('reads the thread when its code can be fetched again', async () => {
    const reader = await stage.arrive();
    let isDown = true;
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => {
      if (isDown && request.url().includes('local-comment-store')) void request.abort('internetdisconnected');
      else void request.continue();
    });
    await reader.visit(stage.publish('<webinar-comments thread="no-code"></webinar-comments>'));
    await reader.sees('no connection');
    await reader.write('Kept words');
    await reader.complaint();
    isDown = false;
    await reader.sees('No comments yet', { patience: LONG });
    assert.equal(await reader.words(), 'Kept words');
  });

  it('keeps the words across a reload', async () => {
    const reader = await stage.open(elementOf(firestore, 'reload'));
    await reader.sees('No comments yet');
    await reader.write('Half a thought');
    await reader.page.reload();
    await reader.sees('No comments yet');
    assert.equal(await reader.words(), 'Half a thought');
    await reader.post('A whole thought');
    await reader.sees('A whole thought');
    await reader.page.reload();
    await reader.sees('A whole thought');
    assert.equal(await reader.words(), '');
  });

  it('says so when the connection goes, and when it is back', async () => {
    const reader = await stage.open(elementOf(firestore, 'offline'));
    await reader.sees('No comments yet');
    await reader.listens();
    // What takes words is fetched with the first of them; without it, the form keeps them.
    await reader.write('Begun');
    await reader.page.waitForNetworkIdle({ concurrency: 2 });
    await reader.page.setOfflineMode(true);
    await reader.sees('You seem to be offline');
    await reader.post('Written in a tunnel');
    await reader.sees('It will go on by itself.');
    await reader.page.setOfflineMode(false);
    await delivered(reader);
    await reader.sees('You seem to be offline', { gone: true });
    assert.equal(await storedIn(firestore, 'offline'), 1);
  });

  // What Google's servers answer can only be had from Google; these bodies are the documented ones.
  const refusals: readonly (readonly [what: string, attribute: string, status: number, error: object])[] = [
    [
      'a wrong key',
      'api-key',
      400,
      { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' },
    ],
    [
      'an unknown project',
      'project-id',
      404,
      {
        code: 404,
        message: 'The database (default) does not exist for project no-such-project',
        status: 'NOT_FOUND',
      },
    ],
  ];
  for (const [what, attribute, status, error] of refusals) {
    it(`names the attribute in one line for ${what}`, async (t) => {
      const google = createServer((_, response) => {
        const headers = { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' };
        response.writeHead(status, headers).end(JSON.stringify({ error }));
      });
      await new Promise<void>((resolve) => google.listen(0, '127.0.0.1', resolve));
      t.after(() => google.close());
      const reader = await stage.open(
        elementOf(firestore, 'refused', `127.0.0.1:${String((google.address() as AddressInfo).port)}`),
      );
      await reader.sees('Comments cannot be shown here at the moment.');
      assert.match(await reader.complaint(), new RegExp(`^\\[webinar-comments\\] .*"${attribute}"`));
    });
  }

  for (const thread of ['a/b', '../../users/x', '%2e%2e', 'x?key=1', 'x#y', 'ä'.repeat(200), '..']) {
    it(`asks for nothing with the thread ${thread.slice(0, 20)}`, async () => {
      const reader = await stage.open(elementOf(firestore, thread));
      await reader.sees('Comments cannot be shown here at the moment.');
      assert.match(await reader.complaint(), /^\[webinar-comments\] .*"thread"/);
      assert.deepEqual(
        reader.requests.filter((url) => url.includes(emulatorHost())),
        [],
      );
    });
  }

  it('takes nothing from a hostile hash, and nothing hostile from config', async () => {
    const page = `<webinar-comments thread="hash"></webinar-comments>
      <script>document.querySelector('webinar-comments').config =
        { projectId: '${firestore.project}', apiKey: 'a&b=../c', emulator: '${emulatorHost()}' };</script>`;
    const url = `${stage.publish(page)}#comment-${encodeURIComponent('"><img src=x onerror=alert(1)>/../'.repeat(200))}`;
    const reader = await stage.arrive(url);
    await reader.sees('Comments cannot be shown here at the moment.');
    assert.match(await reader.complaint(), /"api-key"/);
    assert.deepEqual(
      reader.requests.filter((address) => address.includes(emulatorHost())),
      [],
    );
  });
});
