import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

/** Words of the element that are hard to read on the page around it, as sentences of axe. */
export async function weakContrasts(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (place: object, options: object) => Promise<AxeResults> } }).axe.run(
      document.querySelector('webinar-comments') ?? document.body,
      { runOnly: ['color-contrast'], resultTypes: ['violations'] },
    ),
  );
  return violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary = '' }) => `${html} ${failureSummary}`));
}
