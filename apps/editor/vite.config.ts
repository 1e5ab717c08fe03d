import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstLoadGroup } from './first-load-group.ts'
import { firstLoadHints } from './first-load-hints.ts'
import { partsList } from './parts-list.ts'

/** Where `npm start` listens; the development server hands it everything that is not the editor's own. */
const server = { target: 'http://127.0.0.1:4600', changeOrigin: false }

export default defineConfig({
  plugins: [react(), tailwindcss(), partsList(), firstLoadHints()],
  build: {
    // The manifest is what `scripts/check-bundle.ts` measures the first load by.
    manifest: true,
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: [firstLoadGroup(import.meta.dirname)] } } },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/healthz': server, '/readyz': server, '/v1': server } },
})
