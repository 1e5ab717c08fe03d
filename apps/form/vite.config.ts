import { defineConfig } from 'vite'

/** Where `npm start` listens; the development server hands it everything that is not the page's own. */
const server = { target: 'http://127.0.0.1:4600', changeOrigin: false }

export default defineConfig({
  base: '/app/',
  // The manifest is what `scripts/check-bundle.ts` measures the first load by.
  build: { manifest: true, target: 'es2022', sourcemap: false },
  server: { proxy: { '/api': server } },
})
