import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BuildManifest, firstLoad } from './bundle/first-load.ts'

/** The built editor must not need more JavaScript than this before its canvas can be used: kB (1000 bytes), gzipped. */
const budget = 350

const folder = join(import.meta.dirname, '..', 'apps', 'editor', 'dist')
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
    `The editor needs ${total.toFixed(0)} kB of JavaScript (gzipped) before its canvas can be used; ${budget} are allowed. Fetch what is not needed at once with import(), as src/palette/node-palette.tsx does.\n${list.join('\n')}`,
  )
  process.exitCode = 1
} else console.log(`bundle: ${total.toFixed(1)} of ${budget} kB of JavaScript before the canvas can be used`)
