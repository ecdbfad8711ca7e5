import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ENTRY_FILE, WHOLE_FILE } from '../../scripts/cdn-config.js';
import { VERSION } from '../../src/model/version.js';
import { TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Names that a page finds on `window` since it began, without those of the tool that drives the browser. */
function newGlobals(reader: Reader): Promise<readonly string[]> {
  return reader.page.evaluate(() => {
    const { before } = window as unknown as { readonly before: readonly string[] };
    const isOfTool = (name: string): boolean => name === 'before' || /ariaQuery|puppeteer/.test(name);
    return Object.getOwnPropertyNames(window).filter((name) => !before.includes(name) && !isOfTool(name));
  });
}

describe('a page with the script', () => {
  const stage = new Stage();

  for (const file of [ENTRY_FILE, WHOLE_FILE]) {
    it(`finds no new names on its window: ${file}`, async () => {
      const reader = await stage.arrive();
      await reader.page.evaluateOnNewDocument(() => {
        Object.assign(window, { before: Object.getOwnPropertyNames(window) });
      });
      const element = elementOf(new TestFirestore('globals'), 't');
      await reader.visit(
        stage.publishPage(`<!doctype html><link rel="icon" href="data:,"><title>Replay</title>
<script type="module" src="/cdn/${file}"></script>${element}`),
      );
      await reader.sees('No comments yet');
      await reader.post('Nothing else is on the window.');
      await reader.sees('Nothing else');
      await reader.listens();
      assert.deepEqual(await newGlobals(reader), []);
    });
  }

  it('may load it twice, from two places and in both of its forms', async () => {
    const reader = await stage.open('<webinar-comments thread="twice"></webinar-comments>');
    await reader.page.addScriptTag({ url: `/copy/${ENTRY_FILE}`, type: 'module' });
    await reader.page.addScriptTag({ url: `/copy/${WHOLE_FILE}` });
    await reader.sees('No comments yet');
    await reader.post('Once is enough');
    await reader.sees('Once is enough');
    assert.deepEqual(reader.lines, []);
  });

  it('is told of another version in one line, and keeps the first', async () => {
    const whole = await readFile(`${root}dist/cdn/${WHOLE_FILE}`, 'utf8');
    const reader = await stage.open('<webinar-comments thread="versions"></webinar-comments>');
    await reader.sees('No comments yet');
    await reader.page.addScriptTag({ content: whole.replaceAll(`\`${VERSION}\``, '`9.9.9`') });
    const line = await reader.complaint();
    assert.ok(line.includes(VERSION) && line.includes('9.9.9'), line);
    await reader.post('The first one works on');
    await reader.sees('The first one works on');
    const used = await reader.page.evaluate(
      () => (customElements.get('webinar-comments') as unknown as { readonly version: string }).version,
    );
    assert.equal(used, VERSION);
  });
});

describe('the version in the sources', () => {
  it('is that of the package', async () => {
    const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { readonly version: string };
    assert.equal(VERSION, version);
  });
});
