import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand, snapshotArgs } from '../support/command.js';
import { FileServer } from '../support/file-server.js';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { emulatorHost, foreignComment, newId, SERVER_TIME, tallies, TestFirestore } from '../support/firestore-rest.js';
import { elementOf, snapshotHints } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const DAY = 24 * 3_600_000;
const ROOTS = 60;

describe('a page with a snapshot', () => {
  const firestore = new TestFirestore('snapshot');
  const stage = new Stage();
  const proxy = new FirestoreProxy(emulatorHost());
  const files = new FileServer();
  let folder: string;
  let thread: string;
  let ids: readonly string[];
  let threads = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'webinar-comments-'));
    await Promise.all([proxy.start(), files.start()]);
  });
  after(() => Promise.all([proxy.stop(), files.stop(), rm(folder, { recursive: true })]));

  beforeEach(async () => {
    thread = `snapshot-${String(++threads)}`;
    ids = Array.from({ length: ROOTS }, newId);
    // A day old, so that nothing of it is a change.
    const start = Date.now() - DAY;
    await firestore.seed([
      ...ids.map((id, index) => {
        const at = new Date(start + index * 1000);
        return firestore.write(path(id), {
          ...foreignComment(`Number ${String(index)}.`),
          createdAt: at,
          updatedAt: at,
        });
      }),
      ...tallies(firestore, thread, ids),
    ]);
  });

  const path = (id: string | undefined): string => `threads/${thread}/comments/${id ?? ''}`;
  const settings = (fields: Readonly<Record<string, string>>): Promise<void> =>
    firestore.seed([firestore.write(`threads/${thread}`, fields)]);

  async function takeSnapshot(...more: readonly string[]): Promise<void> {
    const out = join(folder, `${thread}.json`);
    const { code, stderr } = await runCommand([...snapshotArgs(firestore, thread), '--out', out, ...more]);
    assert.equal(code, 0, stderr);
    files.serve(await readFile(out, 'utf8'));
  }

  const open = (): Promise<Reader> => stage.open(elementOf(firestore, thread, proxy.host, { snapshot: files.address }));

  /** Overwrites fields of a comment as somebody else's page would, at the present time. */
  const change = (id: string | undefined, fields: Readonly<Record<string, string>>): Promise<void> =>
    firestore.seed([firestore.write(path(id), { ...fields, updatedAt: SERVER_TIME }, { mask: true })]);

  it('shows comments and their number while Firestore has not answered', async () => {
    await takeSnapshot();
    proxy.treatment = 'stall';
    const reader = await open();
    await reader.sees('Number 59.');
    await reader.sees('( 60 )');
    await reader.sees('Number 34.', { gone: true });
    proxy.treatment = 'stream';
  });

  it('asks Firestore for nothing before the comments are painted', async () => {
    await takeSnapshot();
    const reader = await stage.arrive();
    await reader.page.evaluateOnNewDocument(() => {
      addEventListener('webinar-comments-ready', () => {
        Object.assign(window, { ready: performance.now() });
      });
    });
    await reader.visit(stage.publish(elementOf(firestore, thread, proxy.host, { snapshot: files.address })));
    await reader.listens();
    const early = await reader.page.evaluate(() => {
      const { ready } = window as unknown as { readonly ready: number };
      return performance.getEntriesByType('resource').flatMap((it) => (it.startTime < ready ? it.name : []));
    });
    assert.ok(early.includes(files.address));
    assert.deepEqual(
      early.filter((url) => url.includes(proxy.host)),
      [],
    );
  });

  it('uses what the page had fetched beforehand, once', async () => {
    await takeSnapshot();
    const tag = elementOf(firestore, thread, proxy.host, { snapshot: files.address });
    const reader = await stage.open(`${await snapshotHints(files.address)}${tag}`);
    await reader.sees('Number 59.');
    const fetched = await reader.page.evaluate((address) => {
      const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const own = all.filter(({ name }) => name === address || name.includes('/open-snapshot-'));
      return own.map(({ initiatorType }) => initiatorType).sort();
    }, files.address);
    // A module that is fetched beforehand is "other" to Chromium; neither comes from a script.
    assert.deepEqual(fetched, ['link', 'other']);
    assert.deepEqual(reader.lines, []);
  });

  it('reads two documents: the thread, and what listening costs when nothing changed', async () => {
    await takeSnapshot();
    const before = proxy.reads;
    const reader = await open();
    await reader.sees('( 60 )');
    await until('it listens', () => proxy.reads >= before + 2);
    await sleep(1500);
    assert.equal(proxy.reads - before, 2);
    assert.deepEqual(reader.lines, []);
  });

  it('tells what changed since: new, edited and removed comments, and their number', async () => {
    await takeSnapshot();
    const fresh = newId();
    await firestore.seed([
      firestore.write(path(fresh), foreignComment('Just now.')),
      ...tallies(firestore, thread, [fresh]),
    ]);
    await change(ids[59], { body: 'In other words.' });
    await change(ids[58], { body: '', name: '', state: 'removed' });
    const reader = await open();
    await reader.sees('In other words.');
    await reader.sees('Number 58.', { gone: true });
    await reader.sees('Comment removed');
    await reader.sees('1 new comment');
    await reader.sees('( 60 )');
    await reader.press('1 new comment');
    await reader.sees('Just now.');
  });

  it('misses nothing where more changed than the live tail brings', async () => {
    await takeSnapshot();
    const fresh = Array.from({ length: 70 }, newId);
    for (const id of fresh) await firestore.seed([firestore.write(path(id), foreignComment('More.'))]);
    const reader = await open();
    await reader.sees('70 new comments');
  });

  it('goes on with older comments', async () => {
    await takeSnapshot();
    const reader = await open();
    await reader.press('Load more');
    await reader.sees('Number 34.');
    await reader.sees('Number 10.');
    await reader.sees('Number 9.', { gone: true });
    await reader.press('Load more');
    await reader.sees('Number 0.');
    await reader.sees('( 60 )');
  });

  it('holds every comment where that was asked for', async () => {
    await takeSnapshot('--all');
    const before = proxy.delivered;
    const reader = await open();
    await reader.sees('Number 0.');
    await reader.sees('( 60 )');
    assert.ok(proxy.delivered - before <= 1);
  });

  it('learns that the thread was closed, and what changed until then, without listening', async () => {
    await takeSnapshot();
    await change(ids[59], { body: 'The last word.' });
    await settings({ state: 'closed', moderation: 'post' });
    const before = proxy.reads;
    const reader = await open();
    await reader.sees('closed');
    await reader.sees('The last word.');
    await sleep(1500);
    assert.equal(proxy.reads - before, 2);
    assert.equal(reader.liveRequests, 0);
  });

  it('learns that a comment was pinned which it does not hold', async () => {
    await takeSnapshot();
    await settings({ pinned: ids[3] ?? '' });
    const reader = await open();
    await reader.sees('Pinned');
    await reader.sees('Number 3.');
    await reader.sees('Number 4.', { gone: true });
  });

  it('holds the pinned comment, and is open again where it was closed', async () => {
    await settings({ pinned: ids[3] ?? '', state: 'closed' });
    await takeSnapshot();
    await settings({ pinned: ids[3] ?? '', state: 'open' });
    const reader = await open();
    await reader.sees('Number 3.');
    await reader.listens();
    await reader.sees('closed', { gone: true });
    await firestore.seed([firestore.write(path(newId()), foreignComment('Live again.'))]);
    await reader.sees('1 new comment');
  });
});
