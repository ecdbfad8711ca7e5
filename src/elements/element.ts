import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** Registers a class as a custom element, unless a second copy of the script finds the name taken. */
export function element(tag: string): (constructor: CustomElementConstructor) => void {
  return (constructor) => {
    if (!customElements.get(tag)) customElements.define(tag, constructor);
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
