import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { comment } from '../support/builders.js';
import { overflows, smallTargets } from '../support/geometry.js';
import { ALL_SCENES, openScene, THREAD_SCENE, type PageLook, type Scene } from '../support/scenes.js';
import { Stage } from '../support/stage.js';

/** The distances of WCAG 1.4.12, set by a reader for every element of every page. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

/** Words that do not break by themselves, wherever words may be. */
const LONG = 'x'.repeat(300);
const LONG_WORDS: Scene = {
  ...THREAD_SCENE,
  snapshot: {
    ...THREAD_SCENE.snapshot,
    comments: [comment({ id: 'long0000000000000000', name: LONG, body: `${LONG} https://${LONG}.example/${LONG}` })],
    pinned: null,
  },
  last: '[part=all]',
};

/** A comment below another one, with as many marks as given on a letter of its words and of its name. */
const piledUp = (count: number): Scene => ({
  ...THREAD_SCENE,
  name: 'marks',
  snapshot: {
    ...THREAD_SCENE.snapshot,
    comments: ['Ann', `Z${'\u0301'.repeat(count)}`].map((name, index) =>
      comment({ id: `mark${String(index).padStart(16, '0')}`, name, body: `Words of ${name}` }),
    ),
    pinned: null,
  },
  last: '[part=all]',
});

/** A thread of which more is far from the screen than near it. */
const LONG_THREAD: Scene = {
  ...THREAD_SCENE,
  snapshot: {
    ...THREAD_SCENE.snapshot,
    comments: Array.from({ length: 120 }, (_, index) =>
      comment({
        id: `many${String(index).padStart(16, '0')}`,
        body: `Number ${String(index)}. ${'Words. '.repeat(250)}`,
      }),
    ),
    pinned: null,
  },
  last: '.skipped',
};

/** Puts rules into every shadow root, as a reader's own tool does. */
function styleInside(page: Page, sheet: string): Promise<void> {
  return page.evaluate((text) => {
    const rules = new CSSStyleSheet();
    rules.replaceSync(text);
    const walk = (place: Document | ShadowRoot): void => {
      place.adoptedStyleSheets.push(rules);
      for (const element of place.querySelectorAll('*')) if (element.shadowRoot) walk(element.shadowRoot);
    };
    walk(document);
  }, sheet);
}

const PARENTS: readonly (readonly [name: string, look: PageLook])[] = [
  ['320 pixels, as at 400 % zoom', { width: 320 }],
  ['320 pixels from right to left', { width: 320, root: 'lang="ar" dir="rtl"' }],
  ['a row of boxes', { sheet: 'main { display: flex }', width: 500 }],
  ['a grid', { sheet: 'main { display: grid }', width: 500 }],
  ['a box as wide as its content', { sheet: 'main { display: inline-flex; width: auto }', width: 500 }],
  ['large letters', { sheet: 'main { font-size: 40px }', width: 320 }],
];

describe('the element in many surroundings', () => {
  const stage = new Stage();

  for (const [name, look] of PARENTS) {
    it(`fits into ${name}`, async () => {
      for (const scene of [...ALL_SCENES, LONG_WORDS, LONG_THREAD]) {
        const reader = await openScene(stage, scene, look);
        assert.deepEqual(await overflows(reader.page), [], scene.name);
        await reader.page.close();
      }
    });
  }

  it('loses nothing when a reader sets larger distances in the text', async () => {
    for (const scene of ALL_SCENES) {
      for (const width of [720, 320]) {
        const reader = await openScene(stage, scene, { width });
        await styleInside(reader.page, SPACED);
        assert.deepEqual(await overflows(reader.page), [], scene.name);
        await reader.page.close();
      }
    }
  });

  it('can be pressed everywhere: 24 pixels for a mouse, 44 for a finger, with small letters too', async () => {
    for (const scene of ALL_SCENES) {
      for (const [isTouch, least] of [
        [false, 24],
        [true, 44],
      ] as const) {
        const reader = await openScene(stage, scene, { isTouch, sheet: 'main { font-size: 10px }' });
        assert.deepEqual(await smallTargets(reader.page, least), [], scene.name);
        await reader.page.close();
      }
    }
  });

  it('has nothing drawn over it by marks that pile up on a letter', async () => {
    const above = async (count: number): Promise<string> => {
      const { page } = await openScene(stage, piledUp(count));
      const last = page.locator('webinar-comments >>> webinar-comment:last-of-type >>> article');
      const top = await last.map((article) => article.getBoundingClientRect().top).wait();
      assert.ok(top > 100);
      return page.screenshot({ encoding: 'base64', clip: { x: 0, y: 0, width: 700, height: top - 10 } });
    };
    assert.ok((await above(0)) === (await above(800)), 'The picture above the comment is another one.');
  });
});
