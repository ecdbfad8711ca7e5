import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CdnManifest } from './cdn-manifest.js';
import { sizeRows, withSizes } from './readme-sizes.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}dist/cdn/manifest.json`, 'utf8')) as CdnManifest;
const readme = readFileSync(`${root}README.md`, 'utf8');
writeFileSync(`${root}README.md`, await withSizes(readme, sizeRows(manifest)));
