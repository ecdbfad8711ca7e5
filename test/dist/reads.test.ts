import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { emulatorHost, foreignComment, newId, tallies, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const HOUR = 3_600_000;
const REPLIES = 4;

describe('what Google bills for reading', () => {
  const firestore = new TestFirestore('reads');
  const stage = new Stage();
  const proxy = new FirestoreProxy(emulatorHost());
  let thread: string;
  let threads = 0;

  before(() => proxy.start());
  after(() => proxy.stop());

  beforeEach(async () => {
    thread = `reads-${String(++threads)}`;
    // A day old, so that nothing of it is a change.
    const start = Date.now() - 24 * HOUR;
    const roots = Array.from({ length: 200 }, (_, index) => ({ id: newId(), at: new Date(start + index * 1000) }));
    const last = roots.at(-1)?.id ?? '';
    const replies = Array.from({ length: REPLIES }, (_, index) => ({
      id: newId(),
      at: new Date(start + HOUR + index),
    }));
    await firestore.seed([
      ...roots.map(({ id, at }, index) =>
        firestore.write(path(id), { ...foreignComment(`Number ${String(index)}.`), createdAt: at, updatedAt: at }),
      ),
      ...replies.map(({ id, at }) =>
        firestore.write(path(id), {
          ...foreignComment('A reply.'),
          ...{ parent: last, root: last, createdAt: at, updatedAt: at },
        }),
      ),
      ...tallies(
        firestore,
        thread,
        [...roots, ...replies].map(({ id }) => id),
      ),
    ]);
  });

  const path = (id: string): string => `threads/${thread}/comments/${id}`;
  const arrive = (body: string): Promise<unknown> =>
    firestore.commit([firestore.write(path(newId()), foreignComment(body))], 'owner');

  it('is 27 and the replies shown for a thread of 200, one for listening, and one for each comment that arrives', async () => {
    const [before, brought] = [proxy.reads, proxy.delivered];
    const reader = await stage.open(elementOf(firestore, thread, proxy.host));
    await reader.sees('Number 199.');
    await reader.sees(`( ${String(200 + REPLIES)} )`);
    await until('it listens', () => proxy.reads >= before + 28 + REPLIES);
    await sleep(1000);
    // The thread, its comments, their replies and the number of all; the live tail brings nothing, which costs one.
    assert.equal(proxy.delivered - brought, 27 + REPLIES);
    assert.equal(proxy.reads - before, 28 + REPLIES);
    await arrive('One more.');
    await reader.sees('1 new comment');
    await reader.sees(`( ${String(201 + REPLIES)} )`);
    await sleep(500);
    assert.equal(proxy.delivered - brought, 28 + REPLIES);
    assert.equal(proxy.reads - before, 29 + REPLIES);
  });

  it('is 27 for a page without replies, and one each for asking for replies and for listening', async () => {
    thread = `${thread}-without`;
    const day = Date.now() - 24 * HOUR;
    const roots = Array.from({ length: 30 }, (_, index) => ({ id: newId(), at: new Date(day + index * 1000) }));
    await firestore.seed([
      ...roots.map(({ id, at }, index) =>
        firestore.write(path(id), { ...foreignComment(`Only ${String(index)}.`), createdAt: at, updatedAt: at }),
      ),
      ...tallies(
        firestore,
        thread,
        roots.map(({ id }) => id),
      ),
    ]);
    const [before, brought] = [proxy.reads, proxy.delivered];
    const reader = await stage.open(elementOf(firestore, thread, proxy.host));
    await reader.sees('( 30 )');
    await until('it listens', () => proxy.reads >= before + 29);
    await sleep(1000);
    assert.equal(proxy.delivered - brought, 27);
    assert.equal(proxy.reads - before, 29);
  });

  it('is no more than the changes after a hidden minute', async () => {
    const reader = await stage.arrive();
    // The minute after which a hidden page stops listening takes half a second.
    await reader.page.evaluateOnNewDocument(() => {
      const later = window.setTimeout.bind(window);
      const shortened = (work: () => void, delay?: number): number => later(work, delay === 60_000 ? 500 : delay);
      window.setTimeout = shortened as typeof window.setTimeout;
    });
    const before = proxy.reads;
    await reader.visit(stage.publish(elementOf(firestore, thread, proxy.host)));
    await reader.sees('Number 199.');
    await until('it listens', () => proxy.reads >= before + 28 + REPLIES);
    await sleep(1000);
    const elsewhere = await reader.page.browserContext().newPage();
    await elsewhere.bringToFront();
    await until('the page is hidden', () => reader.page.evaluate(() => document.visibilityState === 'hidden'));
    await sleep(1500);
    const hidden = proxy.reads;
    for (const body of ['While away.', 'And another.']) await arrive(body);
    await sleep(1000);
    assert.equal(proxy.reads, hidden, 'A hidden page reads nothing.');
    await reader.page.bringToFront();
    await reader.sees('2 new comments');
    await sleep(1000);
    assert.ok(proxy.reads - hidden <= 3, `It read ${String(proxy.reads - hidden)} documents.`);
  });
});
