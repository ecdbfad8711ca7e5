import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { runCommand, snapshotArgs } from '../support/command.js';
import { TestFirestore } from '../support/firestore-rest.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

const CONSUMER = `
import { CommentsError, WebinarComments, type CommentStore } from 'webinar-comments';

const element = document.createElement('webinar-comments');
element.thread = 'sleep-and-mood-2026';
element.config = { projectId: 'a-project', apiKey: 'a-key' };
const store: CommentStore | null = element.store;
export const known: boolean = element instanceof WebinarComments && store === null;
// @ts-expect-error -- a heading level is a number
element.headingLevel = 'two';
export const error = new CommentsError('offline', 'No network.');
`;

const REACT_CONSUMER = `
import type { ReactNode } from 'react';
import { type WebinarCommentsPostEvent, WebinarComments } from 'webinar-comments/react';

const onPost = (event: WebinarCommentsPostEvent): string => event.commentId;
const keep = (element: WebinarComments | null): void => void element?.signIn();
const config = { projectId: 'a-project', apiKey: 'a-key' };
export const good: readonly ReactNode[] = [
  <webinar-comments key="1" ref={keep} className="replay" thread="t" config={config} headingLevel={3} />,
  <webinar-comments thread="t" project-id="a-project" heading-level="3" onwebinar-comments-post={onPost}>Loading</webinar-comments>,
];
export const bad: readonly ReactNode[] = [
  // @ts-expect-error -- a heading level is a number
  <webinar-comments headingLevel="two" />,
  // @ts-expect-error -- there is no such attribute
  <webinar-comments thraed="t" />,
  // @ts-expect-error -- a post event has no number of comments
  <webinar-comments onwebinar-comments-post={(event) => event.count} />,
];
`;

const STRICT = {
  compilerOptions: {
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    jsx: 'react-jsx',
    noEmit: true,
  },
  files: ['main.ts', 'replay.tsx'],
};

describe('the package', () => {
  let folder: string;
  let installed: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'webinar-comments-'));
    const [packed] = JSON.parse(npm('pack', '--json', '--pack-destination', folder)) as [{ readonly filename: string }];
    installed = join(folder, 'node_modules', 'webinar-comments');
    await mkdir(installed, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', installed, '--strip-components=1']);
    // What npm would install beside it, and the types of React, which a page in React has.
    const dependencies = Object.keys(JSON.parse(npm('pkg', 'get', 'dependencies')) as object);
    for (const name of [...dependencies, '@types/react', 'csstype']) {
      const place = join(folder, 'node_modules', name);
      await mkdir(dirname(place), { recursive: true });
      await symlink(join(root, 'node_modules', name), place);
    }
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(STRICT));
    await writeFile(join(folder, 'main.ts'), CONSUMER);
    await writeFile(join(folder, 'replay.tsx'), REACT_CONSUMER);
  });

  after(() => rm(folder, { recursive: true }));

  function npm(...args: readonly string[]): string {
    return execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }

  it('holds what a web team needs and nothing of the workshop', async () => {
    assert.deepEqual((await readdir(installed)).sort(), [
      'LICENSE',
      'README.md',
      'dist',
      'firestore.indexes.json',
      'firestore.rules',
      'package.json',
    ]);
  });

  it('gives a strict TypeScript project its types, with React and without', () => {
    try {
      execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { stdio: 'pipe' });
    } catch (thrown) {
      assert.fail(String((thrown as { readonly stdout: Buffer }).stdout));
    }
  });

  it('holds what it tells editors, frameworks and bundlers to look for', async () => {
    const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
      readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
      readonly customElements: string;
      readonly 'web-types': string;
    };
    const targets = Object.values(manifest.exports).flatMap((it) =>
      typeof it === 'string' ? [it] : Object.values(it),
    );
    for (const path of [...targets, manifest.customElements, manifest['web-types']]) {
      await access(join(installed, path.replace('/*', '')));
    }
  });

  it('can be imported where a server renders pages', () => {
    for (const name of [
      'webinar-comments',
      'webinar-comments/react',
      'webinar-comments/svelte',
      'webinar-comments/vue',
    ]) {
      const script = `const { WebinarComments } = await import('${name}'); console.log(WebinarComments.name)`;
      const options = { cwd: folder, encoding: 'utf8' } as const;
      const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], options);
      assert.equal(said, 'WebinarComments\n', name);
    }
  });

  it('brings a command that runs', async () => {
    const { bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
      readonly bin: Readonly<Record<string, string>>;
    };
    const program = join(installed, bin['webinar-comments'] ?? 'missing');
    assert.match(await readFile(program, 'utf8'), /^#!\/usr\/bin\/env node\n/);
    const out = join(folder, 'snapshot.json');
    const { code, stderr } = await runCommand(
      [...snapshotArgs(new TestFirestore('package'), 't'), '--out', out],
      program,
    );
    assert.equal(code, 0, stderr);
    assert.match(await readFile(out, 'utf8'), /"comments":\[\]/);
  });

  it('holds every file that its files for a script tag ask for', async () => {
    const cdn = join(installed, 'dist', 'cdn');
    const names = await readdir(cdn);
    for (const name of names) {
      const text = await readFile(join(cdn, name), 'utf8');
      for (const [, file = ''] of text.matchAll(/(?:from|import)\s*\(?\s*["'`]([^"'`]+\.js)["'`]/g)) {
        assert.ok(file.startsWith('./') && names.includes(file.slice(2)), `${name} asks for ${file}.`);
      }
    }
  });

  it('can be bundled by the page that uses it', async () => {
    const input = join(folder, 'main.ts');
    const output = (await build({
      root: folder,
      configFile: false,
      logLevel: 'warn',
      build: { write: false, lib: { entry: input, formats: ['es'], fileName: 'main' } },
    })) as readonly { readonly output: readonly { readonly fileName: string }[] }[];
    const names = output.flatMap((part) => part.output.map(({ fileName }) => fileName));
    assert.ok(names.includes('main.js'));
    assert.ok(names.some((name) => name.startsWith('sdk-live-tail-')));
  });
});
