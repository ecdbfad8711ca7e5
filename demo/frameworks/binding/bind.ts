/** What a template asks of one element: `[property]` and `(event)` of Angular. */
export interface Bindings<E extends HTMLElement> {
  readonly properties: () => Partial<E>;
  readonly events: { readonly [T in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[T]) => void };
}

/**
 * Does what compiled templates of Angular do with `<a-tag [property]="value" (event)="handler($event)">`: it creates the
 * element, listens, and sets `element.property = value` whenever the value is another one than before. It never asks
 * whether the element is defined by then. (Angular itself would be a hundred times the rest of this folder.)
 *
 * @returns the element, and what to call after each change of the state
 */
export function bind<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  { properties, events }: Bindings<HTMLElementTagNameMap[T]>,
): { readonly element: HTMLElementTagNameMap[T]; readonly detectChanges: () => void } {
  const element = document.createElement(tag);
  for (const [type, handler] of Object.entries(events)) element.addEventListener(type, handler as EventListener);
  const last: Record<string, unknown> = {};
  const detectChanges = (): void => {
    for (const [name, value] of Object.entries(properties())) {
      if (name in last && Object.is(last[name], value)) continue;
      last[name] = value;
      Object.assign(element, { [name]: value });
    }
  };
  detectChanges();
  return { element, detectChanges };
}
