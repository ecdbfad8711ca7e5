import { parseArgs } from 'node:util';
import { CommentsError } from '../model/errors.js';
import { SETTING_HINTS } from '../model/setting-hints.js';
import { readSettings } from '../model/settings.js';
import type { FirestoreSettings } from '../store/firestore/firestore-rest.js';
import { CommandError } from './command-error.js';

/** What the command says about itself. */
export const HELP = `Writes a thread of <webinar-comments> into files that you serve with your page. It reads what everybody may read.

  npx webinar-comments snapshot --thread T --project-id P --api-key K --out FILE.json [--html FILE.html]

  --thread T           the thread, as in the attribute of the element
  --project-id P       the Firebase project
  --api-key K          its web API key
  --out FILE.json      writes the snapshot for the attribute "snapshot" of the element
  --html FILE.html     writes the comments as HTML to put inside the element, for readers without JavaScript
  --all                every comment; without it, the newest 25 with their replies
  --heading-level N    level of the heading in the HTML, 1 to 5 (2)
  --lang L             language of the HTML: ar, de, en, es, fr or pt-BR, with a region if you like (en)
  --emulator HOST:PORT a Firestore emulator instead of Google's servers
  --help               says this
`;

/** What the command is asked to do, checked. */
export interface SnapshotOptions {
  readonly settings: FirestoreSettings;
  /** Where the snapshot goes, or null. */
  readonly out: string | null;
  /** Where the HTML goes, or null. */
  readonly html: string | null;
  /** Whether every comment is wanted. */
  readonly isWhole: boolean;
  readonly headingLevel: number;
  /** Language of the HTML (BCP 47 tag). */
  readonly lang: string;
}

const OPTIONS = {
  thread: { type: 'string', default: '' },
  'project-id': { type: 'string', default: '' },
  'api-key': { type: 'string', default: '' },
  emulator: { type: 'string', default: '' },
  out: { type: 'string' },
  html: { type: 'string' },
  'heading-level': { type: 'string', default: '2' },
  lang: { type: 'string', default: 'en' },
  all: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/**
 * Reads the words after the name of the command; null when somebody only wants to know what it does.
 *
 * @throws CommandError with what is wrong
 */
export function readOptions(words: readonly string[]): SnapshotOptions | null {
  const { values, positionals } = parse(words);
  if (values.help) return null;
  if (positionals.join(' ') !== 'snapshot') throw misuse('The only command is "snapshot".');
  const { out = null, html = null, 'heading-level': level, lang } = values;
  if (!out && !html) throw misuse('Name a file to write with --out, --html, or both.');
  if (out === html) throw misuse('--out and --html name the same file.');
  if (!/^[1-5]$/.test(level)) throw misuse('--heading-level takes a number from 1 to 5.');
  if (!/^(ar|de|en|es|fr|pt)(-[A-Za-z0-9]{2,8})*$/.test(lang)) throw misuse(`There are no words for --lang ${lang}.`);
  return { settings: settingsOf(values), out, html, isWhole: values.all, headingLevel: Number(level), lang };
}

type Values = ReturnType<typeof parse>['values'];

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (thrown) {
    throw misuse(CommentsError.from(thrown).message);
  }
}

function settingsOf({ thread, 'project-id': projectId, 'api-key': apiKey, emulator }: Values): FirestoreSettings {
  for (const [option, value] of Object.entries({ thread, 'project-id': projectId, 'api-key': apiKey })) {
    if (value === '') throw misuse(`--${option} is missing.`);
  }
  const unused = { authEmulator: '', authToken: '', appId: '', appCheckSiteKey: '', snapshot: '', demoRole: '' };
  try {
    const given = { ...unused, thread, projectId, apiKey, emulator, firestore: null, pageUrl: '' };
    return readSettings(given) as FirestoreSettings;
  } catch (thrown) {
    const { attribute } = CommentsError.from(thrown);
    throw misuse(`--${String(attribute)} ${SETTING_HINTS[attribute ?? ''] ?? 'cannot be used'}.`);
  }
}

function misuse(sentence: string): CommandError {
  return new CommandError(`${sentence} See --help.`, 2);
}
