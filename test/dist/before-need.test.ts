import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { RULES } from '../firestore/rules-source.js';
import { emulatorHost, foreignComment, newId, tallies, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const NOTHING = { databases: [], local: [], session: [], caches: [], cookies: '' };

/** All that the page's origin keeps in this browser, by name. */
function kept({ page }: Reader): Promise<unknown> {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    caches: await caches.keys(),
    cookies: document.cookie,
  }));
}

describe('before somebody writes', () => {
  const firestore = new TestFirestore('before-need');
  const stage = new Stage();

  before(async () => {
    await firestore.loadRules(RULES);
    const ids = Array.from({ length: 80 }, newId);
    const writes = ids.map((id, index) => {
      const at = new Date(Date.now() - 3_600_000 + index * 1000);
      const times = { createdAt: at, updatedAt: at };
      return firestore.write(`threads/long/comments/${id}`, { ...foreignComment(`Seen ${String(index)}.`), ...times });
    });
    await firestore.seed([...writes, ...tallies(firestore, 'long', ids)]);
  });

  /** A page that would be seen to ask for an identity: the service for it is the page's own server. */
  const arrive = (): Promise<Reader> => {
    const attributes = { 'auth-emulator': stage.origin.slice('http://'.length) };
    return stage.open(elementOf(firestore, 'long', emulatorHost(), attributes));
  };

  /** What a page asked of Firestore and of the service for identities, each thing once. */
  function questions({ requests }: Reader): readonly string[] {
    const asked = requests.filter((url) => !/\/(cdn|pages)\/|^data:/.test(url)).map((url) => new URL(url).pathname);
    return [...new Set(asked.map((path) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1)))];
  }

  it('only reads, and keeps nothing, through the whole thread and a time in the background', async () => {
    const reader = await arrive();
    await reader.sees('( 80 )');
    await reader.listens();
    await reader.press('Load more');
    await reader.sees('Seen 30.');
    await reader.press('Show all');
    for (const index of [0, 79]) await reader.sees(`Seen ${String(index)}.`);
    const other = await reader.page.browserContext().newPage();
    await other.bringToFront();
    await reader.page.bringToFront();
    await firestore.seed([firestore.write(`threads/long/comments/${newId()}`, foreignComment('Arrived'))]);
    await reader.sees('1 new comment');
    const asked = [...questions(reader)].sort();
    assert.deepEqual(asked, ['batchGet', 'channel', 'runAggregationQuery', 'runQuery']);
    assert.deepEqual(await kept(reader), NOTHING);
  });

  it('keeps a draft in the tab alone, and asks for no identity while it is written', async () => {
    const reader = await arrive();
    await reader.sees('( 8');
    await reader.listens();
    await reader.write('Half a thought');
    const key = `webinar-comments:draft:${firestore.project}/long/comment/`;
    await until('the draft is kept', async () => JSON.stringify(await kept(reader)).includes('draft'));
    assert.deepEqual(await kept(reader), { ...NOTHING, session: [key] });
    assert.ok(!questions(reader).some((name) => ['commit', 'signUp', 'token'].includes(name)));
  });

  it('would be seen to ask for an identity', async () => {
    const reader = await arrive();
    await reader.sees('( 8');
    await reader.listens();
    await reader.post('Now it is written');
    await until('an identity is asked for', () => questions(reader).includes('signUp'));
  });
});
