import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { comment } from '../support/builders.js';
import { FakeClock } from '../support/fake-clock.js';
import { MemoryStore, READY } from '../support/memory-store.js';
import { deep, onPage, rendered, type } from '../support/page.js';
import { until } from '../support/until.js';

const SECRET = 'Words that nobody wants to be interrupted by';

describe('what <webinar-comments> says to assistive technology', () => {
  let clock: FakeClock | null = null;

  afterEach(() => {
    clock?.restore();
    clock = null;
  });

  /** A widget with a record of all that it says, by `ariaNotify` or in its live region. */
  async function show(hasNotify: boolean): Promise<readonly [WebinarComments, MemoryStore, string[]]> {
    const spoken: string[] = [];
    const store = new MemoryStore({ ...READY, comments: [comment({ body: 'First' })] });
    const element = await onPage<WebinarComments>(html`<webinar-comments .store=${store}></webinar-comments>`);
    Object.assign(element, { ariaNotify: hasNotify ? (message: string) => spoken.push(message) : undefined });
    await until('it is ready', () => element.shadowRoot!.querySelector('webinar-comment-list'));
    await rendered(element);
    const region = deep(element, '[aria-live=polite]');
    new MutationObserver(() => {
      if (region.textContent !== '') spoken.push(region.textContent);
    }).observe(region, { childList: true, subtree: true, characterData: true });
    clock = new FakeClock();
    return [element, store, spoken];
  }

  /** Thirty comments of others within a minute. */
  async function arrive(element: Element, store: MemoryStore): Promise<void> {
    for (let i = 0; i < 30; i++) {
      const arrivals = store.snapshot.status === 'ready' ? store.snapshot.arrivals : [];
      store.set({ arrivals: [...arrivals, comment({ body: SECRET, name: 'Ann' })] });
      await rendered(element);
      await pass(element, i < 29 ? 2000 : 1900);
    }
  }

  /** Lets time pass, slowly enough that the region is drawn before it is emptied. */
  async function pass(element: Element, duration: number): Promise<void> {
    for (let rest = duration; rest > 0; rest -= 500) {
      clock?.pass(Math.min(rest, 500));
      await rendered(element);
    }
  }

  for (const hasNotify of [true, false]) {
    describe(hasNotify ? 'by ariaNotify' : 'in its live region', () => {
      it('is at most three counts for thirty comments in a minute, and the last one in the end', async () => {
        const [element, store, spoken] = await show(hasNotify);
        await arrive(element, store);
        expect(spoken.length).to.be.within(1, 3);
        await pass(element, 20_000);
        expect(spoken.at(-1)).to.equal('30 new comments');
        expect(spoken.length).to.be.at.most(4);
        for (const message of spoken) expect(message).to.match(/^\d+ new comments?$/);
      });

      it('is nothing while the person writes, and one count afterwards', async () => {
        const [element, store, spoken] = await show(hasNotify);
        const field = deep<HTMLTextAreaElement>(element, 'webinar-comment-form', 'textarea');
        type(field, 'Half a thought');
        await arrive(element, store);
        expect(spoken).to.be.empty;
        field.blur();
        await pass(element, 20_000);
        expect(spoken).to.deep.equal(['30 new comments']);
      });

      it('is the outcome of what the person did, at once', async () => {
        const [element, store, spoken] = await show(hasNotify);
        clock?.restore();
        store.set({ hasMore: true });
        store.loadMore = () => {
          store.set({ comments: [comment(), comment({ body: SECRET })], hasMore: false });
          return Promise.resolve();
        };
        await rendered(element);
        deep(element, 'webinar-comment-list', '[part=more]').click();
        await until('it is said', () => spoken.length > 0);
        expect(spoken).to.deep.equal(['1 more comment loaded']);
      });
    });
  }
});
