import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server that answers in whatever way a test likes, and lets every page read the answer. */
export class FileServer {
  readonly #server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    this.answer(request, response);
  });
  /** Answers all requests. */
  answer: RequestListener = (_, response) => response.writeHead(404).end();

  /** Where the file is. */
  get address(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/snapshot.json`;
  }

  /** Begins to answer. */
  start(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** Ends it. */
  async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }

  /** Answers with a text from now on. */
  serve(text: string): void {
    this.answer = (_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
  }
}
