import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './browser.js';
import { findCommand } from './processes.js';

/** A browser engine that tests run in. */
export type Engine = 'chromium' | 'firefox' | 'webkit';

/** All of them, the required one first. */
export const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

const PACKAGES: Readonly<Record<Engine, readonly string[]>> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
};

const HELP: Readonly<Record<Engine, string>> = {
  chromium: 'Install Chromium or Google Chrome, or name one in CHROME_PATH.',
  firefox: 'Install Firefox (Debian package firefox-esr), or name one in FIREFOX_PATH.',
  webkit: "Install WebKitGTK's driver and a virtual screen (Debian packages webkit2gtk-driver, xvfb and xauth).",
};

/** Finds the engines asked for, installs the missing ones where that is possible, and says what is missing after that. */
export function prepareEngines(engines: readonly Engine[]): readonly Engine[] {
  const missing = engines.filter((engine) => !hasEngine(engine));
  if (missing.length > 0 && existsSync('/etc/debian_version') && process.getuid?.() === 0) install(missing);
  const chromium = findChromium();
  const firefox = firefoxPath();
  if (chromium) process.env['CHROME_PATH'] = chromium;
  if (firefox) process.env['FIREFOX_PATH'] = firefox;
  for (const engine of engines) {
    if (!hasEngine(engine)) console.error(`\n!! No ${engine} on this machine. ${HELP[engine]}\n`);
  }
  return engines.filter(hasEngine);
}

function hasEngine(engine: Engine): boolean {
  if (engine === 'chromium') return findChromium() !== null;
  if (engine === 'firefox') return firefoxPath() !== null;
  return findCommand('WebKitWebDriver') !== null && findCommand('xvfb-run') !== null;
}

function firefoxPath(): string | null {
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  return process.env['FIREFOX_PATH'] ?? findCommand('firefox-esr', 'firefox', mac);
}

function install(engines: readonly Engine[]): void {
  const packages = engines.flatMap((engine) => PACKAGES[engine]);
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) console.error(`apt-get ${args.join(' ')} failed:\n${stderr}`);
  }
}
