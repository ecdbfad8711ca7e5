import { expect } from '@esm-bundle/chai';
import { html, nothing, render } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import * as directives from '../../scripts/lean-directives.js';
import * as lean from '../../scripts/lean-html.js';

/** What is written for either: the tag, its word for nothing, and its directives. */
interface Engine {
  readonly html: (strings: TemplateStringsArray, ...values: readonly unknown[]) => unknown;
  readonly nothing: unknown;
  readonly keyed: (key: unknown, template: unknown) => unknown;
  readonly repeat: (items: readonly string[], keyOf: (it: string) => string, of: (it: string) => unknown) => unknown;
}

const LIT = { html, nothing, keyed, repeat } as unknown as Engine;
const OURS = { ...lean, ...directives } as unknown as Engine;

/** Two places on the page, filled by Lit and by what stands in for it. */
class Pair {
  readonly theirs = document.createElement('div');
  readonly ours = document.createElement('div');
  readonly #host = { name: 'host' };
  readonly #child: lean.Child;

  constructor() {
    document.body.append(this.theirs, this.ours);
    this.#child = new lean.Child(this.ours.appendChild(document.createComment('')), null, this.#host);
  }

  show(write: (engine: Engine) => unknown): void {
    render(write(LIT), this.theirs, { host: this.#host });
    this.#child.set(write(OURS));
    expect(shape(this.ours)).to.deep.equal(shape(this.theirs));
  }
}

/** Elements with their attributes and texts; comments are for whoever made them. */
function shape(node: Node): unknown {
  const children = [...node.childNodes].filter((it) => !(it instanceof Comment)).map(shape);
  if (!(node instanceof Element)) return node.nodeValue;
  return [node.localName, Array.from(node.attributes, ({ name, value }) => `${name}=${value}`), ...children];
}

describe('what stands in for the templates of Lit', () => {
  let pair: Pair;

  beforeEach(() => (pair = new Pair()));
  afterEach(() => {
    pair.ours.remove();
    pair.theirs.remove();
  });

  it('writes the same values one after the other', () => {
    const values = ['a', '', 'b', 0, 7, null, 'c', undefined, true, false, '<b>&amp;</b>', 'd'];
    for (const value of [...values, ...values].reverse()) {
      pair.show(({ html: tag }) => tag`<p>before ${value} after</p>${value}`);
      pair.show(({ html: tag, nothing: none }) => tag`<i title=${value} lang=${none}>${none}</i>`);
      pair.show(({ html: tag }) => tag`<input ?disabled=${value} .value=${String(value)} aria-label=${value}>`);
      pair.show(() => value);
    }
  });

  it('goes from any value to any other', () => {
    const kinds: readonly ((engine: Engine) => unknown)[] = [
      () => 'text',
      ({ nothing: none }) => none,
      ({ html: tag }) => tag`<b>one</b> and ${'two'}`,
      ({ html: tag }) => tag`<i>other</i>`,
      ({ html: tag }) => ['x', tag`<u>${'y'}</u>`, 'z'],
      () => [],
      ({ html: tag }) => tag`<ul>${['p', 'q'].map((it) => tag`<li>${it}</li>`)}</ul>`,
      ({ html: tag, nothing: none }) => [none, [tag`<em>deep</em>`, ['deeper']]],
    ];
    for (const first of kinds) {
      for (const second of kinds) {
        for (const write of [first, second, second])
          pair.show(({ html: tag, ...rest }) => tag`<p>${write({ html: tag, ...rest })}</p>`);
      }
    }
  });

  it('leaves alone what stands behind a template that ends in a value', () => {
    for (const value of ['a', null, 'b', ['c', 'd'], [], 'e']) {
      pair.show(({ html: tag }) => tag`<p>${tag`${value}`}<i>kept</i>${[tag`x ${value}`, tag`y`]}<b>kept too</b></p>`);
      pair.show(({ html: tag }) => tag`${tag`${tag`${value}`}`} kept`);
    }
  });

  it('takes an attribute away and gives it back', () => {
    for (const value of ['a', nothing, 'b', null, undefined, nothing, ''])
      pair.show(({ html: tag, nothing: none }) => tag`<a href=${value === nothing ? none : value}></a>`);
  });

  it('keeps the elements of a list that grows and shrinks', () => {
    const list = (items: readonly string[]): void => {
      pair.show(({ html: tag }) => tag`<ul>${items.map((it) => tag`<li>${it}</li>`)}</ul>`);
    };
    list(['a', 'b']);
    const kept = [...pair.ours.querySelectorAll('li')];
    list(['c', 'd', 'e']);
    expect([...pair.ours.querySelectorAll('li')].slice(0, 2)).to.deep.equal(kept);
    list(['f']);
    list([]);
    list(['g', 'h']);
  });

  it('moves the elements of a repeated list with their items', () => {
    const orders = ['a,b,c,d', 'd,a,b,c', 'a,b,c,d', 'b,d', 'e,d,b,f', '', 'x,y,z', 'z,y,x', 'z,w,y,x'];
    const known = new Map<string, Element>();
    for (const order of orders) {
      const items = order.split(',');
      pair.show(
        ({ html: tag, repeat: each }) =>
          tag`<ul>${each(
            items,
            (it) => it,
            (it) => tag`<li>${it}</li>`,
          )}</ul>`,
      );
      const elements = pair.ours.querySelectorAll('li');
      for (const [index, item] of items.entries()) {
        if (known.has(item)) expect(elements[index] === known.get(item), `${item} of ${order}`).to.be.true;
      }
      known.clear();
      for (const [index, item] of items.entries()) known.set(item, elements[index]!);
    }
  });

  it('keeps the focus in a repeated list when others come and go', () => {
    const list = (items: readonly string[]): void => {
      pair.show(
        ({ html: tag, repeat: each }) =>
          tag`${each(
            items,
            (it) => it,
            (it) => tag`<button>${it}</button>`,
          )}`,
      );
    };
    list(['a', 'b', 'c']);
    const focused = pair.ours.querySelectorAll('button')[1]!;
    focused.focus();
    list(['x', 'b', 'c', 'd']);
    list(['b', 'y']);
    expect(document.activeElement === focused).to.be.true;
  });

  it('copies a keyed template anew when its key changes', () => {
    const write = (key: string | null): void => {
      pair.show(({ html: tag, keyed: by, nothing: none }) => tag`${key === null ? none : by(key, tag`<input>`)}`);
    };
    write('a');
    const first = pair.ours.querySelector('input');
    write('a');
    expect(pair.ours.querySelector('input') === first).to.be.true;
    write('b');
    expect(pair.ours.querySelector('input') === first).to.be.false;
    write(null);
    write('b');
  });

  it('calls the listener that is shown at present, with the host', () => {
    const calls: string[] = [];
    const listener = (name: string) =>
      function (this: { readonly name: string }): void {
        calls.push(`${name} ${this.name}`);
      };
    const press = (): void => {
      for (const place of [pair.theirs, pair.ours]) place.querySelector('button')!.click();
    };
    for (const value of [listener('first'), listener('second'), nothing, listener('third')]) {
      pair.show(({ html: tag, nothing: none }) => tag`<button @click=${value === nothing ? none : value}></button>`);
      press();
    }
    expect(calls).to.deep.equal(['first', 'second', 'third'].flatMap((it) => [`${it} host`, `${it} host`]));
  });

  it('gives an element its properties before it is on the page', () => {
    const seen: unknown[] = [];
    customElements.define(
      'lean-witness',
      class extends HTMLElement {
        words = '';
        connectedCallback(): void {
          seen.push(this.words);
        }
      },
    );
    pair.show(({ html: tag }) => tag`<lean-witness .words=${'given'}></lean-witness>`);
    expect(seen).to.deep.equal(['given', 'given']);
  });
});
