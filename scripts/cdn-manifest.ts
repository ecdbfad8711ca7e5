import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ENTRY_FILE, WHOLE_FILE } from './cdn-config.js';

/** One file for script tags. */
export interface CdnFile {
  readonly bytes: number;
  /** Bytes that a reader downloads of it. */
  readonly gzip: number;
  /** For the attribute `integrity`. */
  readonly integrity: string;
}

type Directives = Readonly<Record<string, readonly string[]>>;

/** What a page with a Content-Security-Policy must allow, besides the host of the script. */
export const POLICY: Readonly<Record<'always' | 'googleSignIn' | 'appCheck', Directives>> = {
  always: {
    'connect-src': [
      'https://firestore.googleapis.com',
      'https://identitytoolkit.googleapis.com',
      'https://securetoken.googleapis.com',
    ],
  },
  googleSignIn: {
    'script-src': ['https://apis.google.com'],
    'frame-src': ['https://YOUR-PROJECT-ID.firebaseapp.com'],
  },
  appCheck: {
    'connect-src': ['https://content-firebaseappcheck.googleapis.com'],
    'script-src': ['https://www.google.com/recaptcha/', 'https://www.gstatic.com/recaptcha/'],
    'frame-src': ['https://www.google.com/recaptcha/'],
  },
};

/** What `dist/cdn/manifest.json` says about the files beside it. */
export interface CdnManifest {
  readonly name: string;
  readonly version: string;
  /** The file for a script tag that fetches others later. */
  readonly entry: string;
  /** The file that holds everything. */
  readonly allInOne: string;
  readonly files: Readonly<Record<string, CdnFile>>;
  readonly contentSecurityPolicy: typeof POLICY;
  /** Where the files are when they come from a public CDN. */
  readonly cdn: string;
  /** An import map with which browsers check the files that are fetched later, when they come from there. */
  readonly importMap: { readonly integrity: Readonly<Record<string, string>> };
}

/** Measures the files in a folder. */
export function describeCdnFiles(
  folder: string,
  { name, version }: { readonly name: string; readonly version: string },
): CdnManifest {
  const names = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const files = Object.fromEntries(names.sort().map((file) => [file, describe(readFileSync(`${folder}/${file}`))]));
  const cdn = `https://cdn.jsdelivr.net/npm/${name}@${version}/dist/cdn/`;
  const split = Object.entries(files).filter(([file]) => file !== WHOLE_FILE);
  return {
    name,
    version,
    entry: ENTRY_FILE,
    allInOne: WHOLE_FILE,
    files,
    contentSecurityPolicy: POLICY,
    cdn,
    importMap: { integrity: Object.fromEntries(split.map(([file, { integrity }]) => [cdn + file, integrity])) },
  };
}

function describe(content: Buffer): CdnFile {
  return {
    bytes: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
  };
}
