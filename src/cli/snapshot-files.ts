import type { Locale } from '../i18n/locale.js';
import { encodeSnapshot, MOST_BYTES, type ThreadSnapshot } from '../store/firestore/snapshot/snapshot-file.js';
import { visibleIn } from '../store/thread-ledger.js';
import { CommandError } from './command-error.js';
import type { SnapshotOptions } from './options.js';
import { threadMarkup } from './thread-markup.js';

/** A file that the command writes. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** What is in it, for the person who called the command. */
  readonly what: string;
}

/**
 * The files with a thread that the options ask for.
 *
 * @throws CommandError when the element would refuse the snapshot
 */
export function snapshotFiles(
  snapshot: ThreadSnapshot,
  options: SnapshotOptions,
  locale: Locale,
): readonly OutputFile[] {
  const { out, html, headingLevel } = options;
  return [
    ...(out === null ? [] : [fileOf(out, encodeSnapshot(snapshot), snapshot, MOST_BYTES)]),
    ...(html === null ? [] : [fileOf(html, threadMarkup(snapshot, headingLevel, locale), snapshot, Infinity)]),
  ];
}

function fileOf(path: string, text: string, { comments, count }: ThreadSnapshot, most: number): OutputFile {
  const bytes = Buffer.byteLength(text);
  if (bytes > most) {
    const sizes = `${bytes.toLocaleString('en')} bytes, and the element takes ${most.toLocaleString('en')}`;
    throw new CommandError(`${path} would have ${sizes}. Leave out --all, or --out.`, 1);
  }
  const shown = visibleIn(comments);
  const what = `${String(shown)} of ${String(Math.max(shown, count.value))} comments`;
  return { path, text, what: `${what}, ${bytes.toLocaleString('en')} bytes` };
}
