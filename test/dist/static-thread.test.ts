import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCommand, snapshotArgs } from '../support/command.js';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { emulatorHost, foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('a page that holds the comments as HTML', () => {
  const firestore = new TestFirestore('static');
  const stage = new Stage();
  const proxy = new FirestoreProxy(emulatorHost());
  let folder: string;
  let tag: string;

  before(async () => {
    await proxy.start();
    folder = await mkdtemp(join(tmpdir(), 'webinar-comments-'));
    const [root, reply] = [newId(), newId()];
    const at = new Date(Date.now() - 3_600_000);
    const fields = { ...foreignComment('A question.'), createdAt: at, updatedAt: at };
    await firestore.seed([
      firestore.write(`threads/t/comments/${root}`, { ...fields, name: 'Ada' }),
      firestore.write(`threads/t/comments/${reply}`, { ...fields, body: 'An answer.', parent: root, root }),
    ]);
    const html = join(folder, 'comments.html');
    const { code, stderr } = await runCommand([...snapshotArgs(firestore, 't'), '--html', html]);
    assert.equal(code, 0, stderr);
    tag = elementOf(firestore, 't', proxy.host).replace('></', `>${await readFile(html, 'utf8')}</`);
  });
  after(() => Promise.all([proxy.stop(), rm(folder, { recursive: true })]));

  /** What the page itself holds and a reader sees, with single spaces. */
  const seen = ({ page }: Reader): Promise<string> => page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));

  const showsOwn = ({ page }: Reader): Promise<boolean> =>
    page.$eval('webinar-comments', (it) => it.shadowRoot?.querySelector('section')?.checkVisibility() ?? false);

  it('shows them without JavaScript, replies below their comment', async () => {
    const reader = await stage.arrive();
    await reader.page.setJavaScriptEnabled(false);
    await reader.visit(stage.publish(tag));
    const text = await seen(reader);
    assert.match(text, /Comments \(2\) Ada .* UTC A question\. Anonymous .* UTC An answer\./);
    const inner = await reader.page.$eval('webinar-comments ul ul p', (place) => place.textContent);
    assert.equal(inner, 'An answer.');
  });

  it('shows them until its own are here, and then those alone', async () => {
    // What was asked is answered when the gate opens.
    let release = (): void => undefined;
    const reader = await stage.arrive();
    await reader.page.setRequestInterception(true);
    const gate = new Promise<void>((resolve) => (release = resolve));
    reader.page.on('request', (request) => {
      if (!request.url().includes(proxy.host)) void request.continue();
      else void gate.then(() => request.continue());
    });
    await reader.visit(stage.publish(tag));
    await until('it asks', () => reader.requests.some((url) => url.includes(proxy.host)));
    assert.match(await seen(reader), /Comments \(2\) Ada .* A question\./);
    assert.equal(await showsOwn(reader), false);
    release();
    await reader.sees('A question.');
    assert.equal(await showsOwn(reader), true);
    assert.doesNotMatch(await seen(reader), /question/);
  });

  it('keeps them where the thread cannot be read', async () => {
    await proxy.stop();
    const reader = await stage.open(tag);
    try {
      await reader.sees('no connection');
      assert.equal(await showsOwn(reader), true);
      assert.match(await seen(reader), /UTC A question\./);
    } finally {
      await proxy.start();
    }
  });

  it('moves nothing when its own take their place', async () => {
    const reader = await stage.arrive();
    await reader.page.evaluateOnNewDocument(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[]) {
          Object.assign(window, { shift: (window as unknown as { shift: number }).shift + entry.value });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await reader.visit(stage.publish(tag));
    await reader.sees('Post comment');
    await reader.listens();
    const shift = await reader.page.evaluate(() => (window as unknown as { shift: number }).shift);
    assert.ok(shift <= 0.01, `It moved by ${String(shift)}.`);
  });
});
