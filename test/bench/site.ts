import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Folders with built files, by the first part of their addresses. */
const FOLDERS: Readonly<Record<string, string>> = {
  cdn: fromRoot('dist/cdn'),
  artalk: fromRoot('test/bench/node_modules/artalk/dist'),
  waline: fromRoot('test/bench/node_modules/@waline/client/dist'),
  twikoo: fromRoot('test/bench/node_modules/twikoo/dist'),
};

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.html': 'text/html',
};

/** Answers one request to a back end with a value that becomes JSON. */
export type BackEnd = (url: URL, body: string) => unknown;

/**
 * The web servers of the bench: one with pages and built files, the same for ours and everybody else's, compressed the
 * same way; and one, on an origin of its own as in life, with the back ends that peers ask.
 */
export class Site {
  readonly #files = new Map<string, Promise<Buffer>>();
  readonly #pages = new Map<string, Buffer>();
  readonly #backEnds = new Map<string, BackEnd>();
  readonly #answers = new Map<string, string>();
  readonly #front = createServer((asked, answer) => void this.#serve(asked, answer));
  readonly #back = createServer((asked, answer) => void this.#ask(asked, answer));

  /** Starts both servers. */
  async start(): Promise<void> {
    await Promise.all([listen(this.#front), listen(this.#back)]);
  }

  /** Where pages and files are: `http://127.0.0.1:port`. */
  get origin(): string {
    return originOf(this.#front);
  }

  /** Where back ends are: `http://127.0.0.1:port`. */
  get backEnd(): string {
    return originOf(this.#back);
  }

  /** Publishes a text under a name with an ending; returns its address. */
  publish(name: string, text: string): string {
    this.#pages.set(`/${name}`, pack(Buffer.from(text)));
    return `${this.origin}/${name}`;
  }

  /** Answers all requests below a name. */
  answer(name: string, backEnd: BackEnd): string {
    this.#backEnds.set(name, backEnd);
    return `${this.backEnd}/${name}`;
  }

  /** Ends both servers. */
  async stop(): Promise<void> {
    await Promise.all([close(this.#front), close(this.#back)]);
  }

  async #serve({ url = '/' }: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = normalize(new URL(url, 'http://bench').pathname);
    try {
      const bytes = this.#pages.get(path) ?? (await this.#file(path));
      answer.writeHead(200, {
        'Content-Type': `${TYPES[extname(path)] ?? 'text/plain'}; charset=utf-8`,
        'Content-Encoding': 'gzip',
        'Content-Length': bytes.length,
        'Cache-Control': 'max-age=3600',
      });
      answer.end(bytes);
    } catch {
      answer.writeHead(404).end();
    }
  }

  /** Where a built file lies on the disk. */
  pathOf(path: string): string {
    const [, folder = '', ...rest] = path.split('/');
    return join(FOLDERS[folder] ?? '', ...rest);
  }

  #file(path: string): Promise<Buffer> {
    const known = this.#files.get(path) ?? readFile(this.pathOf(path)).then(pack);
    this.#files.set(path, known);
    return known;
  }

  /** Back ends answer without compression, as the emulator does. */
  async #ask(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { origin = '*', 'access-control-request-headers': headers = '' } = asked.headers;
    const allowed = { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' };
    if (asked.method === 'OPTIONS') {
      const methods = 'GET, POST, PUT, DELETE';
      answer.writeHead(204, {
        ...allowed,
        'Access-Control-Allow-Headers': headers,
        'Access-Control-Allow-Methods': methods,
      });
      answer.end();
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const text = this.#answerTo(new URL(asked.url ?? '/', this.backEnd), Buffer.concat(parts).toString());
    answer.writeHead(text === '' ? 404 : 200, { ...allowed, 'Content-Type': 'application/json' });
    answer.end(text);
  }

  /** The same question has the same answer, which costs nothing but the first time. */
  #answerTo(url: URL, body: string): string {
    const key = `${url.pathname}${url.search} ${body}`;
    const backEnd = this.#backEnds.get(url.pathname.split('/')[1] ?? '');
    const answer = (): string => {
      const value = backEnd?.(url, body);
      return value === undefined ? '' : JSON.stringify(value);
    };
    const text = this.#answers.get(key) ?? answer();
    this.#answers.set(key, text);
    return text;
  }
}

function pack(bytes: Buffer): Buffer {
  return gzipSync(bytes, { level: 9 });
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => {
      resolve();
    });
  });
}
