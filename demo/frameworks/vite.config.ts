import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    // Without this, Vue looks for a component of that name and warns that there is none.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'webinar-comments' } } }),
    svelte(),
  ],
  // This folder's `webinar-comments` is a link to the repository around it.
  resolve: { preserveSymlinks: true },
  base: './',
  build: {
    target: 'es2022',
    rolldownOptions: { input: ['html', 'react', 'vue', 'svelte', 'binding'].map((name) => `${name}/index.html`) },
  },
});
