import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { weakContrasts } from '../support/contrast.js';
import { assertAlike, pictureOf } from '../support/pictures.js';
import { FORM_SCENE, openScene, QUEUE_SCENE, REPORT_SCENE, THREAD_SCENE } from '../support/scenes.js';
import { Stage } from '../support/stage.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const SHEET = read('demo/theming.css');
const LOOKS = ['newspaper', 'clinic', 'cinema', 'nineties'];

/** A value of each property that nobody would choose. */
const STRANGE: Readonly<Record<string, string>> = {
  accent: 'rgb(200, 0, 200)',
  'on-accent': 'rgb(0, 255, 0)',
  danger: 'rgb(0, 0, 255)',
  muted: 'rgb(255, 128, 0)',
  line: 'rgb(255, 0, 0)',
  edge: 'rgb(255, 0, 0)',
  tint: 'rgb(255, 255, 0)',
  field: 'rgb(0, 255, 255)',
  radius: '20px',
  space: '60px',
};

describe('the looks of a page', () => {
  const stage = new Stage();

  it('has every custom property in the README, and no other', () => {
    const named = (text: string): readonly string[] =>
      [...new Set(Array.from(text.matchAll(/--webinar-comments-([a-z-]+)/g), ([, name]) => name ?? ''))].sort();
    const all = [...Object.keys(STRANGE), 'sticky-top'].sort();
    assert.deepEqual(named(read('src/styles/tokens.ts')), all);
    assert.deepEqual(named(read('README.md')), all);
  });

  for (const [name, value] of Object.entries(STRANGE)) {
    it(`changes with --webinar-comments-${name}`, async () => {
      // The sentence about a closed thread is what stands on the tint.
      const scene = name === 'tint' ? QUEUE_SCENE : THREAD_SCENE;
      const plain = await openScene(stage, scene);
      const expected = await pictureOf(plain);
      const reader = await openScene(stage, scene, { sheet: `main { --webinar-comments-${name}: ${value} }` });
      const actual = await pictureOf(reader);
      await assert.rejects(assertAlike(name, actual, expected, 0), /pixels differ/);
    });
  }

  for (const look of LOOKS) {
    it(`can be read as the ${look} of the demo`, async () => {
      for (const scene of [THREAD_SCENE, FORM_SCENE, REPORT_SCENE, QUEUE_SCENE]) {
        const reader = await openScene(stage, scene, { sheet: SHEET });
        await reader.page.$eval('main', (main, name) => (main.className = `look ${name}`), look);
        assert.deepEqual(await weakContrasts(reader.page), [], scene.name);
        await reader.page.close();
      }
    });
  }

  it('takes nothing but custom properties for the four looks of the demo', () => {
    const rules = Array.from(SHEET.matchAll(/^\.(\w+) webinar-comments \{([^}]+)\}/gm));
    const [, ...looks] = rules;
    assert.deepEqual(
      looks.map(([, name]) => name),
      LOOKS,
    );
    for (const [, , body = ''] of looks) {
      for (const line of body.trim().split('\n')) assert.match(line, /^\s*--webinar-comments-/);
    }
  });
});
