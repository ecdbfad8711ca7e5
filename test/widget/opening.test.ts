import { expect } from '@esm-bundle/chai';
import { html, type TemplateResult } from 'lit';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { MemoryStore, READY } from '../support/memory-store.js';
import { onPage } from '../support/page.js';
import { until } from '../support/until.js';

/** An observer that never says anything: what is opened nevertheless did not wait for one. */
class MuteObserver {
  observe(): void {
    return;
  }

  disconnect(): void {
    return;
  }
}

const ELEMENT = new URL('../../src/widget/webinar-comments.ts', import.meta.url).href;

describe('the opening of a thread', () => {
  const real = window.IntersectionObserver;

  beforeEach(() => {
    window.IntersectionObserver = MuteObserver as unknown as typeof IntersectionObserver;
    window.scrollTo(0, 0);
  });

  afterEach(() => {
    window.IntersectionObserver = real;
    Reflect.deleteProperty(document, 'hidden');
  });

  const isOpened = async (page: (tag: TemplateResult) => TemplateResult): Promise<boolean> => {
    const store = new MemoryStore(READY);
    await onPage(page(html`<webinar-comments .store=${store}></webinar-comments>`));
    await new Promise((resolve) => setTimeout(resolve));
    return store.isWatched;
  };

  it('waits for nothing where it is on the screen', async () => {
    expect(await isOpened((tag) => tag)).to.be.true;
    expect(await isOpened((tag) => html`<div style="overflow: hidden">${tag}</div>`)).to.be.true;
  });

  it('takes what the page itself holds of the thread for the thread', async () => {
    const store = new MemoryStore(READY);
    await onPage(html`<webinar-comments .store=${store}><p>Written before</p></webinar-comments>`);
    await until('it is open', () => store.isWatched);
  });

  it('is left to the observer wherever that may say no', async () => {
    expect(
      await isOpened(
        (tag) =>
          html`<div style="height: 300vh"></div>
            ${tag}`,
      ),
      'far',
    ).to.be.false;
    expect(await isOpened((tag) => html`<div style="display: none">${tag}</div>`), 'not displayed').to.be.false;
    const clip = 'height: 0; overflow: hidden';
    expect(await isOpened((tag) => html`<div style=${clip}>${tag}</div>`), 'clipped').to.be.false;
    expect(
      await isOpened(
        (tag) =>
          html`<details>
            <summary>Comments</summary>
            ${tag}
          </details>`,
      ),
      'closed',
    ).to.be.false;
  });

  it('is left to the observer in a tab that nobody sees', async () => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    expect(await isOpened((tag) => tag)).to.be.false;
  });

  it('is left to the observer in a frame, which may be far away itself', async () => {
    const frame = await onPage<HTMLIFrameElement>(html`<iframe></iframe>`);
    const inside = frame.contentWindow as unknown as typeof globalThis;
    inside.IntersectionObserver = MuteObserver as unknown as typeof IntersectionObserver;
    const script = inside.document.createElement('script');
    Object.assign(script, { type: 'module', src: ELEMENT });
    inside.document.body.append(script);
    await inside.customElements.whenDefined('webinar-comments');
    const store = new MemoryStore(READY);
    const element = Object.assign(inside.document.createElement('webinar-comments'), { store }) as WebinarComments;
    inside.document.body.prepend(element);
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    expect(element.shadowRoot?.textContent).to.include('Comments');
    expect(store.isWatched).to.be.false;
  });
});
