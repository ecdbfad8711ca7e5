import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import { BOUND, templateOf } from '../../scripts/lean-template.js';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { storedComment } from '../support/builders.js';
import { DialogStore, EVERYTHING, OFFLINE, written } from '../support/everything.js';
import { READY } from '../support/memory-store.js';
import { deep, onPage, rendered } from '../support/page.js';
import { THREAD } from '../support/team-store.js';
import { until } from '../support/until.js';

const LIT_BOUND = '$lit$';

/** The markup of every template that Lit hands to the browser. */
const markups = new Set<string>();

const innerHtml = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')!;
Object.defineProperty(Element.prototype, 'innerHTML', {
  ...innerHtml,
  set(this: Element, markup: unknown) {
    if (this instanceof HTMLTemplateElement) markups.add(String(markup));
    innerHtml.set?.call(this, markup);
  },
});

/** Nodes as lines; the attributes that Lit sets are named by their order, as it remembers their names itself. */
function linesOf(node: Node, bound: string): readonly string[] {
  const inside = Array.from(node.childNodes, (child) => linesOf(child, bound)).flat();
  if (!(node instanceof Element)) return [`${String(node.nodeType)} ${node.nodeValue ?? ''}`, ...inside];
  let order = 0;
  const attributes = Array.from(node.attributes, ({ name, value }) => {
    const isBound = name.endsWith(bound);
    return `${isBound ? `bound ${String(order++)}` : name}=${value}`;
  });
  return [`${node.localName} ${attributes.join(' ')}`, ...inside.map((line) => `  ${line}`)];
}

describe('the templates', () => {
  before(async () => {
    const store = new DialogStore({ status: 'loading' });
    const element = await onPage<WebinarComments>(html`<webinar-comments .store=${store}></webinar-comments>`);
    await until('it is near', () => store.isWatched);
    for (const state of [
      { status: 'failed' as const, error: OFFLINE },
      { ...READY, isOpen: false, isPreModerated: true, connection: 'offline' as const, keeping: 'memory' as const },
      { ...READY, comments: EVERYTHING, arrivals: [written({})], hasMore: true, count: 1234 },
    ]) {
      store.show(state);
      await rendered(element);
    }
    const form = deep(element, 'webinar-comment-form');
    deep(form, '[part=submit]').click();
    await until('the form says what is missing', () => form.shadowRoot!.querySelector('#body-problem'));
    for (const item of deep(element, 'webinar-comment-list').shadowRoot!.querySelectorAll('webinar-comment')) {
      for (const name of ['reply', 'edit', 'report']) {
        const button = item.shadowRoot!.querySelector<HTMLElement>(`#${name}`);
        button?.click();
        if (button)
          await until(`${name} is open`, () =>
            item.shadowRoot!.querySelector('webinar-comment-form, webinar-comment-report'),
          );
        await rendered(element);
      }
    }
    await element.signIn();
    store.become('moderator');
    await until('the panel is there', () => element.shadowRoot!.querySelector('webinar-moderation-panel'));
    store.desks[0]!.set({ items: [{ thread: THREAD, comment: storedComment(), isHeld: true, reports: [] }] });
    await rendered(element);
  });

  it('are made by hand as the browser makes them from markup', () => {
    expect(markups.size).to.be.above(40);
    for (const markup of markups) {
      const theirs = document.createElement('template');
      innerHtml.set?.call(theirs, markup);
      const ours = templateOf(markup.replaceAll(LIT_BOUND, BOUND));
      expect(linesOf(ours.content, BOUND), markup).to.deep.equal(linesOf(theirs.content, LIT_BOUND));
    }
  });

  it('would be noticed where they hold what is not understood', () => {
    for (const markup of ['<p>&nbsp;</p>', '<img alt=x>Words', "<p class='a'></p>"]) {
      const theirs = document.createElement('template');
      innerHtml.set?.call(theirs, markup);
      expect(linesOf(templateOf(markup).content, BOUND), markup).not.to.deep.equal(linesOf(theirs.content, LIT_BOUND));
    }
  });
});
