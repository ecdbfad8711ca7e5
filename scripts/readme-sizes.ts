import { format, resolveConfig } from 'prettier';
import type { CdnManifest } from './cdn-manifest.js';

const BEGIN = '<!-- sizes: npm run sizes -->';
const END = '<!-- end of sizes -->';

/** One row of the table of files. */
export interface SizeRow {
  readonly file: string;
  readonly what: string;
  /** Bytes, gzip. */
  readonly gzip: number;
}

/** What a web team wants to know of the files. */
export function sizeRows({ files, entry, allInOne }: CdnManifest): readonly SizeRow[] {
  const parts = [
    { start: 'tail-keeper-', what: 'the live connection, after the first comments' },
    { start: 'sdk-live-tail-', what: "Firestore's SDK: moderators, and where the live connection is blocked" },
    { start: 'sdk-google-sign-in-', what: 'signing in with Google' },
    { start: 'sdk-app-check-', what: 'App Check' },
  ];
  const sum = (isWanted: (name: string) => boolean): number =>
    Object.entries(files).reduce((total, [name, { gzip }]) => total + (isWanted(name) ? gzip : 0), 0);
  const isOther = (name: string): boolean =>
    name !== entry && name !== allInOne && !parts.some(({ start }) => name.startsWith(start));
  return [
    {
      file: `\`${entry}\``,
      what: 'the script tag: all that comes before the first comments',
      gzip: sum((it) => it === entry),
    },
    ...parts.map(({ start, what }) => ({
      file: `\`${start}….js\``,
      what,
      gzip: sum((it) => it.startsWith(start)),
    })),
    {
      file: 'the others together',
      what: 'writing, moderating, other languages, …: each is fetched when it is needed',
      gzip: sum(isOther),
    },
    { file: `\`${allInOne}\``, what: 'all of it in one file', gzip: sum((it) => it === allInOne) },
  ];
}

/** The sizes that a README tells, in bytes, by the first column. */
export function readSizes(readme: string): ReadonlyMap<string, number> {
  const table = readme.slice(readme.indexOf(BEGIN), readme.indexOf(END));
  const rows = [...table.matchAll(/^\| (.+?) +\|.+\| +([\d.]+) kB +\|$/gm)];
  return new Map(rows.map(([, file = '', size = '']) => [file, Number(size) * 1000]));
}

/** A README with the sizes of today. */
export async function withSizes(readme: string, rows: readonly SizeRow[]): Promise<string> {
  const lines = rows.map(({ file, what, gzip }) => `| ${file} | ${what} | ${(gzip / 1000).toFixed(1)} kB |`);
  const table = ['| file in `dist/cdn` | holds | gzip |', '| --- | --- | ---: |', ...lines].join('\n');
  const text = `${readme.slice(0, readme.indexOf(BEGIN))}${BEGIN}\n\n${table}\n\n${readme.slice(readme.indexOf(END))}`;
  return format(text, { ...(await resolveConfig('README.md')), filepath: 'README.md' });
}
