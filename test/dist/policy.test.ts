import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { RULES } from '../firestore/rules-source.js';
import { emulatorHost, foreignComment, newId, tallies, TestFirestore } from '../support/firestore-rest.js';
import { elementOf, NONCE } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { withSetting } from '../support/rules-settings.js';
import { Stage } from '../support/stage.js';
import { customToken } from '../support/tokens.js';
import { until } from '../support/until.js';

/** The strictest policy under which the README says that the element works. */
const POLICY = [
  "default-src 'none'",
  `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
  "style-src 'none'",
  "img-src 'none'",
  `connect-src http://${emulatorHost()}`,
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const ENFORCED = { 'Content-Security-Policy': POLICY };
const REPORTED = { 'Content-Security-Policy-Report-Only': POLICY };

const LOCAL = '<webinar-comments thread="talk" demo-role="moderator"></webinar-comments>';

/** A page that uses Lit itself; without an icon, which the policy would keep away. */
const LIT = `<script type="module" nonce="${NONCE}">
  import { html, render } from '/lit.js';
  render(html\`<p>By the page's own Lit.</p>\`, document.querySelector('main'));
</script>`;

const ELEMENT = `<script type="module" nonce="${NONCE}" src="/cdn/webinar-comments.js"></script>`;
const COPY = ELEMENT.replace('/cdn/', '/copy/');

const pageWith = (scripts: readonly string[], markup: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Replay</title><main></main>${scripts.join('')}${markup}</html>`;

describe('under strict policies', () => {
  const stage = new Stage();
  const firestore = new TestFirestore('policy');
  let complaints: string[];
  let threads = 0;
  let thread: string;

  before(() => firestore.loadRules(withSetting(RULES, 'secondsBetween', '0')));
  beforeEach(() => {
    complaints = [];
    thread = `talk-${String(++threads)}`;
  });

  /** Somebody whose browser notes every violation, in every document of the page. */
  async function arrive(
    markup: string,
    headers: Readonly<Record<string, string>> = ENFORCED,
    scripts: readonly string[] = [ELEMENT],
  ): Promise<Reader> {
    const reader = await stage.arrive();
    await reader.page.exposeFunction('tellViolation', (text: string) => complaints.push(text));
    await reader.page.evaluateOnNewDocument(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
        (self as unknown as { tellViolation(text: string): void }).tellViolation(
          `${effectiveDirective} ${blockedURI} ${sample}`,
        );
      });
    });
    reader.page.on('console', (message) => {
      if (/content security policy|trusted ?(type|html)/i.test(message.text())) complaints.push(message.text());
    });
    await reader.visit(stage.publishPage(pageWith(scripts, markup), headers));
    return reader;
  }

  /** Nothing was against the policy, and only the page's server and the emulator were asked. */
  function assertClean(...readers: readonly Reader[]): void {
    // Where nothing is enforced, the browser asks for an icon of the page.
    const ours = complaints.filter((text) => !text.includes('/favicon.ico'));
    assert.deepEqual(ours, []);
    const foreign = readers
      .flatMap(({ requests }) => requests)
      .filter((url) => ![stage.origin, `http://${emulatorHost()}`].includes(new URL(url).origin));
    assert.deepEqual(foreign, []);
  }

  /** A thread in Firestore with comments of others, newest with the highest number. */
  async function seed(count: number): Promise<void> {
    const ids = Array.from({ length: count }, newId);
    const writes = ids.map((id, index) => {
      const at = new Date(Date.now() - 3_600_000 + index * 1000);
      const times = { createdAt: at, updatedAt: at };
      return firestore.write(`threads/${thread}/comments/${id}`, {
        ...foreignComment(`Seen ${String(index)}.`),
        ...times,
      });
    });
    await firestore.seed([...writes, ...tallies(firestore, thread, ids)]);
  }

  /** Posts, replies, edits, removes and takes back, then changes the looks and the language of the page. */
  async function write(reader: Reader): Promise<void> {
    await reader.post('First words');
    await reader.sees('Sending', { gone: true });
    await reader.press('Edit');
    await reader.type(' and more');
    await reader.press('Save changes');
    await reader.sees('First words and more');
    await reader.press('Reply');
    await reader.type('An answer');
    await reader.press('Post reply');
    await reader.sees('An answer');
    await reader.sees('Sending', { gone: true });
    await reader.press('Remove');
    await reader.press('Undo');
    await reader.sees('Undo', { gone: true });
    await reader.page.evaluate(() => {
      document.documentElement.style.colorScheme = 'dark';
      document.documentElement.lang = 'de';
    });
    await reader.sees('Kommentar');
    await reader.page.evaluate(() => (document.documentElement.lang = 'en'));
    await reader.sees('Post comment');
  }

  for (const [name, headers] of Object.entries({ enforced: ENFORCED, 'only reported': REPORTED })) {
    it(`a moderator of the embedded store breaks none that is ${name}`, async () => {
      const reader = await arrive(LOCAL, headers);
      await reader.sees('This thread :');
      await write(reader);
      await reader.press('Pin');
      await reader.sees('Pinned.');
      await reader.press('Review before publishing');
      await reader.sees('Comments are reviewed first from now on.');
      await reader.page.evaluate(() => document.querySelector('webinar-comments')?.signIn());
      const submit = reader.page.locator('webinar-comments >>> [part=submit]');
      const colour = await submit.map((button) => getComputedStyle(button).backgroundColor).wait();
      assert.match(colour, /^rgb\(/, 'The element has its own styles.');
      assertClean(reader);
    });

    it(`a reader of Firestore breaks none that is ${name}`, async () => {
      await seed(80);
      const reader = await arrive(elementOf(firestore, thread), headers);
      await reader.sees('Seen 79.');
      await reader.listens();
      await reader.press('Load more');
      await reader.sees('Seen 54.');
      await reader.press('Show all');
      await reader.sees('Seen 0.');
      await reader.press('Heart');
      await reader.press('Report');
      await reader.page.locator('webinar-comments >>> webinar-comment-report >>> input[type=radio]').click();
      await reader.press('Send report');
      await reader.sees('Thank you');
      await write(reader);
      await reader.page.evaluate(() => document.querySelector('webinar-comments')?.signIn());
      await reader.page.waitForSelector('webinar-comments >>> webinar-sign-in >>> dialog[open]');
      assertClean(reader);
    });
  }

  it('a moderator of Firestore breaks none, and asks no third party', async () => {
    await seed(1);
    const attributes = { 'auth-token': customToken('host', 'moderator') };
    const reader = await arrive(elementOf(firestore, thread, emulatorHost(), attributes));
    await reader.sees('This thread :');
    await reader.press('Review before publishing');
    await reader.sees('Comments are reviewed first from now on.');
    const author = await arrive(elementOf(firestore, thread));
    await author.sees('A moderator reads it first');
    await author.post('Held words');
    await reader.sees('Held words');
    await reader.press('Approve');
    await author.sees('Waiting for review', { gone: true });
    assert.ok(
      reader.requests.some((url) => url.includes('sdk-')),
      'The queue comes over the SDK.',
    );
    const databases = await reader.page.evaluate(() => indexedDB.databases());
    assert.deepEqual(databases, [], 'The SDK keeps no database of its own.');
    assertClean(reader, author);
  });

  const orders = { before: [LIT, ELEMENT], after: [ELEMENT, LIT], 'beside a second copy': [LIT, ELEMENT, COPY] };
  for (const [order, scripts] of Object.entries(orders)) {
    it(`works where the page has another copy of Lit ${order}`, async () => {
      const reader = await arrive(LOCAL, ENFORCED, scripts);
      await reader.sees('This thread :');
      await reader.post('Words beside another Lit');
      await reader.sees('Words beside another Lit');
      const own = (): Promise<boolean> =>
        reader.page.evaluate(() => document.querySelector('main p')?.textContent === "By the page's own Lit.");
      await until("the page's own Lit works", own);
      assertClean(reader);
    });
  }

  it('needs no policy of Trusted Types at all', async () => {
    const none = POLICY.replace('trusted-types lit-html', "trusted-types 'none'");
    const reader = await arrive(LOCAL, { 'Content-Security-Policy': none });
    await reader.sees('This thread :');
    assertClean(reader);
  });

  it('notices what a policy forbids', async () => {
    const reader = await arrive(LOCAL);
    await reader.page.evaluate(() => {
      document.body.append(Object.assign(new Image(), { src: 'https://example.invalid/a.png' }));
    });
    await until('it is noticed', () => complaints.some((text) => text.includes('img-src')));
  });
});
