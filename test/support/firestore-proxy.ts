import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const CHANNEL = '/google.firestore.v1.Firestore/Listen/channel';

/** What may be done to an answer on its way. */
type Treatment =
  /** Every part goes on at once. */
  | 'stream'
  /** Nothing goes on before the whole answer is there, as some proxies of companies do. */
  | 'buffer'
  /** Nothing goes on any more, and nobody hears of it. */
  | 'stall';

/** What stands between a page and the Firestore emulator, and can fail in the ways of a network. */
export class FirestoreProxy {
  /** Handshakes of Listen streams that came so far. */
  handshakes = 0;
  /** Documents that answers brought so far, those asked for by name whether they are there or not, and sums. */
  delivered = 0;
  /**
   * Reads that Google would bill so far: what was delivered, and one for each query and each start of listening that
   * brought nothing (https://firebase.google.com/docs/firestore/pricing#operations).
   */
  reads = 0;
  treatment: Treatment = 'stream';
  /** Streams without the SDK are answered that their messages make no sense. */
  refusesLean = false;
  /** The App Check token without which nothing is answered, as in a project that enforces App Check; or null. */
  appCheck: string | null = null;
  /** What Listen requests wait for. */
  gate: Promise<void> = Promise.resolve();
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  readonly #streams = new Set<ServerResponse>();
  readonly #refused = new Set<string>();
  readonly #sessions = new Set<string>();
  #forgotten: ReadonlySet<string> = new Set();
  #server: Server | null = null;
  #port = 0;
  #cutsNext = false;

  constructor(emulatorHost: string) {
    this.#target = new URL(`http://${emulatorHost}`);
  }

  /** `127.0.0.1:port`; the same after every start. */
  get host(): string {
    return `127.0.0.1:${String(this.#port)}`;
  }

  /** Answers under way, streams included. */
  get openStreams(): number {
    return this.#streams.size;
  }

  /** Lets requests through. */
  async start(): Promise<void> {
    const server = createServer((asked, answer) => void this.#handle(asked, answer));
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Is not there any more: what runs breaks off, what comes is not accepted. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    const isClosed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await isClosed;
  }

  /** Answers whoever goes on with a stream that there is none, as a server does that began anew. */
  forget(): void {
    this.#forgotten = new Set(this.#sessions);
    for (const stream of this.#streams) stream.destroy();
  }

  /** Breaks off in the middle of the next message of a stream. */
  cutNextMessage(): void {
    this.#cutsNext = true;
  }

  async #handle(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const url = new URL(asked.url ?? '/', this.#target);
    const isChannel = url.pathname === CHANNEL && asked.method !== 'OPTIONS';
    if (isChannel) await this.gate;
    const session = isChannel ? url.searchParams.get('SID') : null;
    if (session !== null && this.#forgotten.has(session)) {
      answer.writeHead(400, allowing(asked)).end('Unknown SID');
      return;
    }
    if (this.#lacksAppCheck(asked, session, body.toString())) {
      const error = { code: 401, status: 'UNAUTHENTICATED', message: 'Firebase App Check token is invalid.' };
      answer.writeHead(401, allowing(asked)).end(JSON.stringify({ error }));
      return;
    }
    if (isChannel && this.#refuse(url, asked, body.toString(), answer)) return;
    if (isChannel && session === null) this.handshakes++;
    const { method, headers } = asked;
    // A connection of its own for each request: one that is kept may have been closed by the other side meanwhile.
    const options = { method, headers: { ...headers, host: url.host, connection: 'close' }, agent: false } as const;
    const onward = request(url, options, (reply) => {
      this.#count(reply, url);
      if (isChannel && session === null) reply.once('data', this.#noteSession);
      this.#pass(reply, answer, isChannel && method === 'GET');
    });
    onward.once('error', () => answer.destroy());
    answer.once('close', () => onward.destroy());
    onward.end(body);
  }

  /** A handshake is answered with the name of the session, which may be forgotten before anybody goes on with it. */
  readonly #noteSession = (part: Buffer): void => {
    const [, name] = /"c","([^"]+)"/.exec(part.toString('latin1')) ?? [];
    if (name !== undefined) this.#sessions.add(name);
  };

  #pass(reply: IncomingMessage, answer: ServerResponse, isStream: boolean): void {
    answer.writeHead(reply.statusCode ?? 500, reply.headers);
    this.#streams.add(answer);
    answer.once('close', () => this.#streams.delete(answer));
    const kept: Buffer[] = [];
    reply.on('data', (part: Buffer) => {
      if (this.treatment === 'stall') return;
      if (isStream && this.#cutsNext) {
        this.#cutsNext = false;
        answer.write(part.subarray(0, part.length / 2), () => answer.destroy());
      } else if (this.treatment === 'buffer') kept.push(part);
      else answer.write(part);
    });
    reply.once('end', () => {
      if (this.treatment !== 'stall') answer.end(Buffer.concat(kept));
    });
    reply.once('error', () => answer.destroy());
  }

  /** Counts what an answer costs, part by part: that of a stream never ends. */
  #count(reply: IncomingMessage, { pathname }: URL): void {
    const isChannel = pathname === CHANNEL;
    if (!isChannel && !/:(runQuery|runAggregationQuery|batchGet)$/.test(pathname)) return;
    let text = '';
    let least = isChannel ? 0 : 1;
    let counted = 0;
    let delivered = 0;
    const count = (): void => {
      const sign = isChannel ? '"documentChange"' : /"(?:document|found|missing|aggregateFields)":/;
      const documents = text.split(sign).length - 1;
      if (isChannel && documents === 0 && text.includes('"CURRENT"')) least = 1;
      const cost = isChannel ? documents + least : Math.max(documents, least);
      this.reads += cost - counted;
      counted = cost;
      this.delivered += documents - delivered;
      delivered = documents;
    };
    reply.on('data', (part: Buffer) => {
      text += part.toString('latin1');
      if (isChannel) count();
    });
    reply.once('end', count);
  }

  #lacksAppCheck({ method, headers }: IncomingMessage, session: string | null, body: string): boolean {
    if (this.appCheck === null || method === 'OPTIONS' || session !== null) return false;
    const inBody = decodeURIComponent(body).includes(`X-Firebase-AppCheck:${this.appCheck}`);
    return headers['x-firebase-appcheck'] !== this.appCheck && !inBody;
  }

  /** Whether a request belongs to a stream without the SDK that is refused. */
  #refuse(url: URL, asked: IncomingMessage, body: string, answer: ServerResponse): boolean {
    const session = url.searchParams.get('SID');
    const isRefused =
      session === null ? this.refusesLean && !/X-Goog-Api-Client/i.test(body) : this.#refused.has(session);
    if (!isRefused) return false;
    const name = session ?? `refused-${String(this.#refused.size)}`;
    this.#refused.add(name);
    const error = { code: 400, status: 'INVALID_ARGUMENT', message: 'These messages make no sense.' };
    const message = JSON.stringify(session === null ? [[0, ['c', name, '', 8, 14, 30_000]]] : [[1, [{ error }]]]);
    answer.writeHead(200, allowing(asked));
    answer.end(`${String(message.length)}\n${message}`);
    return true;
  }
}

/** Headers that let a page read an answer. */
function allowing({ headers: { origin = '*' } }: IncomingMessage): Readonly<Record<string, string>> {
  return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' };
}
