/**
 * Stands in for Lit's templates in the built files: what the elements here use of them in a third of the bytes. Markup
 * never reaches the browser's parser, so a page needs no policy of Trusted Types, and a value becomes a text node, an
 * attribute, a property or a listener, and nothing else.
 * A binding is a child or the whole value of an attribute. Templates have closed tags, no character references and no
 * SVG; `test/lean/templates.test.ts` compares them with what Lit makes of the same strings.
 */

/** Shows nothing; takes an attribute away. */
export const nothing = Symbol();

/** A template with its values. */
export class Filled {
  constructor(
    readonly strings: TemplateStringsArray,
    readonly values: readonly unknown[],
  ) {}
}

/** The tag of templates. */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Filled {
  return new Filled(strings, values);
}

/** A place for a value: the number of its node among elements and comments, and the attribute with its sign, if any. */
export interface Place {
  readonly index: number;
  readonly attribute?: string;
}

/** The nodes of a template, to be copied, and the places in them. */
export interface Prepared {
  readonly content: DocumentFragment;
  readonly places: readonly Place[];
}

/** Stands for a value where a template is read; no template can hold it. */
const VALUE = '\0';
const PIECES = /<\/[^>]*>|<([\w-]+)((?:"[^"]*"|[^>"])*)>|[^<]+/g;
const ATTRIBUTES = /([^\s=/]+)(?:="([^"]*)"|=([^\s"]+))?/g;

const known = new WeakMap<TemplateStringsArray, Prepared>();

/** Makes the nodes of a template, once. */
export function prepare(strings: TemplateStringsArray): Prepared {
  const before = known.get(strings);
  if (before) return before;
  // Elements of the document of a template do nothing before they are copied into the page.
  const { content } = document.createElement('template');
  const { ownerDocument } = content;
  const places: Place[] = [];
  let index = 0;
  let parent: Node = content;
  for (const [piece, tag, attributes = ''] of strings.join(VALUE).matchAll(PIECES)) {
    if (tag) {
      const element = parent.appendChild(ownerDocument.createElement(tag));
      for (const [, name = '', quoted, value = quoted ?? ''] of attributes.matchAll(ATTRIBUTES)) {
        if (value === VALUE) places.push({ index, attribute: name });
        else element.setAttribute(name, value);
      }
      index++;
      if (tag !== 'input') parent = element;
    } else if (piece.startsWith('<')) parent = parent.parentNode ?? parent;
    else {
      for (const [order, text] of piece.split(VALUE).entries()) {
        if (order > 0) {
          parent.appendChild(ownerDocument.createComment(''));
          places.push({ index: index++ });
        }
        if (text) parent.appendChild(ownerDocument.createTextNode(text));
      }
    }
  }
  // A place ends where others begin, also at the end of a template, which others may follow.
  if (strings.at(-1) === '') content.append(ownerDocument.createComment(''));
  const prepared = { content, places };
  known.set(strings, prepared);
  return prepared;
}

/** A copy of a template, whose values change. */
class Copy {
  readonly strings: TemplateStringsArray;
  readonly content: DocumentFragment;
  readonly #parts: readonly (Child | Attribute)[];

  constructor(strings: TemplateStringsArray, host: object) {
    const { content, places } = prepare(strings);
    this.strings = strings;
    this.content = document.importNode(content, true);
    const walker = document.createTreeWalker(this.content, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
    let passed = 0;
    this.#parts = places.map(({ index, attribute }) => {
      for (; passed <= index; passed++) walker.nextNode();
      const node = walker.currentNode as Element;
      return attribute === undefined ? new Child(node, node.nextSibling, host) : new Attribute(node, attribute, host);
    });
  }

  set(values: readonly unknown[]): void {
    for (const [index, part] of this.#parts.entries()) part.set(values[index]);
  }
}

/** What is written for a value; objects are none. */
function textOf(value: unknown): string {
  return String((value as string | number | boolean | null | undefined) ?? '');
}

/** An attribute; with a sign before its name a `.property`, a `?flag` or an `@event`. */
class Attribute implements EventListenerObject {
  readonly #element: Element;
  readonly #attribute: string;
  readonly #host: object;
  #shown: unknown = nothing;

  constructor(element: Element, attribute: string, host: object) {
    this.#element = element;
    this.#attribute = attribute;
    this.#host = host;
  }

  set(value: unknown): void {
    if (value === this.#shown) return;
    this.#shown = value;
    const element = this.#element;
    const attribute = this.#attribute;
    const name = attribute.slice(1);
    const sign = attribute.charAt(0);
    if (sign === '.') Object.assign(element, { [name]: value });
    else if (sign === '?') element.toggleAttribute(name, value !== nothing && Boolean(value));
    // It stays, and calls what is shown at present.
    else if (sign === '@') element.addEventListener(name, this);
    else if (value === nothing) element.removeAttribute(attribute);
    else element.setAttribute(attribute, textOf(value));
  }

  handleEvent(event: Event): void {
    if (typeof this.#shown === 'function') this.#shown.call(this.#host, event);
  }
}

/** A value that fills its place itself. */
export type Directive = (place: Child) => void;

/** A place among child nodes: from a comment to where others begin. */
export class Child {
  readonly start: ChildNode;
  readonly end: Node | null;
  readonly #host: object;
  /** A text, a copy of a template, or a place for each of a list. */
  #shown: string | Copy | Child[] = '';

  constructor(start: ChildNode, end: Node | null, host: object) {
    this.start = start;
    this.end = end;
    this.#host = host;
  }

  /** Shows a text, a template, a list of both, or nothing. A function is called with this place and fills it itself. */
  set(value: unknown): void {
    if (typeof value === 'function') (value as Directive)(this);
    else if (value instanceof Filled) this.#fill(value);
    else if (Array.isArray(value)) this.#list(value);
    else this.#write(value === nothing ? '' : textOf(value));
  }

  /** Takes away what is shown. */
  clear(): void {
    this.#shown = '';
    while (this.start.nextSibling !== this.end) this.start.nextSibling!.remove();
  }

  /** Adds a place inside this one, at its end. */
  add(): Child {
    return new Child(this.#insert(document.createComment('')), this.#insert(document.createComment('')), this.#host);
  }

  /** Takes away a place that was added. */
  remove(): void {
    this.clear();
    this.start.remove();
    (this.end as ChildNode).remove();
  }

  #fill({ strings, values }: Filled): void {
    let copy = this.#shown;
    if (copy instanceof Copy && copy.strings === strings) {
      copy.set(values);
      return;
    }
    copy = new Copy(strings, this.#host);
    // What is inside has its properties before it is on the page.
    copy.set(values);
    this.clear();
    this.start.after(copy.content);
    this.#shown = copy;
  }

  #list(values: readonly unknown[]): void {
    if (!Array.isArray(this.#shown)) {
      this.clear();
      this.#shown = [];
    }
    const children = this.#shown;
    for (const [index, value] of values.entries()) (children[index] ??= this.add()).set(value);
    for (const child of children.splice(values.length)) child.remove();
  }

  #write(text: string): void {
    if (text === this.#shown) return;
    this.clear();
    if (text !== '') this.start.after(text);
    this.#shown = text;
  }

  #insert<T extends Node>(node: T): T {
    return this.start.parentNode!.insertBefore(node, this.end);
  }
}
