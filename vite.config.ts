import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** Serves the sources under the name that the built file has, so that the demo embeds the element as any page does. */
const embed: Plugin = {
  name: 'webinar-comments-embed',
  resolveId: (id) => (id === '/webinar-comments.js' ? fileURLToPath(new URL('src/cdn.ts', import.meta.url)) : null),
};

export default defineConfig({
  root: fileURLToPath(new URL('demo', import.meta.url)),
  plugins: [embed],
  // The samples in `frameworks` have packages of their own.
  optimizeDeps: { entries: ['*.html'] },
  server: { fs: { allow: [fileURLToPath(new URL('.', import.meta.url))] } },
});
