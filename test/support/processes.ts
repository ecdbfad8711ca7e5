import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Linux lends ports from 32768 on, others from 49152 on as RFC 6335 has it. */
const [FIRST_PORT, LAST_PORT] = [20_000, 32_000];

const running = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of running) killGroup(child, 'SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => process.exit(1));
}

/** A program that runs until it is stopped, with everything it started itself. */
export interface RunningProgram {
  /** Ends the program and its children; resolves when it is gone. */
  stop(): Promise<void>;
}

/** What a program is started with. */
export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Resolves with whether the program is ready; asked again and again. */
  readonly isReady: () => Promise<boolean>;
  /** Seconds to wait until it is. */
  readonly patience: number;
}

/** Starts a program in a process group of its own and waits until it is ready. Rejects with its last words if it is not. */
export async function startProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<RunningProgram> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const state = { hasExited: false };
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const gone = new Promise<void>((resolve) => {
    const end = (): void => {
      state.hasExited = true;
      running.delete(child);
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  const stop = async (): Promise<void> => {
    killGroup(child, 'SIGTERM');
    const isGone = await Promise.race([gone.then(() => true), sleep(5000, false, { ref: false })]);
    // Children may outlive the leader of the group, so the group is ended in any case.
    killGroup(child, 'SIGKILL');
    if (!isGone) await gone;
  };
  const end = Date.now() + options.patience * 1000;
  while (!(await options.isReady())) {
    if (state.hasExited || Date.now() > end) {
      await stop();
      throw new Error(`${command} ${args.join(' ')} did not start:\n${output}`);
    }
    await sleep(100);
  }
  return { stop };
}

/**
 * A TCP port of this machine that nobody uses at present, below those that systems lend to outgoing connections: a
 * browser's connection could take one of these before a server that needs seconds to start.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** Whether an address answers HTTP at all. */
export async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}

/** The path of a command, or null when this machine has none of that name. */
export function findCommand(...names: readonly string[]): string | null {
  for (const name of names) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v "$0"`, name], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return null;
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}
