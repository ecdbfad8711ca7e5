import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { FileServer } from '../support/file-server.js';

const HOME = fileURLToPath(new URL('../../demo/frameworks/', import.meta.url));
const BUILT = join(HOME, 'dist');
const INSTALLED = join(HOME, 'node_modules/.package-lock.json');
const ELEMENT = fileURLToPath(new URL('../../dist/types/react.d.ts', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Runs a script of the samples; rejects with what failed and what it said. */
export async function runSampleScript(what: string, ...args: readonly string[]): Promise<void> {
  try {
    // As a team's own development does it: frameworks then warn, and StrictMode does its checks.
    await promisify(execFile)('npm', [...args], { cwd: HOME, env: { ...process.env, NODE_ENV: 'development' } });
  } catch (thrown) {
    const { stdout = '', stderr = '' } = thrown as { stdout?: string; stderr?: string };
    throw new Error(`${what}: npm ${args.join(' ')} in demo/frameworks failed.\n${stdout}${stderr}`);
  }
}

/** Installs the packages of the samples where they are missing or older than the lock file, and builds every sample. */
export async function prepareSamples(): Promise<void> {
  if (!existsSync(ELEMENT)) throw new Error('The package is not built: run `npm run build` first.');
  const isInstalled =
    existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync(join(HOME, 'package-lock.json')).mtimeMs;
  if (!isInstalled) {
    const what = 'The packages of the samples could not be installed, which needs a network';
    await runSampleScript(what, 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
  }
  await runSampleScript('The samples could not be built', 'run', 'build', '--', '--mode', 'development');
}

/** Serves the built samples: `/react/` and so on. */
export async function serveSamples(): Promise<FileServer> {
  const server = new FileServer();
  server.answer = (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://test').pathname).replace(/\/$/, '/index.html');
    readFile(join(BUILT, path)).then(
      (bytes) => response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  };
  await server.start();
  return server;
}
