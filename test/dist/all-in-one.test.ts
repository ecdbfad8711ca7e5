import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { WHOLE_FILE } from '../../scripts/cdn-config.js';
import { emulatorHost, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { customToken } from '../support/tokens.js';

const BUILT = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

describe('the file with everything', () => {
  const firestore = new TestFirestore('whole');
  const stage = new Stage();

  const page = (script: string, markup: string): string =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Replay</title>
${script}${markup}</html>`;

  function assertAlone(reader: Reader): void {
    const scripts = reader.requests.filter((url) => url.endsWith('.js'));
    assert.deepEqual(
      scripts.map((url) => url.slice(url.lastIndexOf('/') + 1)),
      [WHOLE_FILE],
    );
  }

  async function arrive(script: string, thread: string, role = ''): Promise<Reader> {
    const attributes: Readonly<Record<string, string>> =
      role === '' ? {} : { 'auth-token': customToken('whole-host', role) };
    const element = elementOf(firestore, thread, emulatorHost(), attributes);
    return stage.arrive(stage.publishPage(page(script, element)));
  }

  for (const script of [
    `<script defer src="/cdn/${WHOLE_FILE}"></script>`,
    `<script type="module" src="/cdn/${WHOLE_FILE}"></script>`,
  ]) {
    it(`reads, writes, listens and moderates without another file: ${script}`, async () => {
      const thread = script.includes('module') ? 'module' : 'classic';
      const [writer, moderator] = [await arrive(script, thread), await arrive(script, thread, 'moderator')];
      await writer.sees('No comments yet');
      await moderator.sees('This thread :');
      await writer.post('All of this came in one file.');
      await moderator.sees('All of this came in one file.');
      await moderator.press('Close thread');
      await moderator.sees('The thread is closed.');
      assertAlone(writer);
      assertAlone(moderator);
    });
  }

  it('names no other file, also for what these tests do not use', async () => {
    assert.doesNotMatch(await readFile(join(BUILT, WHOLE_FILE), 'utf8'), /\bimport\s*\(|\bfrom\s*[`"']\.|import\.meta/);
  });

  it('asks for nothing and keeps nothing while the reader is far away, whatever it holds', async () => {
    const element = elementOf(firestore, 'far');
    const tall = '<div style="height: 5000px"></div>';
    const address = stage.publishPage(page(`<script defer src="/cdn/${WHOLE_FILE}"></script>`, tall + element));
    const reader = await stage.arrive(address);
    await reader.page.waitForFunction(() => document.querySelector('webinar-comments')?.shadowRoot);
    await reader.page.waitForNetworkIdle();
    assert.deepEqual(reader.requests, [address, `${stage.origin}/cdn/${WHOLE_FILE}`]);
    const kept = await reader.page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
    ]);
    assert.deepEqual(kept, []);
    await reader.page.evaluate(() => document.querySelector('webinar-comments')?.scrollIntoView());
    await reader.sees('No comments yet');
  });

  it('works in a page that is opened from a disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'webinar-comments-'));
    await copyFile(join(BUILT, WHOLE_FILE), join(folder, WHOLE_FILE));
    const file = join(folder, 'replay.html');
    await writeFile(
      file,
      page(`<script defer src="${WHOLE_FILE}"></script>`, '<webinar-comments thread="t"></webinar-comments>'),
    );
    const reader = await stage.arrive(pathToFileURL(file).href);
    await reader.sees('No comments yet');
    await reader.post('Words beside a file');
    await reader.sees('Words beside a file');
    assertAlone(reader);
    await rm(folder, { recursive: true });
  });
});
