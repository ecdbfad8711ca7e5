import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { comment } from '../support/builders.js';
import { weakContrasts } from '../support/contrast.js';
import type { Reader } from '../support/reader.js';
import { ALL_SCENES, openScene, THREAD_SCENE, type PageLook, type Scene } from '../support/scenes.js';
import { Stage } from '../support/stage.js';

/** Pixels that a header of the page takes, which stays at the top. */
const HEADER = 90;

/** A thread of which more is far from the screen than near it, with folded comments. */
const LONG_THREAD: Scene = {
  ...THREAD_SCENE,
  snapshot: {
    ...THREAD_SCENE.snapshot,
    comments: Array.from({ length: 220 }, (_, index) =>
      comment({
        id: `many${String(index).padStart(16, '0')}`,
        body: `Number ${String(index)}. ${'Words. '.repeat(250)}`,
      }),
    ),
    pinned: null,
  },
  last: '.skipped',
};

/** Styles of every element that a selector finds in any shadow root. */
function stylesOf<K extends keyof CSSStyleDeclaration>(
  page: Page,
  selector: string,
  properties: readonly K[],
): Promise<readonly Record<K, string>[]> {
  return page.evaluate(
    (wanted, names) => {
      const found: Record<string, string>[] = [];
      const walk = (place: ParentNode): void => {
        for (const element of place.querySelectorAll('*')) {
          if (element.matches(wanted)) {
            const style = getComputedStyle(element);
            found.push(Object.fromEntries(names.map((name) => [name, style[name as 'color']])));
          }
          if (element.shadowRoot) walk(element.shadowRoot);
        }
      };
      walk(document);
      return found;
    },
    selector,
    properties as readonly string[],
  ) as Promise<readonly Record<K, string>[]>;
}

/** The element that has the focus: where it is, and the style of its outline. */
function focus({ page }: Reader): Promise<{ name: string; top: number; bottom: number; outline: string }> {
  return page.evaluate(() => {
    let place = document.activeElement;
    while (place?.shadowRoot?.activeElement) place = place.shadowRoot.activeElement;
    const { top = 0, bottom = 0 } = place?.getBoundingClientRect() ?? {};
    const { outlineStyle, outlineWidth } = getComputedStyle(place ?? document.body);
    return { name: place?.localName ?? '', top, bottom, outline: `${outlineStyle} ${outlineWidth}` };
  });
}

const CONTRASTS: readonly (readonly [name: string, look: PageLook])[] = [
  ['dark', { media: { 'prefers-color-scheme': 'dark' } }],
  ['dark without saying so', { sheet: ':root { color-scheme: light } body { background: #1c1c1c; color: #ccc }' }],
  ['grey', { sheet: 'body { color: #555 }' }],
  ['grey, where more contrast is asked for', { sheet: 'body { color: #666 }', media: { 'prefers-contrast': 'more' } }],
  ['in forced colours', { media: { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' } }],
];

describe('what readers prefer', () => {
  const stage = new Stage();

  for (const [name, look] of CONTRASTS) {
    it(`can be read on a page that is ${name}`, async () => {
      for (const scene of ALL_SCENES) {
        const reader = await openScene(stage, scene, look);
        assert.deepEqual(await weakContrasts(reader.page), [], scene.name);
        await reader.page.close();
      }
    });
  }

  it('draws lines and small words in full colour where more contrast is asked for', async () => {
    const reader = await openScene(stage, THREAD_SCENE, {
      sheet: 'webinar-comments { color: rgb(1, 2, 3); --webinar-comments-muted: #999; --webinar-comments-line: #ddd }',
      media: { 'prefers-contrast': 'more' },
    });
    const words = await stylesOf(reader.page, '.muted', ['color']);
    assert.deepEqual([...new Set(words.map(({ color }) => color))], ['rgb(1, 2, 3)']);
    const fields = await stylesOf(reader.page, 'textarea', ['borderTopColor']);
    assert.deepEqual(fields, [{ borderTopColor: 'rgb(1, 2, 3)' }]);
  });

  it('shows buttons, fields and the focus by lines in forced colours', async () => {
    for (const scene of ALL_SCENES) {
      const reader = await openScene(stage, scene, { media: { 'forced-colors': 'active' } });
      const controls = await stylesOf(reader.page, 'button, textarea, select', ['borderTopColor', 'borderTopStyle']);
      assert.ok(controls.length > 0);
      for (const { borderTopColor, borderTopStyle } of controls) {
        assert.equal(borderTopStyle, 'solid', scene.name);
        assert.doesNotMatch(borderTopColor, /rgba\(.*, 0\)/, scene.name);
      }
      await reader.page.keyboard.press('Tab');
      assert.match((await focus(reader)).outline, /^solid [2-9]/, scene.name);
      await reader.page.close();
    }
  });

  it('moves nothing by itself', async () => {
    const reader = await openScene(stage, THREAD_SCENE, { media: { 'prefers-reduced-motion': 'reduce' } });
    assert.equal(await reader.page.evaluate(() => document.getAnimations().length), 0);
    const all = await stylesOf(reader.page, '*', ['transitionDuration', 'animationName', 'scrollBehavior']);
    const kinds = new Set(all.map((style) => Object.values(style).join(' ')));
    assert.deepEqual([...kinds], ['0s none auto']);
  });

  it('shows what has the focus below a header that stays at the top', async () => {
    const sheet = `header { position: sticky; inset-block-start: 0; height: ${HEADER}px; background: red }
      webinar-comments { --webinar-comments-sticky-top: ${HEADER}px }`;
    const reader = await openScene(stage, THREAD_SCENE, { sheet });
    await reader.page.setViewport({ width: 720, height: 400 });
    await reader.page.evaluate(() => {
      document.body.prepend(document.createElement('header'));
      document.body.append(document.createElement('button'));
    });
    await reader.page.focus('body > button');
    const seen: string[] = [];
    for (;;) {
      await reader.page.keyboard.down('Shift');
      await reader.page.keyboard.press('Tab');
      await reader.page.keyboard.up('Shift');
      const { name, top, bottom, outline } = await focus(reader);
      if (name === 'body') break;
      seen.push(name);
      assert.ok(top >= HEADER && bottom <= 400, `${name} number ${seen.length} is at ${top} to ${bottom}.`);
      assert.match(outline, /^solid [2-9]/);
    }
    assert.ok(seen.length > 12, seen.join());
  });

  it('prints the whole thread, and nothing that can only be pressed', async () => {
    const reader = await openScene(stage, LONG_THREAD);
    await reader.page.emulateMediaType('print');
    const shown = (selector: string): Promise<readonly string[]> =>
      stylesOf(reader.page, selector, ['display']).then((all) => all.map(({ display }) => display));
    for (const selector of ['form', 'button']) {
      assert.deepEqual([...new Set(await shown(selector))], ['none'], selector);
    }
    const groups = await stylesOf(reader.page, '.skipped', ['contentVisibility' as 'content']);
    assert.ok(groups.length > 2);
    assert.ok(groups.every((style) => Object.values(style).every((value) => value === 'visible')));
    const folded = await stylesOf(reader.page, '.folded', ['maxHeight', 'maskImage']);
    assert.ok(folded.length > 200);
    for (const { maxHeight, maskImage } of folded) assert.deepEqual([maxHeight, maskImage], ['none', 'none']);
    // Every comment has about a third of a page, and all of them are there.
    await reader.page.emulateMediaType();
    const pdf = Buffer.from(await reader.page.pdf({ format: 'a4' })).toString('latin1');
    const pages = pdf.split(/\/Type\s*\/Page\b/).length - 1;
    assert.ok(pages > 60, `The thread has ${pages} pages.`);
  });
});
