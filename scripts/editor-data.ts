import type { ElementDoc, Named } from './custom-elements.js';

/** What every editor shows of something. */
function shown({ name, description = '' }: Named): { readonly name: string; readonly description: string } {
  return { name, description: description.charAt(0).toUpperCase() + description.slice(1) };
}

/** The default as one writes it in HTML or CSS. */
function defaultOf(it: Named): string | undefined {
  return it.default?.replace(/^'(.*)'$/, '$1');
}

/** What VS Code completes in HTML (https://code.visualstudio.com/api/extension-guides/custom-data-extension). */
export function vsCodeHtml(element: ElementDoc): object {
  const attributes = element.attributes.map(shown);
  return { version: 1.1, tags: [{ ...shown({ ...element, name: element.tagName }), attributes }] };
}

/** What VS Code completes in CSS. */
export function vsCodeCss({ cssParts, cssProperties }: ElementDoc): object {
  return {
    version: 1.1,
    properties: cssProperties.map(shown),
    pseudoElements: cssParts.map((part) => ({ ...shown(part), name: `::part(${part.name})` })),
  };
}

/** What JetBrains IDEs complete (https://github.com/JetBrains/web-types). */
export function webTypes(
  element: ElementDoc,
  { name, version }: { readonly name: string; readonly version: string },
): object {
  const properties = element.members.filter((it) => it.kind === 'field' && it.static !== true);
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            ...shown({ ...element, name: element.tagName }),
            attributes: element.attributes.map((it) => ({
              ...shown(it),
              default: defaultOf(it),
              value: { type: it.type?.text },
            })),
            js: {
              properties: properties.map((it) => ({ ...shown(it), type: it.type?.text, default: defaultOf(it) })),
              events: element.events.map((it) => ({ ...shown(it), type: it.type?.text })),
            },
            css: {
              properties: element.cssProperties.map((it) => ({ ...shown(it), default: defaultOf(it) })),
              parts: element.cssParts.map(shown),
            },
          },
        ],
      },
    },
  };
}
