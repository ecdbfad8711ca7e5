import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { emulatorHost, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { RULES } from '../firestore/rules-source.js';

const PASSWORD = 'correct horse';
const AUTH = process.env['FIREBASE_AUTH_EMULATOR_HOST'] ?? '';
const FRAGMENT = '#webinar-comments-sign-in';

describe('signing in on a page', () => {
  const firestore = new TestFirestore('sign-in');
  const stage = new Stage();
  let people = 0;

  before(() => {
    assert.notEqual(AUTH, '', 'FIREBASE_AUTH_EMULATOR_HOST is not set: run `npm test`.');
    return firestore.loadRules(RULES);
  });

  const elementWithAccounts = (thread: string): string =>
    elementOf(firestore, thread, emulatorHost(), { 'auth-emulator': AUTH });

  /** An account of the project; with a role, in its document. */
  async function account(role?: string): Promise<string> {
    const email = `${firestore.project}-${String(++people)}@lantern-house.example`;
    const url = `http://${AUTH}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=key`;
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ email, password: PASSWORD }) });
    const { localId } = (await answer.json()) as { readonly localId: string };
    if (role !== undefined) await firestore.seed([firestore.write(`roles/${localId}`, { role })]);
    return email;
  }

  /** Fills the dialog in as a password manager does, and sends it. */
  async function signIn(reader: Reader, email: string, password = PASSWORD): Promise<void> {
    const fill = (values: Readonly<Record<string, string>>): boolean => {
      const dialog = document.querySelector('webinar-comments')?.shadowRoot?.querySelector('webinar-sign-in');
      for (const [id, value] of Object.entries(values)) {
        const field = dialog?.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`);
        if (!field) return false;
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      return true;
    };
    await until('the dialog is open', () => reader.page.evaluate(fill, { email, password }));
    await reader.press('Sign in');
  }

  it('is asked for by the address, makes a moderator, survives a reload and ends with Sign out', async () => {
    const email = await account('moderator');
    const url = stage.publish(elementWithAccounts('team'));
    const reader = await stage.arrive(`${url}${FRAGMENT}`);
    await reader.sees('For the hosts, experts and moderators');
    await signIn(reader, email, 'a guess');
    await reader.sees('The e-mail address or the password is wrong.');
    await signIn(reader, email);
    await reader.sees('Nothing waits for you.');
    assert.ok(!reader.page.url().includes('#'));
    await reader.page.reload();
    await reader.sees('Nothing waits for you.');
    await reader.press('Sign out');
    await reader.sees('Nothing waits for you.', { gone: true });
    const before = reader.liveRequests;
    await reader.page.reload();
    await reader.sees('No comments yet');
    await reader.listens(before);
    assert.ok(!(await reader.text()).includes('Moderation'));
  });

  it('says so when Google cannot be reached', async () => {
    const reader = await stage.arrive();
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => {
      void (request.url().includes('apis.google.com') ? request.abort() : request.continue());
    });
    await reader.visit(`${stage.publish(elementWithAccounts('google'))}${FRAGMENT}`);
    await reader.sees('For the hosts, experts and moderators');
    await reader.press('Sign in with Google');
    await reader.sees('That did not work. Try again.');
  });

  it('gives an expert a badge and no queue, and a person without a role neither', async () => {
    for (const [role, badge] of [
      ['expert', 'Expert'],
      [undefined, null],
    ] as const) {
      const reader = await stage.open(elementWithAccounts(`badge-${role ?? 'none'}`));
      await reader.sees('No comments yet');
      await reader.page.evaluate(() => document.querySelector('webinar-comments')?.signIn());
      await signIn(reader, await account(role));
      await reader.sees('You are signed in.');
      await reader.post('Good evening');
      await reader.sees('Good evening');
      const text = await reader.text();
      assert.equal(badge !== null && text.includes(badge), badge !== null);
      assert.ok(!text.includes('Moderation'));
    }
  });

  it('keeps the words of somebody whose session has ended, with a sentence', async () => {
    const email = await account();
    const reader = await stage.open(elementWithAccounts('ended'));
    await reader.sees('No comments yet');
    await reader.page.evaluate(() => document.querySelector('webinar-comments')?.signIn());
    await signIn(reader, email);
    await reader.sees('You are signed in.');
    // The token is a thing of the past, and so is the account.
    await reader.page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('webinar-comments:account:')) ?? '';
      const identity = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
      localStorage.setItem(key, JSON.stringify({ ...identity, refreshToken: 'revoked', expiresAt: 0 }));
    });
    await reader.page.reload();
    await reader.sees('No comments yet');
    await reader.post('Words of somebody');
    await reader.sees('You are signed out. Sign in, then try again.');
    await reader.sees('Words of somebody');
  });
});
