import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAlike, pictureOf } from '../support/pictures.js';
import { openScene, QUEUE_SCENE, REPLY_SCENE, REPORT_SCENE, THREAD_SCENE } from '../support/scenes.js';
import { Stage } from '../support/stage.js';

const EVERY_TAG =
  'a, article, bdi, button, div, fieldset, form, h1, h2, h3, input, label, legend, li, p, section, select, span, textarea, time, ul';

/** What pages set for their own texts, and nobody wants in comments. */
const LEAKS = `text-transform: uppercase; text-align: center; text-indent: 3em; text-shadow: 3px 3px red; word-break: break-all;
  white-space: pre; line-height: 0; hyphens: auto; cursor: wait; user-select: none; list-style: square; font-variant: small-caps;
  tab-size: 1; quotes: none; -webkit-text-fill-color: lime; -webkit-text-stroke: 2px red; border-collapse: collapse`;

interface Page {
  readonly name: string;
  /** The rules of the page. */
  readonly hostile: string;
  /** Rules that ask for what is wanted of them; none where nothing should change. */
  readonly wanted?: string;
}

const PAGES: readonly Page[] = [
  {
    name: 'everything is reverted, in a large font',
    hostile: '* { all: revert; font: 40px serif }',
    wanted: 'webinar-comments { font: 40px serif }',
  },
  { name: 'the root has 62.5 % of the font size', hostile: 'html { font-size: 62.5% } body { font-size: 1.6rem }' },
  {
    name: 'there are rules for every tag',
    hostile: `${EVERY_TAG} { all: revert; display: inline !important; float: right !important; margin: 40px !important;
      padding: 30px !important; border: 9px solid lime !important; background: red !important; font: 30px fantasy !important;
      outline: none !important; min-height: 200px !important; text-transform: uppercase !important }`,
  },
  {
    name: 'every box is measured otherwise',
    hostile: '* { box-sizing: content-box !important; margin: 7px !important; padding: 9px !important }',
    wanted: 'main { box-sizing: content-box; padding: 9px } webinar-comments { margin: 7px; padding: 9px }',
  },
  {
    name: 'every box is reset',
    hostile:
      '*, ::before, ::after { margin: 0; padding: 0; border: 0; outline: 0 !important; box-sizing: border-box } main { padding: 8px 20px }',
  },
  { name: 'texts have a manner of their own', hostile: `main { ${LEAKS} }` },
  { name: 'everything has a manner of its own', hostile: `* { ${LEAKS} }` },
  {
    name: 'everything is a row',
    hostile: '* { display: flex } script, style, head, h1 { display: none } main { flex: none }',
  },
  { name: 'the boxes around it cut off what reaches out', hostile: 'body, main { overflow: hidden }' },
  { name: 'everything moves slowly', hostile: '*, ::before, ::after { transition: all 9s; animation: 9s none }' },
];

describe('the element on a page with hostile styles', () => {
  const stage = new Stage();

  for (const { name, hostile, wanted = '' } of PAGES) {
    it(`looks as it should where ${name}`, async () => {
      for (const scene of [THREAD_SCENE, REPLY_SCENE, REPORT_SCENE, QUEUE_SCENE]) {
        const plain = await openScene(stage, scene, { sheet: wanted });
        const expected = await pictureOf(plain);
        const reader = await openScene(stage, scene, { sheet: hostile });
        await assertAlike(`${name}, ${scene.name}`, await pictureOf(reader), expected);
        await Promise.all([plain.page.close(), reader.page.close()]);
      }
    });
  }

  it('follows the font, the colour and the spacing of a page, and hides with it', async () => {
    const sheet = `main { font: italic 300 20px/3 monospace; color: rgb(1, 2, 3); letter-spacing: 2px; word-spacing: 3px;
      visibility: hidden; pointer-events: none }`;
    const reader = await openScene(stage, THREAD_SCENE, { sheet });
    const style = await reader.page.$eval('webinar-comments >>> .body', (body) => {
      const { fontFamily, fontSize, fontWeight, color, letterSpacing, wordSpacing, visibility, pointerEvents } =
        getComputedStyle(body);
      return { fontFamily, fontSize, fontWeight, color, letterSpacing, wordSpacing, visibility, pointerEvents };
    });
    assert.deepEqual(style, {
      fontFamily: 'monospace',
      fontSize: '20px',
      fontWeight: '300',
      color: 'rgb(1, 2, 3)',
      letterSpacing: '2px',
      wordSpacing: '3px',
      visibility: 'hidden',
      pointerEvents: 'none',
    });
  });
});
