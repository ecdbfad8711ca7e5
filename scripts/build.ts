import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildCdnFiles } from './cdn-files.js';
import { describeCdnFiles } from './cdn-manifest.js';
import { customElementsManifest, describeElement } from './custom-elements.js';
import { vsCodeCss, vsCodeHtml, webTypes } from './editor-data.js';
import { reactTypes, svelteTypes, vueTypes } from './framework-types.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const cdn = `${root}dist/cdn`;

function write(path: string, content: object | string): void {
  writeFileSync(root + path, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
}

const ours = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly name: string;
  readonly version: string;
};
const version = readFileSync(`${root}src/model/version.ts`, 'utf8');
write('src/model/version.ts', version.replace(/'.*'/, `'${ours.version}'`));

rmSync(`${root}dist`, { recursive: true, force: true });
const types = spawnSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (types.status !== 0) process.exit(1);
await buildCdnFiles({ outDir: cdn });
const files = describeCdnFiles(cdn, ours);
write('dist/cdn/manifest.json', files);

const element = describeElement();
mkdirSync(`${root}dist/types`);
write('dist/custom-elements.json', customElementsManifest(element));
write('dist/vscode.html-custom-data.json', vsCodeHtml(element));
write('dist/vscode.css-custom-data.json', vsCodeCss(element));
write('dist/web-types.json', webTypes(element, ours));
write('dist/types/react.d.ts', reactTypes(element));
write('dist/types/svelte.d.ts', svelteTypes(element));
write('dist/types/vue.d.ts', vueTypes(element));

console.log('dist/cdn                                    bytes     gzip');
for (const [name, { bytes, gzip }] of Object.entries(files.files)) {
  console.log(`${name.padEnd(40)} ${String(bytes).padStart(8)} ${String(gzip).padStart(8)}`);
}
