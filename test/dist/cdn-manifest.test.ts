import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { cdnConfig, ENTRY_FILE, WHOLE_FILE } from '../../scripts/cdn-config.js';
import { POLICY, type CdnManifest } from '../../scripts/cdn-manifest.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const BUILT = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../package.json', import.meta.url));
const WRONG = `sha384-${createHash('sha384').update('something else').digest('base64')}`;

const isScript = (name: string): boolean => name.endsWith('.js');

async function readManifest(): Promise<CdnManifest> {
  return JSON.parse(await readFile(join(BUILT, 'manifest.json'), 'utf8')) as CdnManifest;
}

describe('the manifest of the files for script tags', () => {
  it('names every file with its true sizes and hash', async () => {
    const { files } = await readManifest();
    assert.deepEqual(Object.keys(files).sort(), (await readdir(BUILT)).filter(isScript).sort());
    for (const [name, { bytes, gzip, integrity }] of Object.entries(files)) {
      const content = await readFile(join(BUILT, name));
      assert.equal(bytes, content.length, name);
      assert.equal(gzip, gzipSync(content, { level: 9 }).length, name);
      assert.equal(integrity, `sha384-${createHash('sha384').update(content).digest('base64')}`, name);
    }
  });

  it('tells the version of the package, which the files hold too', async () => {
    const { name, version, entry, allInOne, cdn } = await readManifest();
    const ours = JSON.parse(await readFile(PACKAGE, 'utf8')) as { readonly name: string; readonly version: string };
    assert.deepEqual({ name, version }, { name: ours.name, version: ours.version });
    assert.ok(cdn.includes(`${name}@${version}/`));
    for (const file of [entry, allInOne]) {
      assert.ok((await readFile(join(BUILT, file), 'utf8')).includes(`\`${version}\``), file);
    }
  });

  it('lists every origin that the files ask', async () => {
    const known = Object.values(POLICY).flatMap((directives) => directives['connect-src'] ?? []);
    for (const name of (await readdir(BUILT)).filter((file) => isScript(file) && !file.startsWith('sdk-'))) {
      if (name === WHOLE_FILE) continue;
      const text = await readFile(join(BUILT, name), 'utf8');
      for (const [host] of text.matchAll(/[\w-]+\.googleapis\.com/g)) {
        assert.ok(known.includes(`https://${host}`), `${name} asks ${host}.`);
      }
    }
  });
});

describe('names of the files for script tags', () => {
  it('tell the content of all files but the two on script tags', async () => {
    const names = (await readdir(BUILT)).filter((name) => isScript(name) && name !== ENTRY_FILE && name !== WHOLE_FILE);
    assert.ok(names.length > 0);
    for (const name of names) assert.match(name, /-[\w-]{8}\.js$/);
  });

  it('never mean two contents, so that two versions may lie in one folder', async () => {
    const outDir = await mkdtemp(join(tmpdir(), 'webinar-comments-'));
    await build(cdnConfig({ outDir, stubs: {} }));
    const [here, there] = await Promise.all([readdir(BUILT), readdir(outDir)]);
    const isSdk = (name: string): boolean => name.startsWith('sdk-live-tail-');
    assert.notEqual(here.find(isSdk), there.find(isSdk));
    const shared = there.filter((name) => name !== ENTRY_FILE && here.includes(name));
    assert.ok(shared.length > 0);
    for (const name of shared) {
      assert.ok((await readFile(join(BUILT, name))).equals(await readFile(join(outDir, name))), name);
    }
    await rm(outDir, { recursive: true });
  });
});

describe('hashes of the manifest', () => {
  const stage = new Stage();

  function pageWith(integrity: string, hashes: Readonly<Record<string, string>> = {}): string {
    const map = JSON.stringify({ integrity: hashes });
    return stage.publishPage(`<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Replay</title>
<script type="importmap">${map}</script>
<script type="module" src="/copy/${ENTRY_FILE}" integrity="${integrity}" crossorigin></script>
<webinar-comments thread="t"></webinar-comments>`);
  }

  it('let the entry run, and nothing else in its place', async () => {
    const { files } = await readManifest();
    const reader = await stage.arrive(pageWith(files[ENTRY_FILE]?.integrity ?? ''));
    await reader.sees('Post comment');
    const refused: string[] = [];
    reader.page.on('console', (message) => refused.push(message.text()));
    await reader.visit(pageWith(WRONG));
    await until('the browser refuses it', () => refused.some((line) => line.includes('integrity')));
    assert.equal(await reader.text(), '');
  });

  it('let an import map check what is fetched later', async () => {
    const { files } = await readManifest();
    const store = Object.keys(files).find((name) => name.startsWith('local-comment-store-')) ?? '';
    const hashes = Object.fromEntries(Object.entries(files).map(([name, it]) => [`/copy/${name}`, it.integrity]));
    const reader = await stage.arrive(pageWith('', hashes));
    await reader.sees('No comments yet');
    const refused: string[] = [];
    reader.page.on('console', (message) => refused.push(message.text()));
    await reader.visit(pageWith('', { ...hashes, [`/copy/${store}`]: WRONG }));
    await until('the browser refuses it', () => refused.some((line) => line.includes('integrity')));
    await reader.sees('No comments yet', { gone: true });
  });
});
