import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FileServer } from '../support/file-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { prepareSamples, runSampleScript, serveSamples } from './samples.js';

const SAMPLES = ['html', 'react', 'vue', 'svelte', 'binding'];
const NEWS = 'main > [role=status]';

/** Presses a button of the page itself. */
async function pressOnPage({ page }: Reader, words: string): Promise<void> {
  await until(`the page has a button "${words}"`, () =>
    page.evaluate((wanted) => {
      const button = Array.from(document.querySelectorAll('button')).find((it) => it.textContent.trim() === wanted);
      button?.click();
      return button !== undefined;
    }, words),
  );
  // While a view transition runs, its picture of the page takes the clicks.
  await until('no view transition runs', () =>
    page.evaluate(() => !document.documentElement.matches(':active-view-transition')),
  );
}

const elementsOn = ({ page }: Reader): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('webinar-comments').length);

describe('the samples for frameworks', () => {
  const stage = new Stage();
  let server: FileServer;
  /** Errors and warnings in the console, without the line in which Lit says that this is its build for developers. */
  const complaints: string[] = [];

  before(async () => {
    await prepareSamples();
    server = await serveSamples();
  });
  after(() => server.stop());

  async function open(sample: string): Promise<Reader> {
    const reader = await stage.arrive();
    complaints.length = 0;
    reader.page.on('console', (message) => {
      const isComplaint =
        ['error', 'warn'].includes(message.type()) && !message.text().startsWith('Lit is in dev mode');
      if (isComplaint) complaints.push(message.text());
    });
    await reader.visit(new URL(`/${sample}/`, server.address).href);
    await reader.sees('No comments yet');
    return reader;
  }

  async function post(reader: Reader, words: string): Promise<void> {
    await reader.post(words);
    await reader.sees(words);
    await reader.sees('Sending', { gone: true });
  }

  it('have types that hold, tags and events included', () => runSampleScript('The types do not hold', 'run', 'types'));

  for (const sample of SAMPLES) {
    it(`show, post and tell the page (${sample})`, async () => {
      const reader = await open(sample);
      await reader.sees('Comments on the page: 0', { selector: NEWS });
      await post(reader, 'Slept badly, read this');
      await reader.sees('Your comment is kept:', { selector: NEWS });
      await reader.page.reload();
      await reader.sees('Slept badly, read this');
      await reader.sees('Comments on the page: 1', { selector: NEWS });
      await reader.page.evaluate(() => {
        Object.assign(document.querySelector('webinar-comments')!, { apiKey: 'no key' });
      });
      await reader.sees('Comments failed: misconfigured', { selector: NEWS });
      // The element says in the console what to mend.
      assert.deepEqual(
        complaints.filter((line) => !line.startsWith('[webinar-comments]')),
        [],
      );
    });

    it(`change the thread of the element that is there (${sample})`, async () => {
      const reader = await open(sample);
      await post(reader, 'About sleep');
      await reader.page.evaluate(() => {
        document.querySelector('webinar-comments')!.id = 'first';
      });
      await pressOnPage(reader, 'The quiet garden');
      await reader.sees('About sleep', { gone: true });
      await reader.sees('No comments yet', { selector: '#first' });
      await post(reader, 'About gardens');
      await pressOnPage(reader, 'Sleep and mood');
      await reader.sees('About sleep', { selector: '#first' });
      assert.ok(!(await reader.text()).includes('About gardens'));
      assert.deepEqual(complaints, []);
    });

    it(`take the element away and bring it back 20 times (${sample})`, async () => {
      const reader = await open(sample);
      await pressOnPage(reader, 'The quiet garden');
      await post(reader, 'About gardens');
      for (let i = 0; i < 20; i++) {
        await pressOnPage(reader, 'Hide comments');
        await until('the element is gone', async () => (await elementsOn(reader)) === 0);
        await pressOnPage(reader, 'Show comments');
        await until('the element is back', async () => (await elementsOn(reader)) === 1);
      }
      await reader.sees('About gardens');
      // The page calls a method of the element that is there now.
      await reader.page.evaluate(() => {
        const element = document.querySelector('webinar-comments')!;
        element.signIn = () => Promise.resolve(void (element.id = 'asked'));
      });
      await pressOnPage(reader, 'For hosts');
      assert.ok(await reader.page.$('#asked'));
      assert.deepEqual(complaints, []);
    });
  }
});
