import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { RULES } from '../firestore/rules-source.js';
import { withSetting } from '../support/rules-settings.js';
import { TestFirestore } from '../support/firestore-rest.js';
import { googleScript } from '../support/google-script.js';
import { FRAGMENT, People, requireAuthEmulator, signIn } from '../support/people.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { customToken } from '../support/tokens.js';

const HOUR = 3_600_000;

describe('signing in where something is wrong', () => {
  const firestore = new TestFirestore('sign-in-faults');
  const stage = new Stage();
  const people = new People(firestore);

  before(() => {
    requireAuthEmulator();
    return firestore.loadRules(withSetting(RULES, 'secondsBetween', '0'));
  });

  for (const [name, shift] of [
    ['ahead', HOUR],
    ['behind', -HOUR],
  ] as const) {
    it(`works with a clock that is an hour ${name}, after a reload too`, async () => {
      const email = await people.join('moderator');
      const reader = await stage.arrive();
      await reader.page.evaluateOnNewDocument((milliseconds) => {
        const RealDate = Date;
        class WrongDate extends RealDate {
          constructor(...args: readonly unknown[]) {
            super(...((args.length === 0 ? [WrongDate.now()] : args) as [number]));
          }
          static override now(): number {
            return RealDate.now() + milliseconds;
          }
        }
        window.Date = WrongDate as DateConstructor;
      }, shift);
      await reader.visit(`${stage.publish(people.elementOf(`clock-${name}`))}${FRAGMENT}`);
      await signIn(reader, email);
      await reader.sees('Nothing waits for you.');
      await reader.post('Before the reload');
      await reader.sees('Sending…', { gone: true });
      await reader.sees('Ban author');
      await reader.page.reload();
      await reader.sees('Nothing waits for you.');
      await reader.post('After the reload');
      await reader.sees('After the reload');
      await reader.sees('Sending…', { gone: true });
      await reader.press('Close thread');
      await reader.sees('The thread is closed.');
      assert.ok(!(await reader.text()).includes('Try again'));
    });
  }

  it('lasts as long as the page where the browser keeps nothing, and says so', async () => {
    const email = await people.join('moderator');
    const reader = await stage.arrive();
    await reader.page.evaluateOnNewDocument(() => {
      // Browsers do this in a page of somebody else's site when the person allows such pages no storage.
      const get = (): never => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get });
      IDBFactory.prototype.open = get;
    });
    await reader.visit(stage.publish(people.elementOf('no-storage')));
    await reader.write('Words from before');
    await reader.page.evaluate(() => document.querySelector('webinar-comments')?.signIn());
    await signIn(reader, email);
    await reader.sees('You are signed in until you leave this page');
    await reader.sees('Nothing waits for you.');
    // The focus is on the only button that is left.
    await reader.page.keyboard.press('Enter');
    await reader.sees('until you leave this page', { gone: true });
    assert.equal(await reader.words(), 'Words from before');
    await reader.post('Words of a moderator');
    await reader.sees('Moderator');
    await reader.sees('Sending…', { gone: true });
    await reader.press('Sign out');
    await reader.sees('Nothing waits for you.', { gone: true });
  });

  it("keeps the words when the page's own token is too old, and sends them with the next", async () => {
    const reader = await stage.open(people.elementOf('page-token', { 'auth-token': 'too-old' }));
    await reader.sees('No comments yet');
    await reader.post('Words of a member');
    await reader.sees('You are signed out. Sign in, then try again.');
    await reader.sees('Words of a member');
    await reader.page.evaluate(
      (token) => {
        document.querySelector('webinar-comments')?.setAttribute('auth-token', token);
      },
      customToken('member-7', 'host'),
    );
    await reader.sees('Host');
    await reader.sees('You are signed out.', { gone: true });
    await reader.sees('Words of a member');
  });

  it('says that a link is too old, and offers the other ways', async () => {
    const url = stage.publish(people.elementOf('old-link'));
    const reader = await stage.arrive(`${url}?mode=signIn&oobCode=used-up&apiKey=key&lang=en`);
    await reader.sees('Enter the e-mail address that the link was sent to.');
    const email = await people.join('host');
    await reader.page.keyboard.type(email);
    await reader.page.keyboard.press('Enter');
    await reader.sees('This link is used up or too old.');
    assert.ok(!reader.page.url().includes('oobCode'));
    await signIn(reader, email);
    await reader.sees('Nothing waits for you.');
  });

  /** Somebody at the dialog, on a page that finds what Google's window needs. */
  async function arriveWithGoogle(thread: string, hasStorage = true): Promise<Reader> {
    const reader = await stage.arrive();
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => {
      const answer = { contentType: 'text/javascript', body: googleScript(hasStorage) };
      void (request.url().includes('apis.google.com') ? request.respond(answer) : request.continue());
    });
    await reader.visit(`${stage.publish(people.elementOf(thread))}${FRAGMENT}`);
    await reader.sees('For the hosts, experts and moderators');
    return reader;
  }

  async function openGoogle(reader: Reader): Promise<Page> {
    const popup = new Promise<Page | null>((resolve) => reader.page.once('popup', resolve));
    await reader.press('Sign in with Google');
    const page = await popup;
    assert.ok(page);
    return page;
  }

  it('survives a window of Google that is blocked, then closed, and works at the third try', async () => {
    const reader = await arriveWithGoogle('google-window');
    await reader.page.evaluate(() => {
      const open = window.open.bind(window);
      // So a browser answers that blocks the window.
      window.open = () => {
        window.open = open;
        return null;
      };
    });
    await reader.press('Sign in with Google');
    await reader.sees('The browser blocked the window of Google.');

    await (await openGoogle(reader)).close();
    await reader.sees('The window of Google was closed before you were signed in.', { patience: 25 });

    const google = await openGoogle(reader);
    await google.waitForSelector('#add-account-button');
    await google.click('#add-account-button');
    await google.type('#email-input', 'ines@lantern-house.example');
    await google.click('#sign-in');
    await reader.sees('You are signed in.');
    await reader.post('Words of somebody whom Google knows');
    await reader.sees('Sending…', { gone: true });
    await reader.page.reload();
    await reader.sees('You are signed in.');
  });

  it('says that the browser blocks what the window of Google needs', async () => {
    const reader = await arriveWithGoogle('google-storage', false);
    // The window is closed at once, before anybody could look into it.
    await reader.press('Sign in with Google');
    await reader.sees('The browser blocks what Google needs here. Sign in by e-mail instead.');
  });
});
