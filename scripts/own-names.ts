import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/** What a file gives to others, as the bundler writes it: `export{a as $,b as A}`. */
const EXPORTS = /export\{([^{}]*)\};?\s*$/;

/** What a file takes from another. */
const IMPORTS = /import\{([^{}]*)\}from(["'`])\.\/([^"'`]+)\2/g;

/** The names in such a list, each with the one that it is given. */
function pairsOf(list: string): readonly (readonly [name: string, as: string])[] {
  return list.split(',').map((it) => {
    const [name = '', as = name] = it.split(' as ');
    return [name, as];
  });
}

/**
 * Has the entry, whose module exports nothing itself, give its parts to the chunks under the names that they have in it
 * already, `export{a,b}`: second names are bytes that every reader downloads.
 */
export function ownNames(entryFile: string): Plugin {
  let entryCode = '';
  return {
    name: 'own-names',
    renderChunk(code, { isEntry }) {
      if (isEntry) entryCode = code;
      return null;
    },
    /** The minifier makes those names out of that code, so the hash in the name of whoever uses them tells of it too. */
    augmentChunkHash({ imports }) {
      if (!imports.includes(entryFile)) return;
      if (!entryCode) this.error('The chunks get their names before the entry was written.');
      return createHash('sha256').update(entryCode).digest('hex');
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((it): it is Rolldown.OutputChunk => it.type === 'chunk');
      const entry = chunks.find(({ fileName }) => fileName === entryFile);
      const list = EXPORTS.exec(entry?.code ?? '')?.[1];
      if (!entry || list === undefined)
        return this.error('The entry exports nothing: look at what the bundler writes now.');
      const inside = new Map(pairsOf(list).map(([name, as]) => [as, name]));
      entry.code = entry.code.replace(EXPORTS, `export{${[...inside.values()].join(',')}};`);
      for (const chunk of chunks) {
        chunk.code = chunk.code.replace(IMPORTS, (statement, names: string, quote: string, file: string) => {
          if (file !== entryFile) return statement;
          const renamed = pairsOf(names).map(([name, as]) => `${inside.get(name) ?? this.error(name)} as ${as}`);
          return `import{${renamed.join(',')}}from${quote}./${file}${quote}`;
        });
        if (chunk.dynamicImports.includes(entryFile))
          this.error(`${chunk.fileName} fetches the entry under its names.`);
      }
    },
  };
}
