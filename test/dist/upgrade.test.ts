import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';

const threadOf = ({ page }: Reader): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('webinar-comments')?.thread);

describe('what a page sets on the element', () => {
  const stage = new Stage();

  /** Somebody who posts, so that other tabs of theirs find the comment in its thread. */
  async function poster(thread: string): Promise<Reader> {
    const reader = await stage.open(`<webinar-comments thread="${thread}"></webinar-comments>`);
    await reader.sees('No comments yet');
    await reader.post(`Words in ${thread}`);
    await reader.sees(`Words in ${thread}`);
    await reader.sees('Sending', { gone: true });
    return reader;
  }

  it('before the script came is there after the upgrade, and wins over the attribute', async () => {
    const reader = await poster('early');
    await reader.visit(
      stage.publish(`<webinar-comments thread="other"></webinar-comments>
        <script>document.querySelector('webinar-comments').thread = 'early';</script>`),
    );
    await reader.sees('Words in early');
    assert.equal(await threadOf(reader), 'early');
    await reader.page.evaluate(() => {
      document.querySelector('webinar-comments')!.thread = 'later';
    });
    await reader.sees('No comments yet');
  });

  it('right after an upgrade wins over what it set before', async () => {
    const reader = await poster('second');
    // A script of the classic kind runs before those that are modules.
    await reader.visit(
      stage.publish(`<script>
          globalThis.made = document.createElement('webinar-comments');
          made.thread = 'first';
        </script>
        <script type="module">
          document.body.append(made);
          globalThis.atOnce = made.thread;
          made.thread = 'second';
        </script>`),
    );
    await reader.sees('Words in second');
    assert.equal(await threadOf(reader), 'second');
    assert.equal(await reader.page.evaluate(() => (globalThis as { atOnce?: string }).atOnce), 'first');
  });

  it('may be taken back as frameworks do it: with undefined, null, or by removing the attribute', async () => {
    const reader = await poster('kept');
    await reader.page.evaluate(() => {
      Object.assign(document.querySelector('webinar-comments')!, {
        store: undefined,
        config: undefined,
        firestore: undefined,
        projectId: undefined,
        apiKey: null,
        snapshot: undefined,
        demoRole: undefined,
        headingLevel: undefined,
      });
    });
    await reader.page.waitForNetworkIdle();
    await reader.sees('Words in kept');
    await reader.page.evaluate(() => {
      Object.assign(document.querySelector('webinar-comments')!, { config: { emulator: undefined } });
    });
    await reader.page.waitForNetworkIdle();
    await reader.sees('Words in kept');
    await reader.page.evaluate(() => {
      document.querySelector('webinar-comments')!.removeAttribute('thread');
    });
    await reader.sees('No comments yet');
    assert.deepEqual(reader.lines, []);
  });
});
