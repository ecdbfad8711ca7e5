import type { AxeResults, RunOptions } from 'axe-core';
import 'axe-core/axe.js';

// axe-core is no module: it leaves itself on the window.
const { axe } = window as unknown as {
  axe: { run: (element: Element, options: RunOptions) => Promise<AxeResults> };
};

/** The rules of WCAG 2.2 at level AA and everything before it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rejects with readable sentences when axe finds a violation inside an element, shadow roots included. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    runOnly: { type: 'tag', values: TAGS },
    resultTypes: ['violations'],
  });
  const sentences = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
  if (sentences.length > 0) throw new Error(sentences.join('\n'));
}
