import assert from 'node:assert/strict';
import type { CDPSession, HTTPRequest, Page } from 'puppeteer-core';

/** Lets a request reach the server and its answer vanish, at once or later. */
export async function lose(request: HTTPRequest, later: Promise<void> = Promise.resolve()): Promise<void> {
  const { 'content-type': type = '', authorization = '' } = request.headers();
  const body = (await request.fetchPostData()) ?? '';
  const answer = await fetch(request.url(), { method: 'POST', headers: { 'content-type': type, authorization }, body });
  assert.equal(answer.status, 200);
  await later;
  await request.abort('connectionreset');
}

/** Everything that a page receives from other servers, answers that never end included. */
export class Traffic {
  readonly #bodies = new Map<string, string>();

  private constructor(session: CDPSession) {
    const add = (id: string, data: string, isBase64: boolean): void => {
      const text = isBase64 ? Buffer.from(data, 'base64').toString('utf8') : data;
      this.#bodies.set(id, (this.#bodies.get(id) ?? '') + text);
    };
    session.on('Network.responseReceived', ({ requestId, type }) => {
      if (type !== 'Fetch' && type !== 'XHR') return;
      // From here on the parts of an answer come with the events about them; an answer that is whole has ended already.
      session.send('Network.streamResourceContent', { requestId }).then(
        ({ bufferedData }) => {
          add(requestId, bufferedData, true);
        },
        () => undefined,
      );
    });
    session.on('Network.dataReceived', ({ requestId, data }) => {
      if (data !== undefined) add(requestId, data, true);
    });
    session.on('Network.loadingFinished', ({ requestId }) => {
      session.send('Network.getResponseBody', { requestId }).then(
        ({ body, base64Encoded }) => {
          add(requestId, body, base64Encoded);
        },
        () => undefined,
      );
    });
  }

  /** Listens to a page from now on. */
  static async of(page: Page): Promise<Traffic> {
    const session = await page.createCDPSession();
    const traffic = new Traffic(session);
    await session.send('Network.enable');
    return traffic;
  }

  /** All that came so far. */
  get text(): string {
    return [...this.#bodies.values()].join('\n');
  }
}
