import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `npm start` listens; the development server hands it everything that is not the editor's own. */
const server = { target: 'http://127.0.0.1:4600', changeOrigin: false }

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // The manifest is what `scripts/check-bundle.ts` measures the first load by.
  build: {
    manifest: true,
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // Without groups every module that a later part shares with the first load is a small file of its own, which
        // compresses badly: nearly all of these folders is in the first load anyway. What the entry needs to set Zod
        // up before all else is loaded stands apart.
        codeSplitting: {
          groups: [
            { name: 'zod', test: /node_modules\/zod\/|vite\/preload-helper/, priority: 2 },
            { name: 'base', test: /apps\/editor\/src\/(state|commands|api)\//, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/healthz': server, '/readyz': server, '/v1': server } },
})
