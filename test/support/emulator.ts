import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers, findCommand, freePort, startProgram } from './processes.js';

const PROJECT_FOLDER = fileURLToPath(new URL('../../', import.meta.url));
/** Loading rules makes garbage by the gigabyte; this collector, with room, took a quarter off the time of it. */
const JVM_OPTIONS = '-XX:+UseParallelGC -Xms1g';
const FIREBASE_TOOLS = 'firebase-tools@15.34.2';

/** What to do on a machine that has no Firestore emulator. */
export const EMULATOR_HELP =
  'The Firestore emulator is missing. Install the Google Cloud CLI with its Firestore emulator ' +
  '(package google-cloud-cli-firestore-emulator) and Java 17, or Java 21 for the one of firebase-tools.';

/** An emulator that answers. */
export interface Emulator {
  /** `127.0.0.1:port` */
  readonly host: string;
  /** Ends it; one that was running before is left alone. */
  stop(): Promise<void>;
}

/** Where an emulator is started. */
export interface EmulatorOptions {
  /** A fixed port; without it, a running emulator is used or a free port taken. */
  readonly port?: number;
}

/** Finds or starts the Firestore emulator with the project's rules; rejects with what to install. */
export async function startFirestoreEmulator({ port }: EmulatorOptions = {}): Promise<Emulator> {
  const known = process.env['FIRESTORE_EMULATOR_HOST'];
  if (port === undefined && known && (await answers(`http://${known}/`))) return { host: known, stop: leaveRunning };
  const host = `127.0.0.1:${String(port ?? (await freePort()))}`;
  const [command, args] = findCommand('gcloud')
    ? ['gcloud', ['emulators', 'firestore', 'start', `--host-port=${host}`, '--rules=firestore.rules']]
    : ['npx', ['-y', FIREBASE_TOOLS, 'emulators:start', '--only', 'firestore', '--project', 'demo-webinar-comments']];
  if (command === 'npx' && !findCommand('java')) throw new Error(EMULATOR_HELP);
  const config = command === 'npx' ? await firebaseConfig({ firestore: portOf(host) }) : null;
  const program = await startProgram(command, config ? [...args, '--config', config.file] : args, {
    cwd: PROJECT_FOLDER,
    env: { JAVA_TOOL_OPTIONS: JVM_OPTIONS },
    isReady: () => answers(`http://${host}/`),
    patience: command === 'npx' ? 300 : 60,
  }).catch((error: unknown) => {
    throw new Error(`${EMULATOR_HELP}\n${String(error)}`);
  });
  return {
    host,
    stop: async () => {
      await program.stop();
      await config?.remove();
    },
  };
}

/** Starts the Auth emulator of firebase-tools, which npx fetches once and keeps. */
export async function startAuthEmulator(): Promise<Emulator> {
  const known = process.env['FIREBASE_AUTH_EMULATOR_HOST'];
  if (known && (await answers(`http://${known}/`))) return { host: known, stop: leaveRunning };
  const host = `127.0.0.1:${String(await freePort())}`;
  const config = await firebaseConfig({ auth: portOf(host) });
  const args = ['-y', FIREBASE_TOOLS, 'emulators:start', '--only', 'auth', '--project', 'demo-webinar-comments'];
  const program = await startProgram('npx', [...args, '--config', config.file], {
    cwd: PROJECT_FOLDER,
    isReady: () => answers(`http://${host}/`),
    patience: 600,
  });
  return {
    host,
    stop: async () => {
      await program.stop();
      await config.remove();
    },
  };
}

async function leaveRunning(): Promise<void> {
  // Whoever started that emulator stops it.
}

function portOf(host: string): number {
  return Number(host.slice(host.lastIndexOf(':') + 1));
}

async function firebaseConfig(
  ports: Readonly<Record<string, number>>,
): Promise<{ readonly file: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'webinar-comments-'));
  const file = join(folder, 'firebase.json');
  const emulators = Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, { host: '127.0.0.1', port }] as const),
  );
  const others = { ui: { enabled: false }, hub: { port: await freePort() }, logging: { port: await freePort() } };
  const rules = join(PROJECT_FOLDER, 'firestore.rules');
  const config = { firestore: { rules }, emulators: { ...emulators, ...others, singleProjectMode: false } };
  await writeFile(file, JSON.stringify(config));
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
