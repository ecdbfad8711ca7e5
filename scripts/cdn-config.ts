import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minifyHTMLLiterals } from 'minify-literals';
import { ownNames } from './own-names.js';
import { plainDecorators } from './plain-decorators.js';
import type { InlineConfig, Plugin, Rolldown } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const MAIN = 'src/cdn.ts';

/** The file for a script tag; what it fetches later lies beside it. */
export const ENTRY_FILE = 'webinar-comments.js';

/** The file for a script tag that holds everything. */
export const WHOLE_FILE = 'webinar-comments.all.js';

/** What is built by itself and fetched by its name, beside the element; a later one may fetch an earlier one. */
export const ALONE = ['src/store/firestore/sdk-app-check.ts', 'src/store/firestore/identity/sdk-google-sign-in.ts'];

/** The modules of the entry in the order that `npm run order` found to be the smallest. */
export const ORDER_FILE = 'scripts/module-order.json';

/** The name of a source file, without its ending. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -3);

/** Takes the line breaks, indents and spare quotes out of Lit's templates and styles. */
const minifyTemplates: Plugin = {
  name: 'minify-templates',
  enforce: 'pre',
  async transform(code, id) {
    if (!id.includes('/src/') || !/\b(html|css)`/.test(code)) return null;
    const minified = await minifyHTMLLiterals(code, { fileName: id, minifyOptions: { removeAttributeQuotes: true } });
    return minified && { code: minified.code, map: null };
  },
};

const withoutDecorators: Plugin = {
  name: 'without-decorators',
  enforce: 'pre',
  transform: (code, id) => plainDecorators(code, id),
};

/** Has the modules of the entry follow each other so that gzip finds much alike; one that is not named comes by itself. */
const inOrder: Plugin = {
  name: 'in-order',
  enforce: 'pre',
  transform(code, id) {
    if (id !== fromRoot(MAIN)) return null;
    const paths = JSON.parse(readFileSync(fromRoot(ORDER_FILE), 'utf8')) as readonly string[];
    const present = paths.map(fromRoot).filter((path) => existsSync(path));
    return { code: `${present.map((path) => `import '${path}';`).join('')}${code}`, map: null };
  },
};

const NAMESPACE = /__exportAll\(\{([^{}]*)\}\)/g;

/**
 * What a chunk gives to whoever fetches it is a plain object with getters. The bundler's helper for that would be a file
 * of its own, which every reader who listens had to fetch.
 */
const plainNamespaces: Plugin = {
  name: 'plain-namespaces',
  renderChunk(code) {
    if (!code.includes('__exportAll(')) return null;
    const plain = code
      .replaceAll(
        NAMESPACE,
        (_, getters: string) => `({${getters.replaceAll(/([\w$]+): \(\) => ([\w$]+)/g, 'get $1() { return $2 }')}})`,
      )
      .replace(/^import \{ \w+ as __exportAll \} from .*;$/m, '');
    return { code: plain, map: null };
  },
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((it) => it.type === 'chunk');
    for (const { fileName } of chunks.filter(({ name }) => name === 'rolldown-runtime')) {
      const user = chunks.find(({ code }) => code.includes(fileName));
      if (user) this.error(`${user.fileName} still needs ${fileName}: look at what the bundler writes now.`);
      Reflect.deleteProperty(bundle, fileName);
    }
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
  /** Whether the modules of the entry are put in order; they are unless they are looked at to find it. */
  readonly isOrdered?: boolean;
  /** Files that stand in for packages, by the name of the package. */
  readonly stubs?: Readonly<Record<string, string>>;
}

/**
 * How Vite builds the files for a script tag: one module with all it needs, and what is fetched later as chunks beside it.
 */
export function cdnConfig({
  outDir,
  entry = MAIN,
  alone = new Map(),
  isWhole = false,
  isOrdered = true,
  stubs = { re2js: fromRoot('scripts/re2js-stub.js') },
}: CdnOptions): InlineConfig {
  return {
    root: fromRoot('.'),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      withoutDecorators,
      minifyTemplates,
      isOrdered && inOrder,
      plainNamespaces,
      entry === MAIN && !isWhole && isOrdered && ownNames(ENTRY_FILE),
    ],
    resolve: {
      alias: [
        { find: /^lit$/, replacement: fromRoot('scripts/lean-lit.ts') },
        { find: /^lit\/directives\/(keyed|repeat)\.js$/, replacement: fromRoot('scripts/lean-directives.ts') },
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
        optimization: { inlineConst: true },
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
                test: /writing\/(comment-writer|draft-delivery|fetched|commit)|identity\/(author|id|open|project|sign-out|viewer)|store\/(outbox|remembered)/,
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
          // Chromium compiles the entry as it comes, and not each function when the page first calls it: six of ten are called
          // before the first comments, and the main thread has 5 % less to do (https://v8.dev/blog/explicit-compile-hints).
          postBanner: ({ isEntry }) => (isEntry && entry === MAIN && !isWhole ? '//# allFunctionsCalledOnLoad' : ''),
          // All but the name on the script tag tell their content, so that files of two versions never meet under one name.
          entryFileNames: isWhole ? WHOLE_FILE : entry === MAIN ? ENTRY_FILE : '[name]-[hash].js',
          strict: true,
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}
