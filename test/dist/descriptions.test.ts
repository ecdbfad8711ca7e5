import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { CdnManifest } from '../../scripts/cdn-manifest.js';
import type { ElementDoc, Named } from '../../scripts/custom-elements.js';
import { readSizes, sizeRows } from '../../scripts/readme-sizes.js';
import { VERSION } from '../../src/model/version.js';
import { PARTS } from '../../src/styles/parts.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readText = (path: string): string => readFileSync(root + path, 'utf8');
const readJson = <T>(path: string): T => JSON.parse(readText(path)) as T;

const README = readText('README.md');

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly ElementDoc[] }[];
}

const element = readJson<Manifest>('dist/custom-elements.json').modules[0]!.declarations[0]!;
const namesOf = (things: readonly Named[]): readonly string[] => things.map(({ name }) => name).sort();

/** A chapter of the README. */
function chapter(title: string): string {
  const found = new RegExp(`^### ${title}$(.+?)^##`, 'ms').exec(README)?.[1];
  assert.ok(found, `The README has no chapter "${title}".`);
  return found;
}

/** The names that stand in a column of a chapter's table. */
function column(title: string, index: number): readonly string[] {
  const rows = chapter(title).matchAll(/^\| .+$/gm);
  const cells = [...rows].map(([row]) => row.split('|')[index + 1] ?? '');
  return cells.flatMap((cell) => /`([^`]+)`/.exec(cell)?.[1] ?? []).sort();
}

describe('custom-elements.json', () => {
  it('says something about everything that it names', () => {
    const { members, attributes, events, cssParts, cssProperties } = element;
    for (const it of [element, ...members, ...attributes, ...events, ...cssParts, ...cssProperties]) {
      assert.ok(it.description, `${it.name} has no description.`);
    }
  });

  it('has the attributes and properties of the README', () => {
    assert.deepEqual(namesOf(element.attributes), column('Attributes and properties', 0));
    const properties = element.members.filter((it) => it.kind === 'field' && it.static !== true);
    assert.deepEqual(namesOf(properties), column('Attributes and properties', 1));
  });

  it('has the methods of the README', () => {
    const methods = element.members.filter(({ kind }) => kind === 'method');
    const named = [...chapter('Methods').matchAll(/`(\w+)\(/g)].map(([, name = '']) => name);
    assert.deepEqual(namesOf(methods), [...new Set(named)].sort());
  });

  it('has the events of the README, and their classes', () => {
    assert.deepEqual(namesOf(element.events), column('Events', 0));
    for (const { name, type } of element.events) assert.match(type?.text ?? '', /^WebinarComments\w+Event$/, name);
  });

  it('has the parts of the README, each of which the page can reach', () => {
    const [, list = ''] = /Parts:(.+?)\.\s/s.exec(chapter('Looks')) ?? [];
    const named = [...list.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name);
    assert.deepEqual(namesOf(element.cssParts), named.sort());
    for (const part of PARTS.split(', ')) assert.ok(named.includes(part), part);
  });

  it('has the custom properties of the README and of the styles', () => {
    const short = (name: string): string => name.replace(/^(--webinar-comments)?-/, '');
    const named = [...chapter('Looks').matchAll(/`(-[\w-]+)`/g)].map(([, name = '']) => short(name));
    const read = [...readText('src/styles/tokens.ts').matchAll(/var\((--webinar-comments-[\w-]+)/g)];
    const known = namesOf(element.cssProperties).map(short);
    assert.deepEqual(known, [...new Set(named)].sort());
    assert.deepEqual(known, [...new Set(read.map(([, name = '']) => short(name)))].sort());
  });

  it('leaves out what is private or a matter of Lit', () => {
    for (const { name, privacy } of element.members) {
      assert.equal(privacy, undefined, name);
      assert.ok(!['render', 'willUpdate', 'updated', 'styles'].includes(name), name);
    }
  });
});

describe('data for editors', () => {
  it('names the same attributes, properties, events, parts and custom properties', () => {
    interface HtmlData {
      readonly tags: readonly { readonly name: string; readonly attributes: readonly Named[] }[];
    }
    const html = readJson<HtmlData>('dist/vscode.html-custom-data.json').tags;
    assert.deepEqual(namesOf(html), ['webinar-comments']);
    assert.deepEqual(namesOf(html[0]?.attributes ?? []), namesOf(element.attributes));
    interface CssData {
      readonly properties: readonly Named[];
      readonly pseudoElements: readonly Named[];
    }
    const css = readJson<CssData>('dist/vscode.css-custom-data.json');
    assert.deepEqual(namesOf(css.properties), namesOf(element.cssProperties));
    assert.deepEqual(
      css.pseudoElements.map(({ name }) => name).sort(),
      namesOf(element.cssParts).map((name) => `::part(${name})`),
    );
    interface WebTypes {
      readonly version: string;
      readonly contributions: { readonly html: { readonly elements: readonly WebTypesElement[] } };
    }
    interface WebTypesElement {
      readonly attributes: readonly Named[];
      readonly js: { readonly events: readonly Named[] };
    }
    const { version, contributions } = readJson<WebTypes>('dist/web-types.json');
    assert.equal(version, VERSION);
    assert.deepEqual(namesOf(contributions.html.elements[0]?.attributes ?? []), namesOf(element.attributes));
    assert.deepEqual(namesOf(contributions.html.elements[0]?.js.events ?? []), namesOf(element.events));
  });
});

describe('the README', () => {
  it('tells the sizes of the files; npm run sizes writes them anew', () => {
    const told = readSizes(README);
    const rows = sizeRows(readJson<CdnManifest>('dist/cdn/manifest.json'));
    assert.deepEqual([...told.keys()], [...rows.map(({ file }) => file)]);
    for (const { file, gzip } of rows) {
      const off = Math.abs((told.get(file) ?? 0) - gzip) / gzip;
      assert.ok(off < 0.02, `${file} is ${String(gzip)} bytes: run "npm run build" and "npm run sizes".`);
    }
  });

  it('tells the version of the package where it names one', () => {
    const versions = [...README.matchAll(/webinar-comments[-@](\d+\.\d+\.\d+)/g)].map(([, version]) => version);
    assert.ok(versions.length > 0);
    assert.deepEqual([...new Set(versions)], [VERSION]);
  });
});
