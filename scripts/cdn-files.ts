import { build, type Rolldown } from 'vite';
import { ALONE, cdnConfig, type CdnOptions } from './cdn-config.js';

/** Builds the files for a script tag into an empty folder: the split ones, and the one with everything. */
export async function buildCdnFiles(options: Pick<CdnOptions, 'outDir' | 'stubs'>): Promise<void> {
  const alone = new Map<string, string>();
  for (const entry of ALONE) alone.set(entry, nameOfEntry(await build(cdnConfig({ ...options, entry, alone }))));
  await build(cdnConfig({ ...options, alone }));
  await build(cdnConfig({ ...options, isWhole: true }));
}

function nameOfEntry(built: Awaited<ReturnType<typeof build>>): string {
  const outputs = [built].flat() as readonly Rolldown.RolldownOutput[];
  const entry = outputs.flatMap(({ output }) => output).find((file) => file.type === 'chunk' && file.isEntry);
  if (!entry) throw new Error('The build wrote no entry.');
  return entry.fileName;
}
