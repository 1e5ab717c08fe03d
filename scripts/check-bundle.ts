import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BuildManifest, firstLoad } from './bundle/first-load.ts'

/** What each page may need of JavaScript before it can be used: kB (1000 bytes), gzipped. */
const budgets = { editor: 350, form: 80 }

for (const [app, budget] of Object.entries(budgets)) {
  const folder = join(import.meta.dirname, '..', 'apps', app, 'dist')
  const manifest: BuildManifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'))
  const sizes = firstLoad(manifest).map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(folder, file))).length,
  }))
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
  const list = sizes
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ file, bytes }) => `  ${(bytes / 1000).toFixed(1).padStart(6)} kB  ${file}`)
  if (total > budget) {
    console.error(
      `The ${app} needs ${total.toFixed(0)} kB of JavaScript (gzipped) before it can be used; ${budget} are allowed. Fetch what is not needed at once with import(), as apps/editor/src/palette/node-palette.tsx does.\n${list.join('\n')}`,
    )
    process.exitCode = 1
  } else
    console.log(`bundle: ${total.toFixed(1)} of ${budget} kB of JavaScript before the ${app} can be used`)
}
