/** Registers a class as a custom element, unless a second copy of the script finds the name taken. */
export function element(tag: string): (constructor: CustomElementConstructor) => void {
  return (constructor) => {
    if (!customElements.get(tag)) customElements.define(tag, constructor);
  };
}
