import { executeServerCommand } from '@web/test-runner-commands';
import { render, type TemplateResult } from 'lit';
import { until } from './until.js';

/** How a page may look around the element. */
export type Surroundings = 'light' | 'dark' | 'forced colors' | 'right to left' | '320 px';

/** Gives the page the few colours of its reader, or its own; resolves with whether this engine can. */
async function forceColors(isActive: boolean): Promise<boolean> {
  const { isPossible } = await executeServerCommand<{ isPossible: boolean }, object>('forced-colors', { isActive });
  return isPossible;
}

const canForceColors = await forceColors(false);
if (!canForceColors) console.info('Forced colors are left out: this engine cannot be told to use them.');

/** Every way that this engine knows, for states that must hold in all of them. */
export const SURROUNDINGS: readonly Surroundings[] = [
  'light',
  'dark',
  ...(canForceColors ? (['forced colors'] as const) : []),
  'right to left',
  '320 px',
];

const SHEETS: Readonly<Record<Surroundings, string>> = {
  light: 'color-scheme: light; width: 640px',
  dark: 'color-scheme: dark; width: 640px',
  'forced colors': 'color-scheme: light dark; width: 640px',
  'right to left': 'color-scheme: light; direction: rtl; width: 640px',
  '320 px': 'color-scheme: light; width: 320px',
};

const pages: HTMLElement[] = [];
let isForced = false;

afterEach(async () => {
  for (const page of pages.splice(0)) page.remove();
  await useLook('light');
});

async function useLook(look: Surroundings): Promise<void> {
  if ((look === 'forced colors') === isForced) return;
  isForced = !isForced;
  await forceColors(isForced);
  if (matchMedia('(forced-colors: active)').matches !== isForced) throw new Error('The colors are not forced.');
}

/** Puts an element on a page with real colours; resolves with the element once it is rendered. */
export async function onPage<T extends Element>(content: TemplateResult, look: Surroundings = 'light'): Promise<T> {
  await useLook(look);
  const page = document.createElement('main');
  // The words decide which way the element is laid out.
  page.lang = look === 'right to left' ? 'en-XB' : 'en';
  page.style.cssText = `${SHEETS[look]}; background: Canvas; color: CanvasText; font: 16px/1.5 sans-serif; padding: 1px`;
  render(content, page);
  document.body.append(page);
  pages.push(page);
  const element = page.firstElementChild as T;
  await rendered(element);
  return element;
}

/** Resolves when an element and every element of ours inside it have rendered. */
export async function rendered(element: Element): Promise<void> {
  if ('updateComplete' in element) await element.updateComplete;
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) {
    if (inner.shadowRoot) await rendered(inner);
  }
}

/** The first element of a selector inside a chain of shadow roots, each step one root deeper; throws when there is none. */
export function deep<T extends Element = HTMLElement>(root: Element, ...selectors: readonly string[]): T {
  let place: Element = root;
  for (const selector of selectors) {
    const found = place.shadowRoot?.querySelector(selector);
    if (!found) throw new Error(`There is no ${selector} in <${place.localName}>.`);
    place = found;
  }
  return place as T;
}

/** Everything a reader sees of an element, shadow roots included, with single spaces. */
export function textOf(root: Element): string {
  const read = (node: Node): string => {
    if (node instanceof Element && node.shadowRoot) return read(node.shadowRoot);
    if (node instanceof HTMLStyleElement) return '';
    return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : Array.from(node.childNodes, read).join(' ');
  };
  return read(root).replace(/\s+/g, ' ').trim();
}

/** The element that has the focus, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/**
 * Resolves when an element has the focus; selectors lead to it as in {@link deep}. A failed comparison of elements would
 * hold the elements, which the runner cannot send to its server: it would wait for the result in vain.
 */
export function focusReaches(root: Element, ...selectors: readonly string[]): Promise<void> {
  const find = (): Element | null =>
    selectors.reduce<Element | null>((place, selector) => place?.shadowRoot?.querySelector(selector) ?? null, root);
  return until(`${[root.localName, ...selectors].join(' ')} has the focus`, () => focused() === find());
}

/** Types into a field as a person does, as far as a field can tell. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Presses a key on an element. */
export function press(target: Element, key: string, modifiers: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...modifiers }));
}
