import { seedThread } from '../src/store/local/comment-database.js';
import { lookSamples } from './look-samples.js';
import { storedComments } from './stored-samples.js';

for (const [thread, samples] of Object.entries(lookSamples)) await seedThread(thread, storedComments(samples));
await import('../src/cdn.js');

/** Shows the rules themselves, so that nobody copies others than those that are seen. */
const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
for (const place of document.querySelectorAll<HTMLElement>('[data-look]')) {
  const selector = `.${place.dataset['look'] ?? ''} webinar-comments`;
  const rule = rules.find((each) => each instanceof CSSStyleRule && each.selectorText === selector);
  if (rule instanceof CSSStyleRule) {
    const lines = rule.style.cssText.replace(/;\s*/g, ';\n  ').trim();
    place.textContent = `webinar-comments {\n  ${lines}\n}`;
  }
}
