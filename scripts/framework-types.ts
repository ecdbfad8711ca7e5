import type { ElementDoc, Member, Named } from './custom-elements.js';

const OWN = '../esm/index.js';

interface Line extends Named {
  readonly code: string;
}

/** The lines of an interface, each under its description. */
function linesOf(lines: readonly Line[]): string {
  return lines.map(({ description = '', code }) => `  /** ${description} */\n  ${code}\n`).join('');
}

function properties({ members }: ElementDoc): readonly Member[] {
  return members.filter((it) => it.kind === 'field' && it.static !== true);
}

function propertyLines(element: ElementDoc): readonly Line[] {
  return properties(element).map((it) => ({
    ...it,
    code: `${it.name}?: ${element.name}['${it.name}'] | undefined;`,
  }));
}

/** Attributes whose names are not those of their properties. */
function attributeLines({ attributes }: ElementDoc): readonly Line[] {
  return attributes
    .filter(({ name, fieldName }) => name !== fieldName)
    .map((it) => ({
      ...it,
      code: `'${it.name}'?: ${it.type?.text === 'number' ? 'number | `${number}`' : 'string'} | undefined;`,
    }));
}

function eventLines({ events }: ElementDoc, nameOf: (event: string) => string): readonly Line[] {
  return events.map((it) => ({
    ...it,
    code: `${nameOf(it.name)}?: ((event: ${it.type?.text ?? 'Event'}) => void) | undefined;`,
  }));
}

interface Framework {
  readonly title: string;
  readonly imports: string;
  readonly lines: readonly Line[];
  readonly augmentation: string;
}

function declaration({ name, events }: ElementDoc, { title, imports, lines, augmentation }: Framework): string {
  const types = [name, ...new Set(events.map(({ type }) => type?.text ?? ''))].filter((it) => it !== 'Event');
  return `${imports}
import type { ${types.join(', ')} } from '${OWN}';

export * from '${OWN}';

/** What the element takes in ${title}. */
export interface ${name}Props {
${linesOf(lines)}}

${augmentation}
`;
}

/** For TSX of React 19, which sets properties and listens to events of custom elements. */
export function reactTypes(element: ElementDoc): string {
  return declaration(element, {
    title: 'JSX of React',
    imports: "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
    lines: [...propertyLines(element), ...attributeLines(element), ...eventLines(element, (name) => `'on${name}'`)],
    augmentation: `declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      '${element.tagName}': ${element.name}Props &
        DetailedHTMLProps<HTMLAttributes<${element.name}>, ${element.name}>;
    }
  }
}`,
  });
}

/** For templates of Svelte 5. */
export function svelteTypes(element: ElementDoc): string {
  return declaration(element, {
    title: 'templates of Svelte',
    imports: "import type { HTMLAttributes } from 'svelte/elements';",
    lines: [...propertyLines(element), ...attributeLines(element), ...eventLines(element, (name) => `'on${name}'`)],
    augmentation: `declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    '${element.tagName}': ${element.name}Props & HTMLAttributes<${element.name}>;
  }
}`,
  });
}

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** For templates of Vue 3, whose tools write all names in camel case. */
export function vueTypes(element: ElementDoc): string {
  return declaration(element, {
    title: 'templates of Vue',
    imports: "import type { HTMLAttributes, PublicProps } from 'vue';",
    lines: [...propertyLines(element), ...eventLines(element, (name) => camelCase(`on-${name}`))],
    augmentation: `declare module 'vue' {
  interface GlobalComponents {
    '${element.tagName}': new () => ${element.name} & {
      /** @deprecated For the tools of Vue alone. */
      $props: ${element.name}Props & HTMLAttributes & PublicProps;
    };
  }
}`,
  });
}
