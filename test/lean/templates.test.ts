import { expect } from '@esm-bundle/chai';
import { html, render } from 'lit';
import { prepare } from '../../scripts/lean-html.js';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { storedComment } from '../support/builders.js';
import { DialogStore, EVERYTHING, OFFLINE, written } from '../support/everything.js';
import { READY } from '../support/memory-store.js';
import { deep, onPage, rendered } from '../support/page.js';
import { THREAD } from '../support/team-store.js';
import { until } from '../support/until.js';

/** What Lit makes of a template, as its source names it. */
interface LitTemplate {
  readonly el: HTMLTemplateElement;
  readonly parts: readonly {
    readonly index: number;
    readonly name?: string;
    readonly strings?: readonly string[];
    readonly ctor?: { readonly name: string };
  }[];
}

/** Every template that Lit made, by its strings. */
const templates = new Map<TemplateStringsArray, LitTemplate>();

const remember = Object.getOwnPropertyDescriptor(WeakMap.prototype, 'set')!.value as (
  this: WeakMap<object, unknown>,
  key: object,
  value: object,
) => WeakMap<object, unknown>;
Object.defineProperty(WeakMap.prototype, 'set', {
  configurable: true,
  writable: true,
  value(this: WeakMap<object, unknown>, key: object, value: object) {
    if ('raw' in key && 'parts' in value) templates.set(key as TemplateStringsArray, value as LitTemplate);
    return remember.call(this, key, value);
  },
});

const SIGNS: Readonly<Record<string, string>> = { PropertyPart: '.', BooleanAttributePart: '?', EventPart: '@' };

/** Nodes as lines; what a comment says is for whoever prepared it. */
function linesOf(node: Node): readonly string[] {
  const inside = Array.from(node.childNodes, linesOf).flat();
  if (node instanceof Comment) return ['comment'];
  if (!(node instanceof Element)) return [`${String(node.nodeType)} ${node.nodeValue ?? ''}`, ...inside];
  const attributes = Array.from(node.attributes, ({ name, value }) => `${name}=${value}`);
  return [`${node.namespaceURI ?? ''} ${node.localName} ${attributes.join(' ')}`, ...inside.map((line) => `  ${line}`)];
}

function theirs({ el, parts }: LitTemplate): readonly string[] {
  const places = parts.map(({ index, name, strings, ctor }) =>
    name === undefined
      ? `${String(index)}: child`
      : `${String(index)}: ${SIGNS[ctor?.name ?? ''] ?? ''}${name} from ${JSON.stringify(strings)}`,
  );
  return [...places, ...linesOf(el.content)];
}

function ours(strings: TemplateStringsArray): readonly string[] {
  const { content, places } = prepare(strings);
  const lines = places.map(({ index, attribute }) =>
    attribute === undefined ? `${String(index)}: child` : `${String(index)}: ${attribute} from ["",""]`,
  );
  return [...lines, ...linesOf(content)];
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

  it('are prepared for the built files as Lit prepares them', () => {
    expect(templates.size).to.be.above(40);
    for (const [strings, template] of templates)
      expect(ours(strings), strings.join('${…}')).to.deep.equal(theirs(template));
  });

  it('would be noticed where they hold what is not understood', () => {
    for (const odd of [
      html`<p>&nbsp;</p>`,
      html`<img alt="x" />Words`,
      html`<p class="a ${'b'}"></p>`,
      html`<svg><path></path></svg><b>${1}</b>`,
    ]) {
      render(odd, document.createElement('div'));
      expect(ours(odd.strings), odd.strings.join('${…}')).not.to.deep.equal(theirs(templates.get(odd.strings)!));
    }
  });
});
