import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startAuthEmulator, startFirestoreEmulator, type Emulator } from './support/emulator.js';
import { ENGINES, prepareEngines, type Engine } from './support/machine.js';
import { freePort } from './support/processes.js';
import { add, lineOf, NOTHING, settle, tallyOfTap, type Tally } from './support/tally.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const isCi = process.env['CI'] === 'true';

const { values } = parseArgs({
  options: { only: { type: 'string' }, engines: { type: 'string', default: ENGINES.join(',') } },
});

interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end and keeps what it says. */
function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => {
      resolve({ code: 1, output: String(error) });
    });
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

/** A check that passes or fails as a whole. */
async function check(command: string, ...args: readonly string[]): Promise<Tally> {
  const { code, output } = await run(command, args);
  if (code !== 0) console.log(output);
  return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

async function nodeTests(...patterns: readonly string[]): Promise<Tally> {
  const files = (await Promise.all(patterns.map(filesOf))).flat();
  const options = ['--import', 'tsx', '--test', '--test-reporter=tap', '--test-concurrency=2'];
  const { code, output } = await run(process.execPath, [...options, ...files]);
  const tally = settle(tallyOfTap(output), code);
  if (tally.failed > 0) console.log(failuresOfTap(output));
  return tally;
}

async function filesOf(place: string): Promise<readonly string[]> {
  if (place.endsWith('.ts')) return [place];
  const names = await readdir(join(root, place), { recursive: true });
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => join(place, name));
}

/** TAP without the tests that passed. */
function failuresOfTap(output: string): string {
  const lines = output.split('\n');
  const isNoise = (line: string): boolean => /^\s*(ok |# Subtest|1\.\.|duration_ms|type:)/.test(line);
  return lines.filter((line) => !isNoise(line)).join('\n');
}

async function browserTests(engine: Engine, env: Readonly<Record<string, string>> = {}): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'webinar-comments-'));
  const file = join(folder, 'tally.json');
  const { code, output } = await run('npx', ['web-test-runner'], {
    TEST_ENGINES: engine,
    TEST_TALLY_FILE: file,
    WEBKIT_DRIVER_PORT: String(await freePort()),
    ...env,
  });
  const counted = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Tally) : NOTHING;
  await rm(folder, { recursive: true });
  const tally = settle(counted, code);
  if (tally.failed > 0) console.log(output);
  return tally;
}

/** The elements on what stands in for Lit in the built files; the plugin for that is written in TypeScript. */
function leanTests(): Promise<Tally> {
  return browserTests('chromium', { TEST_LEAN: 'true', NODE_OPTIONS: '--import tsx' });
}

/** An engine that this machine lacks: a failure in CI, and on a laptop a skip that was said aloud. */
function missingEngine(engine: Engine): Tally {
  return isCi || engine === 'chromium' ? { ...NOTHING, failed: 1 } : { ...NOTHING, skipped: 1 };
}

const asked = ENGINES.filter((engine) => values.engines.split(',').includes(engine));
const found = prepareEngines(asked);

const emulators: Emulator[] = [];

async function startEmulators(): Promise<Tally> {
  const [firestore, auth] = await Promise.all([startFirestoreEmulator(), startAuthEmulator()]);
  emulators.push(firestore, auth);
  process.env['FIRESTORE_EMULATOR_HOST'] = firestore.host;
  process.env['FIREBASE_AUTH_EMULATOR_HOST'] = auth.host;
  return { ...NOTHING, passed: 1 };
}

const phases: readonly (readonly [name: string, work: () => Promise<Tally>])[] = [
  ['types', () => check('npx', 'tsc', '-p', 'tsconfig.json')],
  ['types of the tests', () => check('npx', 'tsc', '-p', 'test/tsconfig.json')],
  ['lint', () => check('npx', 'eslint', '--max-warnings=0', '.')],
  ['lint of the format', () => check('npx', 'prettier', '--check', '--log-level=warn', '.')],
  [
    'lint of the templates',
    () =>
      check('npx', 'lit-analyzer', '--strict', '--maxWarnings', '0', '--rules.no-invalid-css', 'off', 'src/**/*.ts'),
  ],
  ['structure', () => nodeTests('test/structure.test.ts', 'test/support')],
  ['emulators', startEmulators],
  ['firestore', () => nodeTests('test/firestore')],
  ...asked.map(
    (engine) =>
      [
        `browser ${engine}`,
        async () => (found.includes(engine) ? browserTests(engine) : missingEngine(engine)),
      ] as const,
  ),
  ...(found.includes('chromium') ? [['browser, lean', leanTests] as const] : []),
  ['build', () => check('npm', 'run', 'build')],
  ['build of the package', () => check('npx', 'publint', '--strict')],
  ['dist', () => nodeTests('test/dist')],
  ['frameworks', () => nodeTests('test/frameworks')],
];

let total = NOTHING;
for (const [name, work] of phases) {
  const isWanted = values.only === undefined || name.startsWith(values.only) || name === 'emulators';
  if (!isWanted) continue;
  const start = performance.now();
  const tally = await work().catch((error: unknown) => {
    console.log(error);
    return { ...NOTHING, failed: 1 };
  });
  total = add(total, tally);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`${name.padEnd(24)} ${lineOf(tally)} (${String(seconds)} s)`);
}
await Promise.all(emulators.map((emulator) => emulator.stop()));
console.log(lineOf(total));
process.exit(total.failed === 0 ? 0 : 1);
