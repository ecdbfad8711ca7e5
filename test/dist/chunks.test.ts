import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Stage } from '../support/stage.js';

const BUILT = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

describe('the built files', () => {
  const stage = new Stage();

  it('ask Chromium to compile the entry as it comes', async () => {
    const code = await readFile(`${BUILT}webinar-comments.js`, 'utf8');
    // It counts at the very beginning of a file only.
    assert.match(code, /^\/\/# allFunctionsCalledOnLoad\n/);
  });

  // A reader's page takes a broken one for a network that is down.
  it('all fit together', async () => {
    const files = (await readdir(BUILT)).filter((name) => name.endsWith('.js'));
    const reader = await stage.open('<p>A page</p>');
    for (const file of files) {
      const outcome = await reader.page.evaluate(
        (address) =>
          import(address).then(
            () => 'fits',
            (error: unknown) => String(error),
          ),
        `/cdn/${file}`,
      );
      assert.equal(outcome, 'fits', file);
    }
  });
});
