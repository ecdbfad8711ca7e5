/**
 * Stands in for `@lit/reactive-element` in the built files: the same behaviour, as far as this package's elements use
 * it, in a third of the bytes. Lit's own also serves older browsers, reflected attributes, converters and hydration;
 * whoever needs one of these adds it here. The tests of built files run on it, all others on Lit's own.
 */
import type { PropertyDeclaration, ReactiveController } from 'lit';

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

/** The base of `LitElement`: renders anew, once for all changes of a turn, and takes its controllers along. */
export class ReactiveElement extends HTMLElement {
  /** Style sheets of the shadow root. */
  static readonly styles: CSSStyleSheet | readonly CSSStyleSheet[] = [];
  /** What attributes set, by their names. */
  static attributes: Readonly<Record<string, Attribute>> = {};

  static get observedAttributes(): readonly string[] {
    return Object.keys(this.attributes);
  }

  /** Makes a property whose changes render the element anew. */
  static createProperty(name: string, options: PropertyDeclaration = {}): void {
    const { attribute, type } = options;
    if (attribute !== false) {
      const key = typeof attribute === 'string' ? attribute : name.toLowerCase();
      this.attributes = { ...this.attributes, [key]: { name, isNumber: type === Number } };
    }
    Object.defineProperty(this.prototype, name, {
      get(this: ReactiveElement) {
        return this.#values.get(name);
      },
      set(this: ReactiveElement, value: unknown) {
        const old = this.#values.get(name);
        this.#values.set(name, value);
        if (options.hasChanged ? !options.hasChanged(value, old) : Object.is(value, old)) return;
        // Before the first rendering there was nothing.
        if (!this.#changed.has(name)) this.#changed.set(name, this.hasUpdated ? old : undefined);
        this.requestUpdate();
      },
    });
  }

  /** Whether it was rendered before. */
  hasUpdated = false;
  /** Whether it will be rendered anew. */
  isUpdatePending = false;
  declare renderRoot: ShadowRoot | undefined;
  declare willUpdate?: Hook;
  declare firstUpdated?: Hook;
  declare updated?: Hook;
  readonly #controllers = new Set<ReactiveController>();
  readonly #values = new Map<string, unknown>();
  readonly #early: object;
  #changed = new Map<string, unknown>();
  #enable!: () => void;
  #updated: Promise<unknown> = new Promise<void>((resolve) => (this.#enable = resolve));

  constructor() {
    super();
    // What the page set before this code was here; the subclass is about to set its defaults.
    const early = Object.entries(this).filter(
      ([name]) => name in (this.constructor as typeof ReactiveElement).prototype,
    );
    for (const [name] of early) Reflect.deleteProperty(this, name);
    this.#early = Object.fromEntries(early);
    this.requestUpdate();
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
    if (this.isConnected && this.renderRoot) controller.hostConnected?.();
  }

  createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [(this.constructor as typeof ReactiveElement).styles].flat();
    return root;
  }

  connectedCallback(): void {
    this.renderRoot ??= this.createRenderRoot();
    this.#enable();
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _old: string | null, text: string | null): void {
    const { name, isNumber } = (this.constructor as typeof ReactiveElement).attributes[attribute]!;
    Object.assign(this, { [name]: isNumber && text !== null ? Number(text) : text });
  }

  requestUpdate(): void {
    if (!this.isUpdatePending) this.#updated = this.#update();
  }

  /** Resolves when it was rendered; with false when it must be again. */
  get updateComplete(): Promise<unknown> {
    return this.#updated;
  }

  async #update(): Promise<boolean> {
    this.isUpdatePending = true;
    // A rendering that failed, which the browser tells, does not hinder the next one.
    await this.#updated.catch(reportError);
    await this.scheduleUpdate();
    return !this.isUpdatePending;
  }

  /** Renders it; may be put off by a subclass. */
  scheduleUpdate(): void | Promise<void> {
    const changed = this.#changed;
    if (!this.hasUpdated) Object.assign(this, this.#early);
    try {
      this.willUpdate?.(changed);
      for (const controller of this.#controllers) controller.hostUpdate?.();
      this.update(changed);
    } catch (thrown) {
      this.#settle();
      throw thrown;
    }
    for (const controller of this.#controllers) controller.hostUpdated?.();
    const isFirst = !this.hasUpdated;
    this.hasUpdated = true;
    if (isFirst) this.firstUpdated?.(changed);
    this.updated?.(changed);
  }

  /** `LitElement` renders around this; what changes from here on is for the next time. */
  update(changed: Changed): void {
    if (changed === this.#changed) this.#settle();
  }

  #settle(): void {
    this.#changed = new Map();
    this.isUpdatePending = false;
  }
}
