import { fileURLToPath } from 'node:url';
import { minifyHTMLLiterals } from 'minify-literals';
import type { InlineConfig, Plugin, Rolldown } from 'vite';
import { BOUND } from './lean-template.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const MAIN = 'src/cdn.ts';

/** The file for a script tag; what it fetches later lies beside it. */
export const ENTRY_FILE = 'webinar-comments.js';

/** The file for a script tag that holds everything. */
export const WHOLE_FILE = 'webinar-comments.all.js';

/** What is built by itself and fetched by its name, beside the element; a later one may fetch an earlier one. */
export const ALONE = ['src/store/firestore/sdk-app-check.ts', 'src/store/firestore/identity/sdk-google-sign-in.ts'];

/** The name of a source file, without its ending. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -3);

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

/** Decorators of ours return nothing, so the compiler's helper for all that one may return is more than they need. */
const decorateShortly: Plugin = {
  name: 'decorate-shortly',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('helpers/esm/decorate.js')
      ? 'export default (decorators, target, name) => decorators.reduce((last, it) => it(last, name) ?? last, target);'
      : null,
};

/** What of Lit's templates needs a policy of Trusted Types, and what stands there instead. */
const WITHOUT_POLICY: readonly (readonly [theirs: string, ours: string])[] = [
  ['s?s.createPolicy("lit-html",{createHTML:t=>t}):void 0', 'void 0'],
  ['"$lit$"', `"${BOUND}"`],
  ['const s=l.createElement("template");return s.innerHTML=t,s', 'return templateOf(t)'],
];

/** Has Lit's templates made without markup, so that a page needs no policy for them. */
const withoutPolicy: Plugin = {
  name: 'without-policy',
  transform(code, id) {
    if (!id.endsWith('/lit-html/lit-html.js')) return null;
    const ours = WITHOUT_POLICY.reduce((text, [theirs, instead]) => {
      if (!text.includes(theirs)) this.error(`This version of lit-html has no ${theirs}: look at it anew.`);
      return text.replace(theirs, () => instead);
    }, code);
    return { code: `import { templateOf } from '${fromRoot('scripts/lean-template.ts')}';${ours}`, map: null };
  },
};

/**
 * The modules that an entry imports, and those import, without waiting. They are one file; the bundler by itself cuts
 * out of it what later chunks share in ways of their own, one more file before the first comments.
 */
function comesWith(entry: string, bundle: Rolldown.ChunkingContext): ReadonlySet<string> {
  const found = new Set([fromRoot(entry)]);
  // A set goes on to what was added meanwhile.
  for (const id of found) for (const next of bundle.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

/** Where the files go and what is left out of them. */
export interface CdnOptions {
  readonly outDir: string;
  /** The module to begin with: the element, or what is built by itself. */
  readonly entry?: string;
  /** The names of the files that were built by themselves already, by their modules. */
  readonly alone?: ReadonlyMap<string, string>;
  /** Whether everything goes into one file, without a chunk. */
  readonly isWhole?: boolean;
  /** Files that stand in for packages, by the name of the package. */
  readonly stubs?: Readonly<Record<string, string>>;
}

/**
 * How Vite builds the files for a script tag: one module with Lit inside, and what is fetched later as chunks beside it.
 */
export function cdnConfig({
  outDir,
  entry = MAIN,
  alone = new Map(),
  isWhole = false,
  stubs = { re2js: fromRoot('scripts/re2js-stub.js') },
}: CdnOptions): InlineConfig {
  return {
    root: fromRoot('.'),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [minifyTemplates, decorateShortly, withoutPolicy],
    resolve: {
      alias: [
        // The package itself; its directives know nothing of elements.
        { find: /^lit$/, replacement: fromRoot('scripts/lean-lit.ts') },
        ...Object.entries(stubs).map(([find, replacement]) => ({ find, replacement })),
      ],
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      // A library build has no preload helper, which would be most of a small chunk.
      // The whole file needs no `type="module"`: it also works where a CMS takes that away, and from a disk.
      lib: {
        entry: fromRoot(entry),
        ...(isWhole ? { formats: ['iife'], name: 'webinarComments' } : { formats: ['es'] }),
      },
      rolldownOptions: {
        // What the chunks share stays in the entry: a request of its own would cost more than the bytes.
        preserveEntrySignatures: 'allow-extension',
        // Those SDKs are built by themselves: what they share with each other and with the SDK of Firestore would be cut
        // out of each as one more file to wait for.
        external: isWhole ? [] : ALONE.filter((path) => path !== entry).map((path) => new RegExp(nameOf(path))),
        output: {
          // What others share with these stays in them, or a reader would fetch several files for one.
          codeSplitting: !isWhole && {
            includeDependenciesRecursively: false,
            groups: [
              {
                name: (id, bundle) => (comesWith(entry, bundle).has(id) ? 'entry' : null),
                debugName: 'entry',
              },
              {
                name: 'acting',
                test: /elements\/acting\/(acting|form|comment|own)-|i18n\/en\/en-acting|model\/(draft|counting)|events\/acting|widget\/(request-answers|sent-report)/,
              },
              { name: 'tail-keeper', test: /webchannel-blob|live\/(tail|thread|lean|listen|change-|poll)/ },
              {
                name: 'comment-writer',
                test: /writing\/(comment-writer|fetched|commit)|identity\/(author|id|open|viewer)|store\/(outbox|remembered)/,
              },
            ],
          },
          // All files lie in one folder, wherever their sources do.
          paths: (id: string) => {
            const path = ALONE.find((it) => id.endsWith(`/${nameOf(it)}.js`));
            return path === undefined ? id : `./${alone.get(path) ?? `${nameOf(path)}.js`}`;
          },
          minify: true,
          comments: false,
          // All but the name on the script tag tell their content, so that files of two versions never meet under one name.
          entryFileNames: isWhole ? WHOLE_FILE : entry === MAIN ? ENTRY_FILE : '[name]-[hash].js',
          strict: true,
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}
