import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Finding } from '../../src/store/finding.js';
import { RULES } from '../firestore/rules-source.js';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { emulatorHost, TestFirestore } from '../support/firestore-rest.js';
import { elementOf, NONCE } from '../support/page-server.js';
import { requireAuthEmulator } from '../support/people.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const AUTH = process.env['FIREBASE_AUTH_EMULATOR_HOST'] ?? '';
const CLOSED = "rules_version = '2'; service cloud.firestore { match /none/{id} { allow read: if false; } }";

/** What Google's services answer in cases that no emulator knows, by a part of the address. */
const ANSWERS = {
  noIndex: [':runQuery', 400, 'The query requires an index. You can create it here: https://console.firebase.…'],
  noDatabase: [':runQuery', 404, 'The database (default) does not exist for project lantern-house'],
  wrongKey: [':runQuery', 400, 'API key not valid. Please pass a valid API key.'],
  blockedKey: ['accounts:lookup', 403, 'Requests to this API identitytoolkit method lookup are blocked.'],
  noAnonymous: ['accounts:signUp', 400, 'ADMIN_ONLY_OPERATION'],
  noAuthentication: ['accounts:lookup', 400, 'CONFIGURATION_NOT_FOUND'],
} as const satisfies Readonly<Record<string, readonly [part: string, status: number, message: string]>>;

const STATUSES: Readonly<Record<number, string>> = { 400: 'FAILED_PRECONDITION', 403: 'PERMISSION_DENIED' };

describe('the diagnosis', () => {
  const firestore = new TestFirestore('diagnosis');
  const stage = new Stage();
  const proxy = new FirestoreProxy(emulatorHost());

  before(async () => {
    requireAuthEmulator();
    await proxy.start();
  });
  after(() => proxy.stop());
  beforeEach(() => firestore.loadRules(RULES));
  afterEach(() => (proxy.appCheck = null));

  const markup = (attributes: Readonly<Record<string, string>> = {}): string =>
    elementOf(firestore, 'talk', proxy.host, { 'auth-emulator': AUTH, ...attributes });

  /** What the element on a page finds, which it prints too. */
  async function diagnose(reader: Reader, options = {}): Promise<readonly Finding[]> {
    const before = reader.lines.length;
    const found = await reader.page.evaluate(async (given) => {
      await customElements.whenDefined('webinar-comments');
      return document.querySelector('webinar-comments')?.diagnose(given) ?? [];
    }, options);
    await until('it is printed', () => reader.lines.slice(before).some((line) => line.includes('this embedding')));
    const printed = reader.lines.slice(before).find((line) => line.includes('this embedding')) ?? '';
    for (const { message, fix } of found) assert.ok(printed.includes(message) && printed.includes(fix), printed);
    return found;
  }

  const codes = (found: readonly Finding[]): readonly string[] => found.map(({ code }) => code);

  /** Somebody whom one of Google's services answers with a fault. */
  async function arriveAt([part, status, message]: readonly [string, number, string]): Promise<Reader> {
    const reader = await stage.arrive();
    const answer = { error: { code: status, status: STATUSES[status] ?? 'NOT_FOUND', message } };
    await reader.page.evaluateOnNewDocument(
      (piece, code, text) => {
        const realFetch = window.fetch.bind(window);
        window.fetch = (resource, init) =>
          (resource instanceof Request ? resource.url : String(resource)).includes(piece)
            ? Promise.resolve(new Response(text, { status: code }))
            : realFetch(resource, init);
      },
      part,
      status,
      JSON.stringify(answer),
    );
    await reader.visit(stage.publish(markup()));
    return reader;
  }

  it('finds nothing wrong where nothing is, in three reads and with no account left', async () => {
    const reader = await stage.open(`<div style="height: 5000px"></div>${markup()}`);
    const reads = proxy.reads;
    assert.deepEqual(await diagnose(reader), []);
    assert.equal(proxy.reads - reads, 3);
    assert.ok(!reader.requests.some((url) => url.includes('signUp')));
    assert.deepEqual(await diagnose(reader, { signUp: true }), []);
    const [signUp, remove] = ['accounts:signUp', 'accounts:delete'].map((name) =>
      reader.requests.findIndex((url) => url.includes(name)),
    );
    assert.ok(signUp !== undefined && remove !== undefined && signUp > 0 && remove > signUp);
    assert.deepEqual(await reader.page.evaluate(() => Object.keys(localStorage)), []);
  });

  it('is fetched by nobody who does not ask', async () => {
    const reader = await stage.open(markup());
    await reader.listens();
    assert.ok(!reader.requests.some((url) => url.includes('cdn/diagnos')));
  });

  it('tells rules that are missing from rules that are old, with the line to run', async () => {
    const reader = await stage.open(markup());
    await firestore.loadRules(CLOSED);
    const [missing, ...rest] = await diagnose(reader);
    assert.deepEqual([missing?.code, rest], ['rules-missing', []]);
    assert.ok(missing?.fix.includes(`npx firebase-tools deploy --only firestore --project ${firestore.project}`));
    await firestore.loadRules(RULES.replace('rules-1', 'rules-0'));
    assert.deepEqual(codes(await diagnose(reader)), ['rules-old']);
  });

  it('names each server that the policy of the page lacks', async () => {
    const policy = (hosts: string): Readonly<Record<string, string>> => ({
      'Content-Security-Policy': `default-src 'none'; img-src data:; script-src 'nonce-${NONCE}' 'strict-dynamic'; connect-src ${hosts}`,
    });
    const none = await stage.open(markup(), policy("'none'"));
    const found = await diagnose(none);
    assert.deepEqual([...codes(found)], ['policy', 'policy']);
    const fixes = [`http://${proxy.host}`, `http://${AUTH}`].map((it) => `Add to the directive connect-src: ${it}`);
    assert.deepEqual(found.map(({ fix }) => fix).sort(), fixes.sort());
    const half = await stage.open(markup(), policy(`http://${proxy.host}`));
    assert.deepEqual(
      (await diagnose(half)).map(({ fix }) => fix),
      [`Add to the directive connect-src: http://${AUTH}`],
    );
  });

  it('finds storage that a frame may not use', async () => {
    const url = stage.publish(markup());
    const reader = await stage.open(`<iframe sandbox="allow-scripts" src="${url}"></iframe>`);
    const frame = await reader.page.waitForFrame(url);
    const find = (): Promise<readonly Finding[]> =>
      frame.evaluate(async () => {
        await customElements.whenDefined('webinar-comments');
        return document.querySelector('webinar-comments')?.diagnose() ?? [];
      });
    assert.match(JSON.stringify(await find()), /"storage".*allow-same-origin/);
  });

  it('finds a clock that is wrong, and leaves one alone that is nearly right', async () => {
    for (const [minutes, expected] of [
      [4, []],
      [-60, ['clock']],
      [60, ['clock']],
    ] as const) {
      const reader = await stage.arrive();
      await reader.page.evaluateOnNewDocument((off) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + off * 60_000;
      }, minutes);
      await reader.visit(stage.publish(markup()));
      assert.deepEqual(codes(await diagnose(reader)), expected);
    }
  });

  it('finds App Check that is enforced where the page has no key', async () => {
    proxy.appCheck = 'token';
    const found = await diagnose(await stage.open(markup()));
    assert.deepEqual(codes(found), ['app-check']);
    assert.match(found[0]?.fix ?? '', /^app-check-site-key="/);
  });

  it('finds attributes that cannot be used, and a script that comes twice', async () => {
    const copy = '<script type="module" src="/copy/webinar-comments.js"></script>';
    const reader = await stage.open(`${copy}<webinar-comments thread="no spaces"></webinar-comments>`);
    await reader.page.waitForNetworkIdle();
    const found = await diagnose(reader);
    assert.deepEqual(codes(found), ['second-copy', 'attribute']);
    assert.match(found[1]?.fix ?? '', /^thread="…" takes up to 100 letters/);
  });

  it('finds a server that does not answer', async () => {
    const reader = await stage.open(elementOf(firestore, 'talk', '127.0.0.1:9', { 'auth-emulator': AUTH }));
    assert.deepEqual(codes(await diagnose(reader)), ['unreachable']);
  });

  const cases = {
    noIndex: 'index-missing',
    noDatabase: 'project',
    wrongKey: 'api-key',
    blockedKey: 'api-key',
    noAnonymous: 'anonymous-sign-in',
    noAuthentication: 'anonymous-sign-in',
  } as const satisfies Readonly<Record<keyof typeof ANSWERS, string>>;
  for (const [name, code] of Object.entries(cases) as [keyof typeof ANSWERS, string][]) {
    it(`understands the answer of Google's services: ${ANSWERS[name][2]}`, async () => {
      const reader = await arriveAt(ANSWERS[name]);
      const [finding, ...rest] = await diagnose(reader, { signUp: true });
      assert.deepEqual([finding?.code, rest], [code, []]);
      assert.match(finding?.fix ?? '', /https:|npx firebase-tools deploy/);
    });
  }
});
