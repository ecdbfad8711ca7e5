import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Reader } from './reader.js';

/** Where pictures are put that differ from what they should be. */
const FAULTS = join(tmpdir(), 'webinar-comments-pictures');

/** Part of all pixels that may differ where nothing should. */
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

/** A picture with 16 shades of each colour, half as large to keep; compare it with another of that kind. */
export function coarse(picture: Buffer): Buffer {
  const png = PNG.sync.read(picture);
  png.data.forEach((value, index) => (png.data[index] = Math.round(value / 17) * 17));
  return PNG.sync.write(png, { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 });
}

/** The part of all pixels in which two pictures differ, 0 to 1, and a picture of the differences. */
function compare(one: Buffer, other: Buffer): { readonly share: number; readonly picture: Buffer } {
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

/** Rejects when two pictures differ in more than some part of their pixels, and says where to look at them. */
export async function assertAlike(name: string, actual: Buffer, expected: Buffer, most = TOLERANCE): Promise<void> {
  const { share, picture } = compare(actual, expected);
  if (share <= most) return;
  await mkdir(FAULTS, { recursive: true });
  const place = join(FAULTS, name.replace(/\W+/g, '-'));
  await writeFile(`${place}-actual.png`, actual);
  await writeFile(`${place}-expected.png`, expected);
  await writeFile(`${place}-differences.png`, picture);
  throw new Error(`${name}: ${(share * 100).toFixed(1)} % of the pixels differ. See ${place}-*.png`);
}

/** The fonts in which the machine draws the heading of the element and the words of Arabic, by which pictures differ. */
export async function fontsOf({ page }: Reader): Promise<string> {
  const session = await page.createCDPSession();
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  await page.evaluate(() => {
    const words = document.createElement('p');
    words.id = 'all-letters';
    words.textContent = 'Words ♥︎ كلمات';
    document.body.append(words);
    // Fonts are chosen when there is something to draw.
    return words.offsetHeight;
  });
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#all-letters' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return [...new Set(fonts.map(({ familyName }) => familyName))].sort().join(', ');
}
