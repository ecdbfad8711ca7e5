import type { PropertyDeclaration, ReactiveElement } from 'lit';

interface ElementClass extends CustomElementConstructor {
  readonly version?: string;
}

/**
 * Registers a class as a custom element. Where another copy of the script was here first its class stays, and a copy of
 * another version says so once: its public element alone knows the version.
 */
export function element(tag: string): (constructor: ElementClass) => void {
  return (constructor) => {
    const first: ElementClass | undefined = customElements.get(tag);
    if (!first) customElements.define(tag, constructor);
    else if (first.version !== constructor.version)
      console.warn('[webinar-comments] The page uses version', first.version, 'and not', constructor.version);
  };
}

/** Marks a field whose changes render the element anew, and which an attribute may set. Lit's own is ten times as long. */
export function property(options?: PropertyDeclaration): (prototype: object, name: string) => void {
  return (prototype, name) => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
  };
}

/** Marks a field whose changes render the element anew, and which nobody else sets. */
export function state(): (prototype: object, name: string) => void {
  return property({ state: true, attribute: false });
}
