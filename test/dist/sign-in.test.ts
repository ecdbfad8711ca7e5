import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { TestFirestore } from '../support/firestore-rest.js';
import { FRAGMENT, People, requireAuthEmulator, signIn } from '../support/people.js';
import { Stage } from '../support/stage.js';
import { RULES } from '../firestore/rules-source.js';

describe('signing in on a page', () => {
  const firestore = new TestFirestore('sign-in');
  const stage = new Stage();
  const people = new People(firestore);

  before(() => {
    requireAuthEmulator();
    return firestore.loadRules(RULES);
  });

  const elementWithAccounts = (thread: string): string => people.elementOf(thread);

  it('is asked for by the address, makes a moderator, survives a reload and ends with Sign out', async () => {
    const email = await people.join('moderator');
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
      await signIn(reader, await people.join(role));
      await reader.sees('You are signed in.');
      await reader.post('Good evening');
      await reader.sees('Good evening');
      const text = await reader.text();
      assert.equal(badge !== null && text.includes(badge), badge !== null);
      assert.ok(!text.includes('Moderation'));
    }
  });

  it('keeps the words of somebody whose session has ended, with a sentence', async () => {
    const email = await people.join();
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
