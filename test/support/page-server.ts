import { readdir, readFile } from 'node:fs/promises';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emulatorHost, type TestFirestore } from './firestore-rest.js';

const README = new URL('../../README.md', import.meta.url);
const BUILT = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

/** Lit's own templates, for pages that use Lit themselves. */
const LIT = fileURLToPath(new URL('../../node_modules/lit-html/lit-html.js', import.meta.url));

/** Files may be asked for from any origin, as those of a CDN. */
const OPEN = { 'Access-Control-Allow-Origin': '*' };

/** What scripts carry that a page's policy lets run. */
export const NONCE = 'of-the-page';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };

/** A web server of this machine with test pages, the built files, which it serves under `/cdn/` and `/copy/`, and Lit as `/lit.js`. */
export interface PageServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** Publishes a page and returns its address. */
  publish(body: string, headers?: OutgoingHttpHeaders): string;
  /** Ends it. */
  stop(): Promise<void>;
}

/** Starts a web server for the pages of one test file. */
export async function startPageServer(): Promise<PageServer> {
  const pages = new Map<string, { readonly body: string; readonly headers: OutgoingHttpHeaders }>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://test').pathname;
    const page = pages.get(path);
    if (page) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers }).end(page.body);
      return;
    }
    const file = /^\/(?:cdn|copy)\/(.+)$/.exec(normalize(path))?.[1] ?? '';
    readFile(path === '/lit.js' ? LIT : join(BUILT, file)).then(
      (bytes) => response.writeHead(200, { ...OPEN, 'Content-Type': TYPES[extname(path)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    publish: (body, headers = {}) => {
      const path = `/pages/${String(pages.size)}`;
      pages.set(path, { body, headers });
      return origin + path;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** What a page has besides its markup. */
export interface PageFrame {
  /** Attributes of its root. */
  readonly root?: string;
  /** What stands in its head: a sheet further down would set in motion what is to be there from the start. */
  readonly head?: string;
}

/** A whole page around some markup, with the script tag of the README. */
export function pageOf(markup: string, { root = 'lang="en"', head = '' }: PageFrame = {}): string {
  return `<!doctype html><html ${root}><meta charset="utf-8"><title>Replay</title>
<link rel="icon" href="data:,">${head}<h1>Replay</h1>
<script type="module" nonce="${NONCE}" src="/cdn/webinar-comments.js"></script>
${markup}</html>`;
}

/** The tag of the element with a thread in the emulator, and attributes besides. */
export function elementOf(
  { project }: TestFirestore,
  thread: string,
  host = emulatorHost(),
  attributes: Readonly<Record<string, string>> = {},
): string {
  const all = { thread, 'project-id': project, 'api-key': 'key', emulator: host, ...attributes };
  const written = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
  return `<webinar-comments ${written.join(' ')}></webinar-comments>`;
}

/** What the README recommends before the element where its thread comes from a snapshot and is seen at once. */
export async function snapshotHints(address: string): Promise<string> {
  const code = (await readdir(BUILT)).find((file) => file.startsWith('open-snapshot-'));
  return `<link rel="preload" as="fetch" crossorigin href="${address}">
<link rel="modulepreload" href="/cdn/${code ?? ''}">
`;
}

/** The rules of the README that keep the place of the element free until its script is here. */
export async function placeSheet(): Promise<string> {
  const [, sheet] =
    /<style>\n(\s*webinar-comments:not\(:defined\)[^<]*)<\/style>/.exec(await readFile(README, 'utf8')) ?? [];
  if (sheet === undefined) throw new Error('The README keeps no place free.');
  return sheet;
}
