import type { Page } from 'puppeteer-core';

/** How far, in the size of the letters, boxes may stand out at the start of a line: what is pressed is larger than its words. */
const OUTDENT = 0.9;

/**
 * What reaches out of the page or of the element around it, as sentences; none when all fits. What is cut off on purpose
 * and unfolded by a press is left out.
 */
export function overflows(page: Page): Promise<readonly string[]> {
  return page.evaluate((outdent) => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`The page is ${String(root.scrollWidth)} pixels wide.`);
    const nameOf = (element: Element): string =>
      `<${element.localName} class="${element.className}" id="${element.id}"> in ${(element.getRootNode() as ShadowRoot).host.localName}`;
    const parentOf = (element: Element): Element | undefined =>
      element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
    const check = (element: Element): void => {
      const parent = parentOf(element);
      const box = element.getBoundingClientRect();
      const around = parent?.getBoundingClientRect();
      const isDrawn = box.width > 1 && getComputedStyle(element).display !== 'inline';
      // What a dialog lies on is the screen.
      if (isDrawn && around && around.width > 1 && element.localName !== 'dialog') {
        const { direction, fontSize } = getComputedStyle(element);
        const isRtl = direction === 'rtl';
        const letters = parseFloat(fontSize);
        const end = isRtl ? around.left - box.left : box.right - around.right;
        const start = isRtl ? box.right - around.right : around.left - box.left;
        if (end > 1 || start > outdent * letters)
          found.push(`${nameOf(element)} reaches out by ${String(Math.max(end, start))}.`);
      }
      const { overflowY } = getComputedStyle(element);
      const isCut = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
      if (isDrawn && isCut && !element.matches('.folded')) found.push(`${nameOf(element)} is cut off.`);
    };
    const walk = (place: ParentNode): void => {
      for (const element of place.querySelectorAll('*')) {
        check(element);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    const host = document.querySelector('webinar-comments')?.shadowRoot;
    if (host) walk(host);
    return found;
  }, OUTDENT);
}

/** What can be pressed and is smaller than `least` pixels in one direction, as sentences; links within words are not. */
export function smallTargets(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((size) => {
    const found: string[] = [];
    const walk = (place: ParentNode): void => {
      for (const element of place.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        if (!element.matches('button, input, textarea, select')) continue;
        // A label is pressed for its field.
        const target = element.closest('label') ?? element;
        const { width, height } = target.getBoundingClientRect();
        if (width < size - 0.1 || height < size - 0.1) {
          found.push(`"${element.textContent.trim() || element.id}" is ${String(width)} by ${String(height)} pixels.`);
        }
      }
    };
    const host = document.querySelector('webinar-comments')?.shadowRoot;
    if (host) walk(host);
    return found;
  }, least);
}
