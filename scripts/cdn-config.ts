import { fileURLToPath } from 'node:url';
import { minifyHTMLLiterals } from 'minify-literals';
import type { InlineConfig, Plugin } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Takes the line breaks and indents out of Lit's templates and styles. */
const minifyTemplates: Plugin = {
  name: 'minify-templates',
  enforce: 'pre',
  async transform(code, id) {
    if (!id.includes('/src/') || !/\b(html|css)`/.test(code)) return null;
    const minified = await minifyHTMLLiterals(code, { fileName: id });
    return minified && { code: minified.code, map: null };
  },
};

/** Where the files go and what is left out of them. */
export interface CdnOptions {
  readonly outDir: string;
  /** Files that stand in for packages, by the name of the package. */
  readonly stubs?: Readonly<Record<string, string>>;
}

/**
 * How Vite builds the files for a script tag: one module with Lit inside, and what is fetched later as chunks beside it.
 */
export function cdnConfig({ outDir, stubs = { re2js: fromRoot('scripts/re2js-stub.js') } }: CdnOptions): InlineConfig {
  return {
    root: fromRoot('.'),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [minifyTemplates],
    resolve: { alias: stubs },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      // A library build has no preload helper, which would be most of a small chunk.
      lib: { entry: fromRoot('src/cdn.ts'), formats: ['es'] },
      rolldownOptions: {
        // What the chunks share stays in the entry: a request of its own would cost more than the bytes.
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          comments: false,
          entryFileNames: 'webinar-comments.js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}
