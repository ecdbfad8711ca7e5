import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { FirestoreRest, type FirestoreSettings } from '../../src/store/firestore/firestore-rest.js';
import { openSession } from '../../src/store/firestore/identity/open-session.js';
import { ReaderSignals } from '../../src/store/firestore/writing/reader-signals.js';
import { RULES } from '../firestore/rules-source.js';
import { emulatorHost, foreignComment, newId, TestFirestore, type RestDocument } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import { Stage } from '../support/stage.js';
import { customToken } from '../support/tokens.js';
import { until } from '../support/until.js';

/** How many people give their heart at once. */
const CROWD = 30;

/** Seconds until each of them surely has tried often enough. */
const LONG = 60;

const everybody = Array.from({ length: CROWD }, (_, index) => customToken(`reader-${String(index)}`));

describe('hearts of many people at once', () => {
  const firestore = new TestFirestore('hearts');
  const stage = new Stage();
  let threads = 0;
  let thread: string;
  let path: string;
  let id: string;

  beforeEach(async () => {
    thread = `crowd-${String(++threads)}`;
    id = newId();
    path = `threads/${thread}/comments/${id}`;
    await firestore.loadRules(RULES);
    await firestore.seed([firestore.write(path, foreignComment('Loved by many'))]);
  });

  /** The number on the comment and how many documents stand for it. */
  async function kept(): Promise<readonly [number: number, documents: number]> {
    const { fields } = (await firestore.get(path, 'owner')).body as RestDocument;
    const { body } = await firestore.runQuery(path, { from: [{ collectionId: 'hearts' }] }, 'owner');
    const documents = (body as readonly { readonly document?: RestDocument }[]).filter(({ document }) => document);
    return [Number(fields?.['hearts']?.['integerValue']), documents.length];
  }

  it('are all counted, and all taken back, by the code that sends them', async () => {
    const signals = await Promise.all(
      everybody.map(async (authToken) => {
        const place = { kind: 'firestore', thread, projectId: firestore.project, apiKey: 'key' } as const;
        const settings: FirestoreSettings = { ...place, emulator: emulatorHost(), authEmulator: '', authToken };
        const rest = new FirestoreRest(settings);
        return new ReaderSignals(rest, await openSession(settings, rest), thread);
      }),
    );
    await Promise.all(signals.map((each) => each.heart(id, true)));
    assert.deepEqual(await kept(), [CROWD, CROWD]);
    // Whoever gave one already changes nothing.
    await Promise.all(signals.map((each) => each.heart(id, true)));
    assert.deepEqual(await kept(), [CROWD, CROWD]);

    const reader = await stage.open(elementOf(firestore, thread));
    await reader.sees(`♡ ${String(CROWD)}`);

    await Promise.all(signals.slice(0, 10).map((each) => each.heart(id, false)));
    assert.deepEqual(await kept(), [CROWD - 10, CROWD - 10]);
  });

  it('are all counted when the buttons are pressed', async () => {
    const elements = everybody.map((token) => elementOf(firestore, thread, emulatorHost(), { 'auth-token': token }));
    const reader = await stage.arrive();
    // A page has six connections to one server: so many live tails on one page would leave none for anything else.
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => {
      if (request.url().includes('/Listen/')) void request.abort('connectionreset');
      else void request.continue();
    });
    // What is far below the screen is not opened.
    const style = '<style>webinar-comments { position: absolute; top: 0 }</style>';
    await reader.visit(stage.publish(style + elements.join('')));
    const hearts = (state: string, isPressing = false): Promise<number> =>
      reader.page.evaluate(
        (wanted, press) => {
          const buttons = Array.from(document.querySelectorAll('webinar-comments'), (element) =>
            element.shadowRoot
              ?.querySelector('webinar-comment-list')
              ?.shadowRoot?.querySelector('webinar-comment')
              ?.shadowRoot?.querySelector<HTMLElement>(`#heart[aria-pressed=${wanted}][aria-disabled=false]`),
          ).filter((button) => button instanceof HTMLElement);
          if (press) for (const button of buttons) button.click();
          return buttons.length;
        },
        state,
        isPressing,
      );
    await until('everybody reads it', async () => (await hearts('false')) === CROWD, LONG);
    assert.equal(await hearts('false', true), CROWD);
    await until('everybody gave a heart', async () => (await hearts('true')) === CROWD, LONG);
    assert.deepEqual(await kept(), [CROWD, CROWD]);
  });
});
