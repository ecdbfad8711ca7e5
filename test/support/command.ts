import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { emulatorHost, type TestFirestore } from './firestore-rest.js';

const BUILT = fileURLToPath(new URL('../../dist/esm/cli/webinar-comments.js', import.meta.url));

/** What a command said, and how it ended. */
export interface CommandOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command of the package. */
export function runCommand(args: readonly string[], program = BUILT): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (child.exitCode ?? 1), stdout, stderr });
    });
  });
}

/** The words that ask for a snapshot of a thread in the emulator. */
export function snapshotArgs({ project }: TestFirestore, thread: string, host = emulatorHost()): readonly string[] {
  return ['snapshot', '--thread', thread, '--project-id', project, '--api-key', 'key', '--emulator', host];
}
