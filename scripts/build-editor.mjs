import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { runCommand } from './run-command.mjs'

/** The page that the server hands out. */
const builtPage = join(root, 'apps', 'editor', 'dist', 'index.html')

/** What the bundle is made of; `node_modules` and the bundle itself left out. */
const sources = [
  'apps/editor',
  'packages/ports',
  'packages/workflow',
  'packages/nodes',
  'packages/engine',
  'packages/client',
  'packages/provider',
  'examples',
  'pnpm-lock.yaml',
]

/** @returns {number} when the newest file below a path was changed, in milliseconds since 1970 */
function newestChange(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  let newest = 0
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.includes('.test.')) continue
    newest = Math.max(newest, newestChange(join(path, entry.name)))
  }
  return newest
}

/** Builds the editor's bundle, unless the one there is newer than everything it is made of. */
export async function buildEditor() {
  const newest = Math.max(
    ...sources
      .map((source) => join(root, source))
      .filter(existsSync)
      .map(newestChange),
  )
  if (existsSync(builtPage) && statSync(builtPage).mtimeMs > newest) return
  console.log('weft: building the editor')
  const { code, output } = await runCommand(
    'npx',
    ['--no-install', 'vite', 'build', 'apps/editor', '--logLevel', 'warn'],
    { quiet: true },
  )
  if (code !== 0) {
    console.error(output)
    console.error('weft: the editor could not be built; what Vite said is above.')
    process.exit(code)
  }
  // Vite keeps the times of copied files; the page itself must count as new.
  const now = new Date()
  const { utimesSync } = await import('node:fs')
  if (!existsSync(builtPage)) writeFileSync(builtPage, '')
  utimesSync(builtPage, now, now)
}
