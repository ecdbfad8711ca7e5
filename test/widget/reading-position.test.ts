import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { comment } from '../support/builders.js';
import { MemoryStore, READY } from '../support/memory-store.js';
import { deep, focused, onPage, rendered, textOf } from '../support/page.js';
import { until } from '../support/until.js';

const base = Date.UTC(2026, 0, 1);
const words = 'What helped us was a regular evening without screens. '.repeat(6);
const older = Array.from({ length: 40 }, (_, i) => comment({ body: `c${i} ${words}`, createdAt: base + i }));
const newer = Array.from({ length: 10 }, (_, i) => comment({ body: `n${i} ${words}`, createdAt: base + 1000 + i }));

const frames = async (): Promise<void> => {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setTimeout(resolve, 30));
};

describe('the place where somebody reads', () => {
  for (const anchoring of ['auto', 'none']) {
    describe(`with overflow-anchor: ${anchoring}`, () => {
      beforeEach(() => {
        document.documentElement.style.setProperty('overflow-anchor', anchoring);
        document.body.style.setProperty('overflow-anchor', anchoring);
      });

      afterEach(() => {
        document.documentElement.style.removeProperty('overflow-anchor');
        document.body.style.removeProperty('overflow-anchor');
        scrollTo(0, 0);
      });

      /** Somebody who reads a comment in the middle of the thread. */
      async function read(): Promise<readonly [WebinarComments, MemoryStore, () => number]> {
        const store = new MemoryStore({ ...READY, comments: older });
        const element = await onPage<WebinarComments>(html`<webinar-comments .store=${store}></webinar-comments>`);
        const list = (): Element => deep(element, 'webinar-comment-list');
        await until('it is near', () => element.shadowRoot!.querySelector('webinar-comment-list'));
        await until('all are there', () => list().shadowRoot!.querySelectorAll('webinar-comment').length === 40);
        await rendered(element);
        const item = Array.from(list().shadowRoot!.querySelectorAll('webinar-comment'))[20]!;
        item.scrollIntoView();
        scrollBy(0, -57);
        await frames();
        return [element, store, () => item.getBoundingClientRect().top];
      }

      it('stays where it is while ten comments arrive above it', async () => {
        const [element, store, place] = await read();
        const before = place();
        expect(before).to.be.within(0, innerHeight);
        for (let i = 0; i < newer.length; i++) {
          store.set({ arrivals: newer.slice(0, i + 1) });
          await rendered(element);
          expect(Math.abs(place() - before), `after ${i + 1}`).to.be.at.most(1);
        }
        await frames();
        expect(Math.abs(place() - before)).to.be.at.most(1);
      });

      it('stays where it is while ten replies wait to stand above it', async () => {
        const [element, store, place] = await read();
        const before = place();
        const root = older[39]!;
        const arrivals = newer.map((reply) => ({ ...reply, parent: root.id, root: root.id }));
        store.set({ arrivals });
        await frames();
        await rendered(element);
        expect(Math.abs(place() - before)).to.be.at.most(1);
      });

      it('is left for the first new comment by the button alone, pressed with the keyboard', async () => {
        const [element, store, place] = await read();
        const before = place();
        store.set({ arrivals: newer });
        await rendered(element);
        const button = deep(element, 'webinar-comment-list', '[part=arrivals]');
        button.focus();
        await frames();
        expect(Math.abs(place() - before), 'the button comes to the reader').to.be.at.most(1);
        await sendKeys({ press: 'Enter' });
        const active = (): Element | undefined => (focused()?.getRootNode() as Partial<ShadowRoot> | undefined)?.host;
        // The button stands in the list, whose words are those of all comments.
        const isThere = (host?: Element): boolean =>
          host?.localName === 'webinar-comment' && textOf(host).includes('n9');
        await until('the focus is on the newest', () => isThere(active()));
        // WebKit scrolls a moment after it moved the focus.
        await until('the newest is on the screen', () => {
          const { top, bottom } = focused()!.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        });
      });
    });
  }
});
