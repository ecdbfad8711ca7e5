import puppeteer, { type Browser } from 'puppeteer-core';
import { findCommand } from './processes.js';

/** Arguments for headless Chromium on this machine: no sandbox for root, no requests of its own. */
export const CHROMIUM_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
];

/** The path of a Chromium or Chrome on this machine, or null. */
export function findChromium(): string | null {
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return process.env['CHROME_PATH'] ?? findCommand('chromium', 'google-chrome', 'chromium-browser', mac);
}

/**
 * Starts headless Chromium; rejects with what to install.
 *
 * @param keepsPages - whether a page that was left is kept for the way back, which Puppeteer switches off
 */
export async function launchChromium(keepsPages = false): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('Chromium is missing. Install the package chromium or Google Chrome.');
  // A page that hangs must fail its test, not the whole run.
  const ignoreDefaultArgs = keepsPages ? ['--disable-back-forward-cache'] : [];
  return puppeteer.launch({ executablePath, args: [...CHROMIUM_ARGS], ignoreDefaultArgs, protocolTimeout: 20_000 });
}
