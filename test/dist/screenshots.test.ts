import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertAlike, coarse, fontsOf, pictureOf } from '../support/pictures.js';
import { openScene, SCENES, type PageLook } from '../support/scenes.js';
import { Stage } from '../support/stage.js';

/** Whether the pictures are taken anew: `npm run screenshots`. */
const IS_RENEWAL = process.env['RENEW_SCREENSHOTS'] === 'true';

const fileOf = (name: string): string => fileURLToPath(new URL(`../screenshots/${name}`, import.meta.url));

const LOOKS: Readonly<Record<string, PageLook>> = {
  light: { width: 560 },
  dark: { width: 560, media: { 'prefers-color-scheme': 'dark' } },
  rtl: { width: 560, root: 'lang="ar" dir="rtl"' },
  '320px': { width: 320 },
};

describe('the pictures that are kept', () => {
  const stage = new Stage();

  for (const scene of SCENES) {
    for (const [look, page] of Object.entries(LOOKS)) {
      it(`shows ${scene.name}, ${look}, as it was`, async (context) => {
        const reader = await openScene(stage, scene, page);
        const picture = coarse(await pictureOf(reader));
        const [fonts, file] = [await fontsOf(reader), fileOf(`${scene.name}-${look}.png`)];
        if (IS_RENEWAL) {
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, picture);
          await writeFile(fileOf('fonts.txt'), `${fonts}\n`);
          return;
        }
        const noted = existsSync(fileOf('fonts.txt')) ? (await readFile(fileOf('fonts.txt'), 'utf8')).trim() : 'none';
        if (fonts !== noted) {
          const advice = `The pictures were taken with the fonts ${noted}; this machine has ${fonts}.`;
          assert.notEqual(process.env['CI'], 'true', advice);
          context.skip(`${advice} Take them anew before and after your change: npm run screenshots`);
          return;
        }
        await assertAlike(`${scene.name} ${look}`, picture, await readFile(file));
      });
    }
  }
});
