import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Recorded {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Stands before the Firestore emulator and gives the same answer to the same question at once, as the back ends of the
 * peers do. The emulator takes long for queries that cost Google's servers little: it looks at every document of a
 * collection, and for `IN` once for each value.
 */
export class Recorder {
  readonly #target: URL;
  readonly #answers = new Map<string, Promise<Recorded>>();
  readonly #server = createServer((asked, answer) => void this.#handle(asked, answer));

  constructor(emulatorHost: string) {
    this.#target = new URL(`http://${emulatorHost}`);
  }

  /** `127.0.0.1:port` */
  get host(): string {
    return `127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** Lets questions through. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** Ends it. */
  async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }

  async #handle(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const { method = 'GET', url = '/' } = asked;
    const isQuestion = /:(runQuery|runAggregationQuery|batchGet)$/.test(new URL(url, this.#target).pathname);
    if (method !== 'POST' || !isQuestion) {
      this.#pass(asked, body, (reply) => {
        answer.writeHead(reply.statusCode ?? 500, reply.headers);
        reply.pipe(answer);
      }).once('error', () => answer.destroy());
      return;
    }
    const key = `${url} ${body.toString()}`;
    const recorded = this.#answers.get(key) ?? this.#ask(asked, body);
    this.#answers.set(key, recorded);
    await recorded.then(
      ({ status, headers, body: bytes }) => answer.writeHead(status, headers).end(bytes),
      () => answer.destroy(),
    );
  }

  #ask(asked: IncomingMessage, body: Buffer): Promise<Recorded> {
    return new Promise((resolve, reject) => {
      const read = async (reply: IncomingMessage): Promise<void> => {
        const parts: Buffer[] = [];
        for await (const part of reply) parts.push(part as Buffer);
        const headers = Object.entries(reply.headers).filter(([name]) => name !== 'transfer-encoding');
        resolve({
          status: reply.statusCode ?? 500,
          headers: Object.fromEntries(headers),
          body: Buffer.concat(parts),
        });
      };
      this.#pass(asked, body, (reply) => void read(reply).catch(reject)).once('error', reject);
    });
  }

  #pass(
    { method, url, headers }: IncomingMessage,
    body: Buffer,
    answered: (reply: IncomingMessage) => void,
  ): ReturnType<typeof request> {
    const { host } = this.#target;
    const options = { method, headers: { ...headers, host, connection: 'close' }, agent: false } as const;
    const onward = request(new URL(url ?? '/', this.#target), options, answered);
    onward.end(body);
    return onward;
  }
}
