import { rename, rm, writeFile } from 'node:fs/promises';
import { pid } from 'node:process';
import { CommentsError } from '../model/errors.js';
import { CommandError } from './command-error.js';
import type { OutputFile } from './snapshot-files.js';

/**
 * Writes files so that nobody ever finds half of one: all of them beside their places first, which they then take.
 *
 * @throws CommandError with the file that could not be written; those before it may be new
 */
export async function writeFiles(files: readonly OutputFile[]): Promise<void> {
  const parts = files.map(({ path, text }) => ({ path, text, part: `${path}.${String(pid)}.part` }));
  try {
    for (const { path, text, part } of parts) await attempt(path, writeFile(part, text));
    for (const { path, part } of parts) await attempt(path, rename(part, path));
  } finally {
    for (const { part } of parts) await rm(part, { force: true });
  }
}

async function attempt(path: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (thrown) {
    throw new CommandError(`${path} could not be written: ${CommentsError.from(thrown).message}`, 1);
  }
}
