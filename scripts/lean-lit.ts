/**
 * Stands in for the package `lit` in the built files: a `LitElement` that does what the elements here use of it in a
 * third of the bytes. Lit's own also serves older browsers, reflected attributes, converters, asynchronous directives
 * and hydration; whoever needs one of these adds it here.
 * The tests of built files run on this, all others on Lit's own.
 */
import type { ReactiveController } from 'lit';
import { Child } from './lean-html.js';

export { html, nothing } from './lean-html.js';

/** A style sheet; all browsers that can run the rest construct their own. */
export function css([text]: TemplateStringsArray): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text ?? '');
  return sheet;
}

type Changed = ReadonlyMap<string, unknown>;

/** What an element does around a rendering; there is nothing above to be called. */
type Hook = (changed: Changed) => void;

interface Attribute {
  readonly name: string;
  readonly isNumber: boolean;
}

/** Whether a value is a change. */
type HasChanged = (value: unknown, old: unknown) => boolean;

const isOther: HasChanged = (value, old) => !Object.is(value, old);

/** Renders anew, once for all changes of a turn, and takes its controllers along. */
export abstract class LitElement extends HTMLElement {
  /** Style sheets of the shadow root. */
  static readonly styles: CSSStyleSheet | readonly CSSStyleSheet[] = [];
  /** What attributes set, by their names. */
  static attributes: Readonly<Record<string, Attribute>> = {};

  static get observedAttributes(): readonly string[] {
    return Object.keys(this.attributes);
  }

  /**
   * Makes properties whose changes render the element anew: 1 stands for one that its namesake among attributes sets, 2
   * for a number of that kind, 0 and what tells changes for one without an attribute.
   */
  static createProperties(all: Readonly<Record<string, 0 | 1 | 2 | HasChanged>>): void {
    for (const [name, kind] of Object.entries(all)) {
      const hasChanged = typeof kind === 'function' ? kind : isOther;
      if (kind === 1 || kind === 2) {
        const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        this.attributes = { ...this.attributes, [attribute]: { name, isNumber: kind === 2 } };
      }
      Object.defineProperty(this.prototype, name, {
        get(this: LitElement) {
          return this.#values.get(name);
        },
        set(this: LitElement, value: unknown) {
          const old = this.#values.get(name);
          this.#values.set(name, value);
          if (!hasChanged(value, old)) return;
          // Before the first rendering there was nothing.
          if (!this.#changed.has(name)) this.#changed.set(name, this.#isRendered ? old : undefined);
          this.requestUpdate();
        },
      });
    }
  }

  /** Resolves when it was rendered; with false when it must be again. */
  updateComplete: Promise<unknown>;
  declare renderRoot: ShadowRoot;
  declare willUpdate?: Hook;
  declare firstUpdated?: Hook;
  declare updated?: Hook;
  readonly #controllers: ReactiveController[] = [];
  #isRendered = false;
  #isPending = false;
  readonly #values = new Map<string, unknown>();
  readonly #early: object;
  #changed = new Map<string, unknown>();
  #content: Child | null = null;
  #enable: (() => void) | null = null;

  constructor() {
    super();
    this.updateComplete = new Promise<void>((resolve) => (this.#enable = resolve));
    // What the page set before this code was here; the subclass is about to set its defaults.
    const early = Object.entries(this).filter(([name]) => name in (this.constructor as typeof LitElement).prototype);
    for (const [name] of early) Reflect.deleteProperty(this, name);
    this.#early = Object.fromEntries(early);
    this.requestUpdate();
  }

  /** What it looks like at present. */
  abstract render(): unknown;

  /** Takes a controller along; before it is on the page for the first time. */
  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  connectedCallback(): void {
    if (this.#enable) {
      // Now, and not with the first rendering: until then the page may have set them once more.
      Object.assign(this, this.#early);
      this.renderRoot = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      this.renderRoot.adoptedStyleSheets = [(this.constructor as typeof LitElement).styles].flat();
      this.#enable();
      this.#enable = null;
    }
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _old: string | null, text: string | null): void {
    const { name, isNumber } = (this.constructor as typeof LitElement).attributes[attribute]!;
    Object.assign(this, { [name]: isNumber && text !== null ? Number(text) : text });
  }

  requestUpdate(): void {
    if (!this.#isPending) this.updateComplete = this.#update();
  }

  async #update(): Promise<boolean> {
    this.#isPending = true;
    try {
      await this.updateComplete;
    } catch (thrown) {
      // A rendering that failed is told and does not hinder the next one.
      reportError(thrown);
    }
    await this.scheduleUpdate();
    return !this.#isPending;
  }

  /** Renders it; may be put off by a subclass. */
  scheduleUpdate(): void | Promise<void> {
    const changed = this.#changed;
    let result: unknown;
    try {
      this.willUpdate?.(changed);
      for (const controller of this.#controllers) controller.hostUpdate?.();
      result = this.render();
    } finally {
      // What changes from here on is for the next time.
      this.#changed = new Map();
      this.#isPending = false;
    }
    this.#content ??= new Child(this.renderRoot.appendChild(document.createComment('')), null, this);
    this.#content.set(result);
    const isFirst = !this.#isRendered;
    this.#isRendered = true;
    if (isFirst) this.firstUpdated?.(changed);
    this.updated?.(changed);
  }
}
