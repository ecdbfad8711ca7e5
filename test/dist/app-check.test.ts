import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { RULES } from '../firestore/rules-source.js';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { emulatorHost, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { customToken } from '../support/tokens.js';

const TOKEN = 'token-of-this-site';
const KEYS = { 'app-id': '1:2:web:3', 'app-check-site-key': 'site-key' };

describe('App Check', () => {
  const firestore = new TestFirestore('app-check');
  const stage = new Stage();
  const proxy = new FirestoreProxy(emulatorHost());

  before(async () => {
    await firestore.loadRules(RULES);
    await proxy.start();
  });
  afterEach(() => {
    proxy.appCheck = TOKEN;
    proxy.refusesLean = false;
  });
  after(() => proxy.stop());

  /**
   * Somebody on a page whose tokens come from `exchange`: Google's service for them is not on this machine. With a debug
   * token, the SDK asks that service without reCAPTCHA before.
   */
  async function arrive(
    thread: string,
    attributes: Readonly<Record<string, string>>,
    hasService = true,
  ): Promise<Reader> {
    const reader = await stage.arrive();
    await reader.page.evaluateOnNewDocument(
      (token) => {
        (self as { FIREBASE_APPCHECK_DEBUG_TOKEN?: string }).FIREBASE_APPCHECK_DEBUG_TOKEN = 'debug';
        const realFetch = window.fetch.bind(window);
        window.fetch = (resource, init) => {
          const url = resource instanceof Request ? resource.url : String(resource);
          if (!url.includes('firebaseappcheck.googleapis.com')) return realFetch(resource, init);
          return token === null
            ? Promise.reject(new TypeError('No such service.'))
            : Promise.resolve(Response.json({ token, ttl: '3600s' }));
        };
      },
      hasService ? TOKEN : null,
    );
    await reader.visit(stage.publish(elementOf(firestore, thread, proxy.host, attributes)));
    return reader;
  }

  it('lets a site read, post and listen whose project enforces it', async () => {
    proxy.appCheck = TOKEN;
    const [reader, writer] = [await arrive('enforced', KEYS), await arrive('enforced', KEYS)];
    await reader.sees('No comments yet');
    await writer.sees('No comments yet');
    await until('both listen', () => proxy.handshakes === 2);
    await writer.post('Checked words');
    await writer.sees('Sending', { gone: true });
    await reader.sees('Checked words');
    assert.deepEqual([...reader.lines, ...writer.lines], []);
  });

  it('goes with the SDK too, for moderators and where the lean transport is not understood', async () => {
    proxy.appCheck = TOKEN;
    proxy.refusesLean = true;
    const moderator = await arrive('queue', { ...KEYS, 'auth-token': customToken('host', 'moderator') });
    await moderator.sees('This thread :');
    await moderator.sees('Nothing waits for you.');
  });

  it('is fetched by no site that does not use it', async () => {
    proxy.appCheck = null;
    const reader = await arrive('unused', { 'app-id': '1:2:web:3' });
    await reader.sees('No comments yet');
    assert.ok(!reader.requests.some((url) => url.includes('sdk-app-check')));
  });

  it('says what to mend when it is enforced and the element has no key', async () => {
    proxy.appCheck = TOKEN;
    const reader = await arrive('locked', {});
    await reader.sees('Comments cannot be shown here at the moment.');
    assert.match(await reader.complaint(), /"app-check-site-key" is not accepted: Firebase App Check token/);
  });

  it('says so when there is no token, and goes on where nobody asks for one', async () => {
    proxy.appCheck = null;
    const reader = await arrive('no-token', KEYS, false);
    await reader.sees('No comments yet');
    assert.match(
      await reader.complaint(),
      /App Check gives no token\. Error: Is "app-check-site-key" a reCAPTCHA Enterprise key/,
    );
  });

  it('asks for the id of the app', async () => {
    const reader = await arrive('no-app', { 'app-check-site-key': 'site-key' });
    await reader.sees('Comments cannot be shown here at the moment.');
    assert.match(
      await reader.complaint(),
      /The attribute "app-id" cannot be used\. It takes the app id shown in the Firebase console/,
    );
  });
});
