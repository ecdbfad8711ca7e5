import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findStructureFaults } from './support/structure.js';

const root = fileURLToPath(new URL('..', import.meta.url));

function filesOf(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((path) => path.endsWith('.ts') && !path.includes('/node_modules/'))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);
}

function faultsOf(files: Readonly<Record<string, string>>): string {
  return findStructureFaults(new Map(Object.entries(files))).join('\n');
}

describe('the structure of the sources', () => {
  it('keeps every door of src/README.md', () => {
    const faults = findStructureFaults(new Map([...filesOf('src'), ...filesOf('test')]));
    assert.deepEqual(faults, []);
  });

  it('is described room by room in src/README.md', () => {
    const text = readFileSync(join(root, 'src/README.md'), 'utf8');
    for (const { name } of readdirSync(join(root, 'src'), { withFileTypes: true }).filter((it) => it.isDirectory())) {
      assert.match(text, new RegExp(`\\b${name}\\b`), `src/README.md does not name the room ${name}`);
    }
  });
});

describe('the structure check', () => {
  it('finds a closed door', () => {
    const faults = faultsOf({ 'src/model/a.ts': "import { b } from '../store/b.js';", 'src/store/b.ts': '' });
    assert.match(faults, /src\/model\/a\.ts opens a closed door: src\/store\/b\.ts/);
  });

  it('finds a closed door behind a type, an export and a lazy import', () => {
    for (const line of [
      "import type { B } from '../widget/b.js';",
      "export { b } from '../widget/b.js';",
      "const b = await import('../widget/b.js');",
      "import '../widget/b.js';",
      "import {\n  b,\n} from '../widget/b.js';",
    ]) {
      assert.match(faultsOf({ 'src/elements/a.ts': line, 'src/widget/b.ts': '' }), /closed door/, line);
    }
  });

  it('lets elements know the types of words and nothing else of i18n', () => {
    const i18n = { 'src/i18n/b.ts': '' };
    assert.equal(faultsOf({ ...i18n, 'src/elements/a.ts': "import type { B } from '../i18n/b.js';" }), '');
    assert.match(faultsOf({ ...i18n, 'src/elements/a.ts': "import { b } from '../i18n/b.js';" }), /closed door/);
  });

  it('finds a circle', () => {
    const faults = faultsOf({
      'src/model/a.ts': "import type { B } from './b.js';",
      'src/model/b.ts': "import type { A } from './a.js';",
    });
    assert.match(faults, /A circle: src\/model\/a\.ts -> src\/model\/b\.ts -> src\/model\/a\.ts/);
  });

  it('finds an import of an entry', () => {
    const faults = faultsOf({ 'src/widget/a.ts': "import { b } from '../index.js';", 'src/index.ts': '' });
    assert.match(faults, /imports the entry/);
  });

  it('finds a package where none belongs', () => {
    assert.match(faultsOf({ 'src/model/a.ts': "import { html } from 'lit';" }), /may not hold the package lit/);
    assert.match(faultsOf({ 'src/store/a.ts': "import { x } from 'firebase/app';" }), /may not hold the package/);
    assert.equal(faultsOf({ 'src/store/firestore/sdk-a.ts': "import { x } from 'firebase/app';" }), '');
  });

  it('finds a binding that is a part of an attribute', () => {
    for (const markup of ['<p class="a ${b}">', '<p class="${b}">', '<p class=${b}-c>'])
      assert.match(faultsOf({ 'src/elements/a.ts': `html\`${markup}</p>\`` }), /binds a part of an attribute/, markup);
    assert.equal(faultsOf({ 'src/elements/a.ts': 'html`<p class=${`a-${b}`} ?hidden=${c}>${d}</p><i .x=${e}/>`' }), '');
  });

  it('finds files and rooms that grew too large', () => {
    assert.match(faultsOf({ 'src/model/a.ts': '\n'.repeat(200) + 'x' }), /201 lines; 150 are allowed/);
    const crowd = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`src/model/f${String(i)}.ts`, '']));
    assert.match(faultsOf(crowd), /holds 15 files/);
  });
});
