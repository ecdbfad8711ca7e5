import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { RULES } from '../firestore/rules-source.js';
import { foreignComment, newId, tallies, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

/** Notes every event of the element, as the page around it hears it. */
const LISTEN = `<script>
  window.facts = [];
  for (const name of ['ready', 'count', 'post', 'error']) {
    addEventListener('webinar-comments-' + name, (event) => {
      const fields = Object.entries(event).filter(([field]) => field !== 'isTrusted');
      facts.push({ name, composed: event.composed, ...Object.fromEntries(fields) });
    });
  }
</script>`;

type Fact = Readonly<Record<string, unknown>>;

describe('what a page hears of the element', () => {
  const firestore = new TestFirestore('facts');
  const stage = new Stage();

  before(() => firestore.loadRules(RULES));

  const factsOf = ({ page }: Reader): Promise<readonly Fact[]> =>
    page.evaluate(() => (window as unknown as { facts: Fact[] }).facts);

  const marksOf = ({ page }: Reader): Promise<readonly string[]> =>
    page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));

  async function seed(thread: string, count: number): Promise<void> {
    const ids = Array.from({ length: count }, newId);
    const at = new Date(Date.now() - 3_600_000);
    const writes = ids.map((id) =>
      firestore.write(`threads/${thread}/comments/${id}`, { ...foreignComment('Seen'), createdAt: at, updatedAt: at }),
    );
    await firestore.seed([...writes, ...tallies(firestore, thread, ids)]);
  }

  it('tells the number in the heading whenever that is another one, and no words', async () => {
    await seed('long', 40);
    const reader = await stage.open(`${LISTEN}${elementOf(firestore, 'long')}`);
    await reader.sees('( 40 )');
    await reader.listens();
    await reader.post('Private words');
    await reader.sees('( 41 )');
    await until('the post is told', async () => (await factsOf(reader)).some(({ name }) => name === 'post'));
    const facts = await factsOf(reader);
    const counts = facts.filter(({ name }) => name === 'count').map(({ count, isExact }) => [count, isExact]);
    assert.deepEqual(counts, [
      [25, false],
      [40, true],
      [41, true],
    ]);
    assert.deepEqual(
      facts.filter(({ name }) => name !== 'count').map(({ name }) => name),
      ['ready', 'post'],
    );
    assert.ok(facts.every(({ composed }) => composed));
    assert.ok(!JSON.stringify(facts).includes('Private'));
  });

  it('finds three marks in the timeline, in their order, and none before the reader comes near', async () => {
    const reader = await stage.open(`<div style="height: 5000px"></div>${elementOf(firestore, 'marks')}`);
    await reader.page.waitForNetworkIdle();
    assert.deepEqual(await marksOf(reader), []);
    await reader.page.evaluate(() => document.querySelector('webinar-comments')?.scrollIntoView());
    await until('it is live', async () => (await marksOf(reader)).length === 3);
    assert.deepEqual(
      await marksOf(reader),
      ['open', 'first-comments', 'live'].map((name) => `webinar-comments:${name}`),
    );
  });
});
