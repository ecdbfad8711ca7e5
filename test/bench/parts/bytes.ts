import { readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { pageOf } from '../../support/page-server.js';
import { Reader } from '../../support/reader.js';
import { until } from '../../support/until.js';
import { peerContestant } from '../contestants.js';
import { PEERS } from '../peers.js';
import { compared, type Row, type Section } from '../report.js';
import type { World } from '../world.js';

/** The smaller of the two kilobytes. */
const KB = 1000;

interface Weight {
  readonly files: readonly string[];
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Adds up the files that a real browser asks for in each way of using the element, and in reading with a peer. */
export async function measureBytes(world: World): Promise<Section> {
  const peers: (readonly [string, Weight])[] = [];
  for (const peer of PEERS) {
    const { url } = await peerContestant(world.site, peer).first(100);
    const reader = await Reader.arrive(world.browser, url);
    await reader.page.waitForSelector(peer.selector);
    peers.push([peer.name, await weigh(world, filesOf(reader))]);
    await reader.leave();
  }
  const lightest = peers.reduce((best, peer) => (peer[1].gzip < best[1].gzip ? peer : best));
  const own = await ownWeights(world);
  const limits: Readonly<Record<string, number>> = { 'before the first comments': 22, 'reading and live': 40 };
  const rows = [
    ...own.flatMap(([name, weight]) => rowsOf(`ours, ${name}`, weight, lightest, limits[name])),
    ...peers.flatMap(([name, weight]) => rowsOf(name, weight, lightest)),
  ];
  return {
    title: 'Bytes: all files that a browser asks for',
    rows,
    notes: own.map(([name, { files }]) => `${name}: ${files.map((file) => file.replace('/cdn/', '')).join(', ')}`),
  };
}

function filesOf({ requests }: Reader): readonly string[] {
  return requests.map((url) => new URL(url).pathname).filter((path) => /\.(js|css)$/.test(path));
}

async function ownWeights(world: World): Promise<readonly (readonly [string, Weight])[]> {
  const weights: (readonly [string, Weight])[] = [];
  const add = async (name: string, reader: Reader): Promise<void> => {
    weights.push([name, await weigh(world, filesOf(reader))]);
  };
  const local = world.site.publish('bytes-local.html', pageOf('<webinar-comments thread="bytes"></webinar-comments>'));
  const embedded = await Reader.arrive(world.browser, local);
  await embedded.sees('No comments yet');
  await embedded.page.waitForNetworkIdle({ concurrency: 2 });
  await add('reading embedded', embedded);
  await embedded.leave();

  const url = world.site.publish('bytes.html', pageOf(world.tag(await world.newThread(100))));
  const first = await Reader.arrive(world.browser);
  await first.page.evaluateOnNewDocument(() => {
    addEventListener('webinar-comments-ready', () => {
      const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
      requestAnimationFrame(() => Object.assign(window, { benchFiles: files }));
    });
  });
  await first.visit(url);
  const files = await first.page.waitForFunction(() => (window as { benchFiles?: readonly string[] }).benchFiles);
  const before = ((await files.jsonValue()) ?? []).filter((path) => path.endsWith('.js'));
  weights.push(['before the first comments', await weigh(world, before)]);
  await first.listens();
  await first.page.waitForNetworkIdle({ concurrency: 2 });
  await add('reading and live', first);
  await first.post('A comment of my own.');
  await first.sees('Sending', { gone: true });
  await until('the comment is sent', () => first.requests.some((request) => request.includes(':commit')));
  await add('reading, live and posting anonymously', first);
  await first.leave();
  return weights;
}

async function weigh(world: World, paths: readonly string[]): Promise<Weight> {
  const files = [...new Set(paths)];
  const all = await Promise.all(files.map((path) => readFile(world.site.pathOf(path))));
  const sum = (pack: (bytes: Buffer) => Buffer): number => all.reduce((total, bytes) => total + pack(bytes).length, 0);
  return {
    files,
    raw: sum((bytes) => bytes),
    gzip: sum((bytes) => gzipSync(bytes, { level: 9 })),
    brotli: sum((bytes) => brotliCompressSync(bytes)),
  };
}

function rowsOf(
  name: string,
  { files, raw, gzip, brotli }: Weight,
  [lightest, { gzip: least }]: readonly [string, Weight],
  kilobytes?: number,
): readonly Row[] {
  const note = `${raw.toLocaleString('en')} raw, ${brotli.toLocaleString('en')} brotli, ${String(files.length)} files`;
  const target = kilobytes !== undefined && { most: kilobytes * KB };
  return [compared({ what: `${name}: gzip`, value: gzip, unit: 'B', note, ...target }, lightest, least)];
}
