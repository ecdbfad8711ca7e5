import { setTimeout as sleep } from 'node:timers/promises';
import { FirestoreProxy } from '../../support/firestore-proxy.js';
import { until } from '../../support/until.js';
import { ownContestant, peerContestants, type Contestant } from '../contestants.js';
import type { Row, Section } from '../report.js';
import { Visit } from '../visit.js';
import type { World } from '../world.js';

const SIZE = 200;
const ARRIVALS = 20;

/** Milliseconds after a press within which a shift counts as asked for, and some more. */
const AFTERMATH = 1000;

/** Measures how much the page moves without being asked, from the start of loading on. */
export async function measureShift(world: World): Promise<Section> {
  const rows: Row[] = await ownRows(world);
  for (const peer of peerContestants(world.site)) rows.push(await loadRow(world, peer));
  return {
    title: 'Layout shift',
    rows,
    notes: [
      'Sums, not the worst window of five seconds. As browsers count, what moves within half a second of a press is no ' +
        'shift; it stands beside as "asked".',
    ],
  };
}

async function ownRows(world: World): Promise<Row[]> {
  const proxy = new FirestoreProxy(world.emulatorHost);
  await proxy.start();
  const thread = await world.newThread(SIZE);
  const guest = ownContestant(world.site, 'shift', () => Promise.resolve(world.tag(thread, proxy.host)));
  const { url, awaited } = await guest.first(SIZE);
  const visit = await Visit.to(world.browser, url, awaited);
  const rows: Row[] = [];
  let [unasked, asked] = [0, 0];
  const note = async (what: string): Promise<void> => {
    await sleep(AFTERMATH);
    const now = await visit.shifts();
    const askedNow = `${(now.asked - asked).toFixed(4)} asked`;
    rows.push({ what: `ours: ${what}`, value: now.unasked - unasked, unit: '', note: askedNow });
    ({ unasked, asked } = now);
  };
  await until('the page listens', () => proxy.handshakes > 0);
  await note('load');
  for (let number = 1; number <= ARRIVALS; number++) {
    if (number === ARRIVALS / 2) {
      await note('10 arrivals at the top');
      await visit.page.mouse.wheel({ deltaY: 900 });
    }
    await world.arrive(thread, `Arrival ${String(number)}. ${'Words that take room. '.repeat(10)}`);
    await sleep(100);
  }
  await note('10 arrivals while scrolled down');
  const { page } = visit;
  await page.locator('webinar-comments >>> [part~=arrivals]').click();
  await note('letting them in');
  await page.locator('webinar-comments >>> textarea').click();
  // Keys count as asking, words that a script puts in do not.
  await page.keyboard.type('A comment of my own.');
  await note('typing');
  await page.locator('webinar-comments >>> [part~=submit]').click();
  await note('a post');
  await page.locator('webinar-comments >>> [part~=more]').click();
  await note('load more');
  rows.push({ what: 'ours: all together', value: unasked, unit: '', most: 0.01 });
  await visit.leave();
  await proxy.stop();
  return rows;
}

async function loadRow(world: World, contestant: Contestant): Promise<Row> {
  const { url, awaited } = await contestant.first(SIZE);
  const visit = await Visit.to(world.browser, url, awaited);
  await sleep(2 * AFTERMATH);
  const { unasked } = await visit.shifts();
  await visit.leave();
  return { what: `${contestant.name}: load`, value: unasked, unit: '' };
}
