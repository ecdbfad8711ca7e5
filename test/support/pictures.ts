import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Reader } from './reader.js';

/** Where pictures are put that differ from what they should be. */
const FAULTS = join(tmpdir(), 'webinar-comments-pictures');

/** Part of all pixels that may differ. */
const TOLERANCE = 0.01;

/** A picture of what the element draws itself, without the room that the page gives it. Moves the edge of the screen below it. */
export async function pictureOf({ page }: Reader): Promise<Buffer> {
  const measure = (): { x: number; y: number; width: number; height: number } => {
    scrollTo(0, 0);
    const drawn = document.querySelector('webinar-comments')?.shadowRoot?.querySelector('section');
    const { x, y, width, height } = drawn?.getBoundingClientRect() ?? new DOMRect();
    return { x, y, width, height };
  };
  const { y, height } = await page.evaluate(measure);
  const viewport = page.viewport();
  if (viewport) await page.setViewport({ ...viewport, height: Math.ceil(y + height) + 50 });
  // With room at the sides for what stands beside the words.
  const box = await page.evaluate(measure);
  const clip = { x: Math.max(0, box.x - 8), y: box.y, width: box.width + 16, height: box.height };
  // Beyond the viewport, Chromium moves pages that are written from right to left.
  return Buffer.from(await page.screenshot({ clip, captureBeyondViewport: false }));
}

/** The part of all pixels in which two pictures differ, 0 to 1, and a picture of the differences. */
export function compare(one: Buffer, other: Buffer): { readonly share: number; readonly picture: Buffer } {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  const width = Math.max(a.width, b.width);
  const height = Math.max(a.height, b.height);
  const differences = new PNG({ width, height });
  const count = pixelmatch(enlarge(a, width, height), enlarge(b, width, height), differences.data, width, height);
  return { share: count / (width * height), picture: PNG.sync.write(differences) };
}

/** Where one picture is smaller, nothing is like the other one. */
function enlarge(picture: PNG, width: number, height: number): Buffer {
  if (picture.width === width && picture.height === height) return picture.data;
  const large = new PNG({ width, height });
  PNG.bitblt(picture, large, 0, 0, picture.width, picture.height, 0, 0);
  return large.data;
}

/** Rejects when two pictures differ in more than a hundredth of their pixels, and says where to look at them. */
export async function assertAlike(name: string, actual: Buffer, expected: Buffer): Promise<void> {
  const { share, picture } = compare(actual, expected);
  if (share <= TOLERANCE) return;
  await mkdir(FAULTS, { recursive: true });
  const place = join(FAULTS, name.replace(/\W+/g, '-'));
  await writeFile(`${place}-actual.png`, actual);
  await writeFile(`${place}-expected.png`, expected);
  await writeFile(`${place}-differences.png`, picture);
  throw new Error(`${name}: ${(share * 100).toFixed(1)} % of the pixels differ. See ${place}-*.png`);
}
