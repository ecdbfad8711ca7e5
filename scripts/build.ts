import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { ALONE, cdnConfig } from './cdn-config.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const cdn = `${root}dist/cdn`;

rmSync(`${root}dist`, { recursive: true, force: true });
const types = spawnSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (types.status !== 0) process.exit(1);
await build(cdnConfig({ outDir: cdn }));
for (const entry of ALONE) await build(cdnConfig({ outDir: cdn, entry }));

console.log('dist/cdn                                    bytes     gzip');
for (const name of readdirSync(cdn).sort()) {
  const bytes = readFileSync(`${cdn}/${name}`);
  const gzip = gzipSync(bytes, { level: 9 }).length;
  console.log(`${name.padEnd(40)} ${String(bytes.length).padStart(8)} ${String(gzip).padStart(8)}`);
}
