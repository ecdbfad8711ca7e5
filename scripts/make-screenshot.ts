/** Makes the README's picture from the demo: `node --import tsx scripts/make-screenshot.ts`. Needs Chromium. */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { launchChromium } from '../test/support/browser.js';

const server = await createServer({ configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)) });
await server.listen();
const browser = await launchChromium();
const page = await browser.newPage();
await page.setViewport({ width: 1120, height: 1720 });
await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
await page.goto(server.resolvedUrls?.local[0] ?? '', { waitUntil: 'networkidle0' });
await page.locator('webinar-comments >>> webinar-comment').wait();
await page.screenshot({ path: fileURLToPath(new URL('../demo/screenshot.png', import.meta.url)) });
await browser.close();
await server.close();
