import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { defaultReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';

const isRoot = process.getuid?.() === 0;

/** The emulators, for tests that run in the page. */
const testEnvironment = {
  name: 'test-environment',
  serve({ path }) {
    if (path !== '/__test-environment.js') return undefined;
    const { FIRESTORE_EMULATOR_HOST = '', FIREBASE_AUTH_EMULATOR_HOST = '' } = process.env;
    const body = `export const firestoreEmulator = ${JSON.stringify(FIRESTORE_EMULATOR_HOST)};
export const authEmulator = ${JSON.stringify(FIREBASE_AUTH_EMULATOR_HOST)};`;
    return { body, type: 'js' };
  },
  resolveImport({ source }) {
    return source === 'virtual:test-environment' ? '/__test-environment.js' : undefined;
  },
};

const pretending = new WeakMap();

/** Makes a page believe that its reader has few colours of their own; answers whether this engine can. */
const forcedColors = {
  name: 'forced-colors',
  async executeCommand({ command, payload, session }) {
    if (command !== 'forced-colors') return undefined;
    try {
      const page = session.browser.getPage(session.id);
      // What a session pretends ends with it.
      if (!pretending.has(page)) pretending.set(page, await page.createCDPSession());
      const features = [{ name: 'forced-colors', value: payload.isActive ? 'active' : 'none' }];
      await pretending.get(page).send('Emulation.setEmulatedMedia', { features });
      return { isPossible: true };
    } catch {
      return { isPossible: false };
    }
  },
};

/** The runner may hand a test file a tab that lies behind another one, where there are no frames and no observers. */
async function frontPage({ context }) {
  const page = await context.newPage();
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && frame.url().startsWith('http')) void page.bringToFront();
  });
  return page;
}

const chromium = () =>
  chromeLauncher({
    createPage: frontPage,
    launchOptions: {
      executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
      args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-component-update'],
    },
  });

const firefox = () =>
  puppeteerLauncher({
    createPage: frontPage,
    launchOptions: { browser: 'firefox', executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr' },
  });

const webkit = () =>
  webdriverLauncher({
    hostname: '127.0.0.1',
    port: Number(process.env.WEBKIT_DRIVER_PORT),
    path: '/',
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
    },
  });

function miniBrowser() {
  const base = '/usr/lib';
  for (const folder of readdirSync(base)) {
    for (const version of ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0']) {
      const path = `${base}/${folder}/${version}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}

/** WebKitGTK's driver needs a screen. */
function startWebKitDriver() {
  const port = process.env.WEBKIT_DRIVER_PORT;
  const child = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1'], {
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1' },
    detached: true,
    stdio: 'ignore',
  });
  process.on('exit', () => {
    try {
      process.kill(-child.pid);
    } catch {
      // It ended by itself.
    }
  });
}

/** Counts the tests for whoever asked; a file that broke counts as a failed test. */
const tallyReporter = {
  stop({ sessions }) {
    if (!process.env.TEST_TALLY_FILE) return;
    const tally = { passed: 0, failed: 0, skipped: 0 };
    const count = (suite) => {
      for (const test of suite.tests) tally[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      for (const inner of suite.suites) count(inner);
    };
    for (const session of sessions) {
      if (session.testResults) count(session.testResults);
      if (session.errors.length > 0) tally.failed++;
    }
    writeFileSync(process.env.TEST_TALLY_FILE, JSON.stringify(tally));
  },
};

const engines = (process.env.TEST_ENGINES ?? 'chromium').split(',');
if (engines.includes('webkit')) {
  process.env.WEBKIT_DRIVER_PORT ??= '4793';
  startWebKitDriver();
}

/** Whether the elements run on what stands in for Lit in the built files. */
const isLean = process.env.TEST_LEAN === 'true';
const lean = isLean ? [(await import('./test/support/lean-plugin.ts')).leanPlugin] : [];

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: isLean
    ? ['test/{controllers,elements,widget}/**/*.test.ts']
    : ['test/{model,i18n,controllers,store,elements,widget,lean}/**/*.test.ts'],
  nodeResolve: true,
  // A tab behind another one is hidden: no frames, no observers, no live tail.
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { ui: 'bdd', timeout: 40_000 } },
  reporters: [defaultReporter({ reportTestProgress: false }), tallyReporter],
  plugins: [
    testEnvironment,
    forcedColors,
    ...lean,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }),
  ],
  browsers: engines.map((engine) => ({ chromium, firefox, webkit })[engine]()),
};
