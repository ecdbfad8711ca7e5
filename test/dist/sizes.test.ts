import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { cdnConfig } from '../../scripts/cdn-config.js';
import { TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

/** The smaller of the two kilobytes. */
const KB = 1000;

/** Everything that is fetched before the first comments are on the page. */
const BEFORE_PAINT = 22.2 * KB;

/** The same where the embedded store is fetched. */
const BEFORE_EMBEDDED = 26.6 * KB;

/** Everything that somebody who reads and listens downloads. */
const READING = 39.8 * KB;
const BUILT = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

async function gzipBytes(path: string): Promise<number> {
  return gzipSync(await readFile(path), { level: 9 }).length;
}

/** Notes which files had come and which time it was in the frame that paints the first comments. */
const WATCH = `<script>
  addEventListener('webinar-comments-ready', () => {
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    requestAnimationFrame(() => { window.painted = { files, time: performance.now() }; });
  });
</script>`;

interface Painted {
  readonly files: readonly string[];
  readonly time: number;
}

describe('sizes of the built files', () => {
  const stage = new Stage();

  async function scriptsBeforePaint(reader: Reader): Promise<Painted> {
    const painted = await reader.page.waitForFunction(() => (window as { painted?: Painted }).painted);
    const { files, time } = (await painted.jsonValue())!;
    return { files: files.filter((name) => name.endsWith('.js')).map((name) => basename(name)), time };
  }

  async function assertSmall(files: readonly string[], most: number): Promise<void> {
    const sizes = await Promise.all(files.map((name) => gzipBytes(join(BUILT, name))));
    const sum = sizes.reduce((total, size) => total + size, 0);
    console.log(`${files.join(' + ')}: ${String(sum)} bytes`);
    assert.ok(sum <= most, `${files.join(', ')} are ${String(sum)} bytes.`);
  }

  it('downloads at most 26.6 KB before the first comments of the embedded store', async () => {
    const reader = await stage.open(`${WATCH}<webinar-comments thread="t"></webinar-comments>`);
    const { files } = await scriptsBeforePaint(reader);
    // Who looks is known in the embedded store from the start; in Firestore that part comes with the code that writes.
    assert.match(files.join(' '), /^webinar-comments\.js local-comment-store-\S+ viewer-book-\S+$/);
    await assertSmall(files, BEFORE_EMBEDDED);
  });

  it('downloads at most 22.2 KB in one file before the first comments from Firestore, and the live tail only after them', async () => {
    const reader = await stage.open(`${WATCH}${elementOf(new TestFirestore('sizes'), 't')}`);
    const { files, time } = await scriptsBeforePaint(reader);
    assert.deepEqual(files, ['webinar-comments.js']);
    await assertSmall(files, BEFORE_PAINT);
    const startOfTail = (): Promise<number | undefined> =>
      reader.page.evaluate(
        () => performance.getEntriesByType('resource').find(({ name }) => name.includes('tail-keeper'))?.startTime,
      );
    await until('the live tail is fetched', startOfTail);
    assert.ok(((await startOfTail()) ?? 0) > time, 'The live tail was fetched before the comments were painted.');
  });

  it('downloads at most 39.8 KB in all to read and listen, and nothing that others need', async () => {
    const reader = await stage.open(elementOf(new TestFirestore('sizes'), 't'));
    const scripts = (): readonly string[] => reader.requests.filter((url) => url.endsWith('.js'));
    await reader.listens();
    await reader.page.waitForNetworkIdle({ concurrency: 2 });
    assert.ok(!scripts().some((url) => url.includes('sdk-')));
    const sizes = await Promise.all(scripts().map((url) => gzipBytes(join(BUILT, basename(url)))));
    const sum = sizes.reduce((total, size) => total + size, 0);
    console.log(`Reading: ${String(sum)} bytes in ${String(sizes.length)} files`);
    assert.ok(sum <= READING, `${scripts().join(', ')} are ${String(sum)} bytes.`);
  });

  it('keeps the chunk with the SDK within 100 KB', async () => {
    const name = (await readdir(BUILT)).find((file) => file.startsWith('sdk-live-tail-'));
    const size = await gzipBytes(join(BUILT, name ?? 'missing'));
    console.log(`${name ?? ''}: ${String(size)} bytes`);
    assert.ok(size <= 100 * KB, `It is ${String(size)} bytes.`);
  });

  it('would not do so without leaving re2js out', async () => {
    const outDir = await mkdtemp(join(tmpdir(), 'webinar-comments-'));
    await build(cdnConfig({ outDir, stubs: {} }));
    const name = (await readdir(outDir)).find((file) => file.startsWith('sdk-live-tail-'));
    assert.ok((await gzipBytes(join(outDir, name ?? 'missing'))) > 100 * KB);
    await rm(outDir, { recursive: true });
  });
});
