import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { RULES } from '../firestore/rules-source.js';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { emulatorHost, foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const NEW_COMMENTS = /\d+ new comments?/;
const CLOSED_RULES = "rules_version = '2'; service cloud.firestore { match /none/{id} { allow read: if false; } }";

for (const transport of ['lean', 'SDK'] as const) {
  describe(`the live connection over the ${transport} transport`, () => {
    const firestore = new TestFirestore(`live-${transport.toLowerCase()}`);
    const stage = new Stage();
    let proxy: FirestoreProxy;
    let thread: string;
    let threads = 0;

    before(() => firestore.loadRules(RULES));

    beforeEach(async () => {
      thread = `fault-${String(++threads)}`;
      proxy = new FirestoreProxy(emulatorHost());
      proxy.refusesLean = transport === 'SDK';
      await proxy.start();
    });

    afterEach(() => proxy.stop());

    const markup = (): string => elementOf(firestore, thread, proxy.host);

    async function write(...bodies: readonly string[]): Promise<void> {
      await firestore.commit(
        bodies.map((body) => firestore.write(`threads/${thread}/comments/${newId()}`, foreignComment(body))),
        'owner',
      );
    }

    /** A reader who listens, as another's comment proves. */
    async function listen(): Promise<Reader> {
      const reader = await stage.open(markup());
      await hears(reader);
      return reader;
    }

    /** Waits until a reader hears of another's comment. */
    async function hears(reader: Reader): Promise<void> {
      await reader.sees('No comments yet');
      await until('the page listens', () => proxy.handshakes > 0);
      // What is written in the moment in which listening begins was seen not to come, with Google's SDK too.
      for (let tries = 0; ; tries++) {
        await write('Proof');
        const isProven = await shows(reader, 'Proof', 10).then(
          () => true,
          (error: unknown) => {
            if (tries === 2) throw error;
            return false;
          },
        );
        if (isProven) return;
      }
    }

    /** Waits until some words are there, and lets them in where they wait. */
    async function shows(reader: Reader, words: string, patience?: number): Promise<void> {
      const isShown = async (): Promise<boolean> => {
        const text = await reader.text();
        const waiting = NEW_COMMENTS.exec(text);
        if (waiting !== null) await reader.press(waiting[0]);
        return waiting === null && text.includes(words);
      };
      await until(`"${words}" is shown`, isShown, patience);
    }

    async function assertOnce(reader: Reader, words: string): Promise<void> {
      assert.equal((await reader.text()).split(words).length, 2, `"${words}" is there once.`);
    }

    it('comes back when the server does, and loses and doubles nothing', async () => {
      const reader = await listen();
      await proxy.stop();
      await write('While it was away');
      // The SDK may take half a minute to notice.
      if (transport === 'lean') await reader.sees('You seem to be offline');
      await proxy.start();
      // The SDK takes its own time, up to a minute.
      await shows(reader, 'While it was away', transport === 'lean' ? undefined : 90);
      await reader.sees('You seem to be offline', { gone: true });
      await write('When it was back');
      await shows(reader, 'When it was back');
      for (const words of ['Proof', 'While it was away', 'When it was back']) await assertOnce(reader, words);
      assert.ok(!reader.requests.some((url) => url.includes('google.com')));
    });

    it('goes on after a connection that was cut in the middle of a message', async () => {
      const reader = await listen();
      proxy.cutNextMessage();
      await write('Half a message');
      await shows(reader, 'Half a message');
      await write('A whole one');
      await shows(reader, 'A whole one');
      for (const words of ['Half a message', 'A whole one']) await assertOnce(reader, words);
      assert.ok(!(await reader.text()).includes('You seem to be offline'));
    });

    it('tells what changed between the first page and the start of listening', async () => {
      let open = (): void => undefined;
      proxy.gate = new Promise((resolve) => (open = resolve));
      const reader = await stage.open(markup());
      await reader.sees('No comments yet');
      await write('In between');
      open();
      await shows(reader, 'In between');
      await assertOnce(reader, 'In between');
    });

    it('shows all of 200 comments that come at once', async () => {
      const reader = await listen();
      await write(...Array.from({ length: 200 }, (_, index) => `Burst ${String(index)}.`));
      await shows(reader, 'Burst 0.');
      await shows(reader, 'Burst 199.');
      for (const words of ['Burst 0.', 'Burst 199.']) await assertOnce(reader, words);
    });

    it('works on a computer whose clock is a day off', async () => {
      const reader = await stage.arrive();
      await reader.page.evaluateOnNewDocument(() => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + 86_400_000;
      });
      await reader.visit(stage.publish(markup()));
      await hears(reader);
      await write('On time');
      await shows(reader, 'On time');
    });

    it('gets through a proxy that keeps answers back until they are whole', async () => {
      proxy.treatment = 'buffer';
      const reader = await stage.open(markup());
      await reader.sees('No comments yet');
      await write('Through the buffer');
      await shows(reader, 'Through the buffer');
      await write('Once more');
      await shows(reader, 'Once more');
    });

    it('stops asking when the rules refuse, and says so once', async (t) => {
      t.after(() => firestore.loadRules(RULES));
      const reader = await listen();
      await firestore.loadRules(CLOSED_RULES);
      proxy.forget();
      await until('it is said', () => reader.lines.some((line) => line.includes('"poll"')));
      const { handshakes } = proxy;
      await sleep(3000);
      assert.ok(proxy.handshakes <= handshakes + 1, 'It does not ask again and again.');
      assert.match(
        reader.lines.at(-1) ?? '',
        /The live connection ended: .* The next way to hear of changes is "poll"/,
      );
      assert.equal(reader.lines.length, transport === 'lean' ? 1 : 2, reader.lines.join('\n'));
      await reader.sees('Proof');
    });

    it('goes on after a minute in a frozen tab', async () => {
      const reader = await listen();
      const session = await reader.page.createCDPSession();
      // Nothing tells the two ends that the connection died while the computer slept.
      proxy.treatment = 'stall';
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await write('Overnight');
      await sleep(2000);
      // That the rest of the minute has passed, the page reads off its clock.
      await reader.page.evaluate(() => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + 60_000;
      });
      if (transport === 'SDK') proxy.forget();
      proxy.treatment = 'stream';
      await session.send('Page.setWebLifecycleState', { state: 'active' });
      await (await reader.page.browserContext().newPage()).bringToFront();
      await reader.page.bringToFront();
      await shows(reader, 'Overnight');
      await assertOnce(reader, 'Overnight');
    });
  });
}

describe('the live connection', () => {
  const firestore = new TestFirestore('live-steps');
  const stage = new Stage();

  it('steps down to the SDK where the server does not understand the lean transport', async (t) => {
    const proxy = new FirestoreProxy(emulatorHost());
    proxy.refusesLean = true;
    await proxy.start();
    t.after(() => proxy.stop());
    const reader = await stage.open(elementOf(firestore, 'steps', proxy.host));
    await reader.sees('No comments yet');
    await until('the SDK is fetched', () => reader.requests.some((url) => url.includes('sdk-live-tail')));
    assert.deepEqual(reader.lines, [
      '[webinar-comments] The live connection ended: These messages make no sense. The next way to hear of changes is "sdk".',
    ]);
  });
});
