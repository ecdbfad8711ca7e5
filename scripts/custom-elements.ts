import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path: string): string => readFileSync(fromRoot(path), 'utf8');

const ELEMENT = 'src/widget/webinar-comments.ts';

/** Where the analyzer works. */
const FOLDER = 'dist/analysis';

/** Something with a name of `custom-elements.json` (https://github.com/webcomponents/custom-elements-manifest). */
export interface Named {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
}

/** A field or method of the class. */
export interface Member extends Named {
  readonly kind: 'field' | 'method';
  readonly static?: boolean;
  readonly privacy?: 'private';
  /** The attribute that sets the field. */
  readonly attribute?: string;
}

/** The public element. */
export interface ElementDoc {
  readonly name: string;
  readonly tagName: string;
  readonly description: string;
  readonly members: readonly Member[];
  readonly attributes: readonly (Named & { readonly fieldName: string })[];
  readonly events: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
}

interface Analysis {
  readonly modules: readonly { readonly declarations: readonly ElementDoc[] }[];
}

/** What the class says of itself, read by the official analyzer, which would write into `package.json` by itself. */
function analyze(): ElementDoc {
  const settings = { globs: [ELEMENT], litelement: true, outdir: FOLDER, packagejson: false };
  mkdirSync(fromRoot(FOLDER), { recursive: true });
  writeFileSync(fromRoot(`${FOLDER}/config.mjs`), `export default ${JSON.stringify(settings)};`);
  const args = ['custom-elements-manifest', 'analyze', '--config', `${FOLDER}/config.mjs`];
  execFileSync('npx', args, { cwd: fromRoot('.'), stdio: 'pipe' });
  const { modules } = JSON.parse(read(`${FOLDER}/custom-elements.json`)) as Analysis;
  rmSync(fromRoot(FOLDER), { recursive: true });
  const found = modules[0]?.declarations.find((it) => 'tagName' in it);
  if (!found) throw new Error(`${ELEMENT} holds no custom element.`);
  return found;
}

/** Lines such as `@csspart more - the button that loads older ones`. */
function tagged(tag: string, text: string): readonly Named[] {
  return [...text.matchAll(new RegExp(`@${tag} (\\S+) - (.+)`, 'g'))].map(([, name = '', description = '']) => ({
    name,
    description,
  }));
}

/** The parts that inner elements hand on to the page. */
function innerParts(): readonly Named[] {
  const handedOn = /PARTS =\s*'([^']+)'/.exec(read('src/styles/parts.ts'))?.[1]?.split(', ') ?? [];
  const files = readdirSync(fromRoot('src/elements'), { recursive: true, encoding: 'utf8' });
  const known = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => tagged('csspart', read(`src/elements/${file}`)));
  return handedOn.map((name) => known.find((part) => part.name === name) ?? { name });
}

/** The custom properties that the tokens read, with their defaults. */
function customProperties(): readonly Named[] {
  const text = read('src/styles/tokens.ts');
  const known = tagged('cssproperty', text);
  const found = new Map<string, Named>();
  for (const [, name = '', value = ''] of text.matchAll(/: var\((--webinar-comments-[\w-]+), (.+)\);/g)) {
    if (!found.has(name)) found.set(name, { name, ...known.find((it) => it.name === name), default: value });
  }
  return [...found.values()];
}

/** The class of each event, as pages that use TypeScript know it. */
function eventType(name: string): string {
  return new RegExp(`'${name}': (\\w+);`).exec(read('src/events/facts.ts'))?.[1] ?? 'Event';
}

/** All that a page may use of the element: what is private, or a matter of Lit, is left out. */
export function describeElement(): ElementDoc {
  const found = analyze();
  return {
    ...found,
    members: found.members.filter(({ privacy, description }) => privacy === undefined && description !== undefined),
    events: found.events.map((event) => ({ ...event, type: { text: eventType(event.name) } })),
    cssParts: [...found.cssParts, ...innerParts()],
    cssProperties: customProperties(),
  };
}

/** The content of `custom-elements.json`, which names the file that the package exports. */
export function customElementsManifest(element: ElementDoc): object {
  const module = 'dist/esm/index.js';
  const declaration = { name: element.name, module };
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path: module,
        declarations: [element],
        exports: [
          { kind: 'js', name: element.name, declaration },
          { kind: 'custom-element-definition', name: element.tagName, declaration },
        ],
      },
    ],
  };
}
