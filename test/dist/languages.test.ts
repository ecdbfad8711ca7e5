import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Stage } from '../support/stage.js';

const TALL = '<div style="height: 5000px"></div>';
const BUILT = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

/** Bytes that a language may cost somebody who reads, and again somebody who writes, in the place of the English words. */
const MOST = 2000;

describe('the languages of the built file', () => {
  const stage = new Stage();

  it('fetches the words of the page, and only when the reader comes near', async () => {
    const reader = await stage.open(`${TALL}<div lang="fr"><webinar-comments thread="near"></webinar-comments></div>`);
    await reader.page.waitForNetworkIdle();
    const words = (): readonly string[] => reader.requests.filter((url) => /\/(ar|de|es|fr|pt)-[^/]+$/.test(url));
    assert.deepEqual(words(), []);
    assert.equal(await reader.isShown(), false, 'No English on a French page.');
    await reader.page.evaluate(() => {
      document.querySelector('webinar-comments')?.scrollIntoView();
    });
    await reader.sees('Aucun commentaire');
    assert.equal(await reader.isShown(), true);
    assert.equal(words().length, 1);
    assert.match(words()[0] ?? '', /\/fr-/);
  });

  it('changes with the page, and two elements speak two languages', async () => {
    const reader = await stage.open(
      '<webinar-comments id="a" thread="a"></webinar-comments><webinar-comments id="b" thread="b" lang="de"></webinar-comments>',
    );
    await reader.sees('No comments yet', { selector: '#a' });
    await reader.sees('Noch keine Kommentare', { selector: '#b' });
    await reader.write('Words that stay', '#a');
    await reader.page.evaluate(() => {
      document.documentElement.lang = 'ar-EG';
    });
    await reader.sees('نشر التعليق', { selector: '#a' });
    await reader.sees('Noch keine Kommentare', { selector: '#b' });
    assert.equal(await reader.words(), 'Words that stay');
    assert.deepEqual(reader.lines, []);
  });

  it('makes no page scroll sideways whose direction is another one', async () => {
    for (const [lang, dir] of [
      ['ar', 'ltr'],
      ['en', 'rtl'],
    ] as const) {
      const reader = await stage.open(
        `<style>body { margin: 0 }</style><body dir="${dir}"><webinar-comments thread="sideways" lang="${lang}"></webinar-comments>`,
      );
      await reader.sees(lang === 'ar' ? 'نشر التعليق' : 'Post comment');
      await reader.post('Words');
      await reader.sees('Words');
      const [page, screen] = await reader.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.equal(page, screen, lang);
    }
  });

  it('speaks English where the words cannot be fetched, and tries again when the network is back', async () => {
    const reader = await stage.arrive();
    await reader.page.setRequestInterception(true);
    let isBroken = true;
    reader.page.on('request', (request) => {
      void (isBroken && request.url().includes('/es-') ? request.abort() : request.continue());
    });
    await reader.visit(stage.publish('<webinar-comments thread="broken" lang="es"></webinar-comments>'));
    await reader.sees('No comments yet');
    assert.equal(await reader.isShown(), true);
    assert.match(await reader.complaint(), /The words for lang="es" could not be fetched/);
    isBroken = false;
    await reader.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await reader.sees('Aún no hay comentarios');
  });

  it('has sentences of the page', async () => {
    const reader = await stage.open(`<webinar-comments thread="own"></webinar-comments><script>
      document.querySelector('webinar-comments').messages = { heading: 'Questions', empty: 'Nobody asked yet.' };
    </script>`);
    await reader.sees('Questions');
    await reader.sees('Nobody asked yet.');
  });

  it('costs at most 2 KB for each language', async () => {
    const names = await readdir(BUILT);
    const sizeOf = async (start: RegExp): Promise<number> => {
      const files = names.filter((name) => start.test(name));
      assert.equal(files.length, 1, `${String(start)}: ${files.join(', ')}`);
      return gzipSync(await readFile(`${BUILT}${files[0] ?? ''}`), { level: 9 }).length;
    };
    for (const lang of ['ar', 'de', 'es', 'fr', 'pt']) {
      const reading = await sizeOf(new RegExp(`^${lang}-.{8}\\.js$`));
      const acting = await sizeOf(new RegExp(`^${lang}-acting-`));
      console.log(`${lang}: ${String(reading)} bytes to read, ${String(acting)} to write`);
      assert.ok(reading <= MOST && acting <= MOST, lang);
    }
  });
});
