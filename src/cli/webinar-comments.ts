#!/usr/bin/env node
import process from 'node:process';
import { fetchLocale } from '../i18n/locale.js';
import { CommandError } from './command-error.js';
import { HELP, readOptions } from './options.js';
import { readThread } from './read-thread.js';
import { writeFiles } from './write-files.js';
import { snapshotFiles } from './snapshot-files.js';

async function run(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === null) {
      process.stdout.write(HELP);
      return 0;
    }
    const files = snapshotFiles(await readThread(options), options, await fetchLocale(options.lang));
    await writeFiles(files);
    for (const { path, what } of files) process.stdout.write(`${path}: ${what}\n`);
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    process.stderr.write(`webinar-comments: ${thrown.message}\n`);
    return thrown.exitCode;
  }
}

process.exitCode = await run();
