import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compressFiles } from './compress-files.mjs'
import { root } from './paths.mjs'
import { runCommand } from './run-command.mjs'

/** The apps whose pages the server hands out. */
const apps = ['editor', 'form']

/** What the bundles are made of, beside their app; `node_modules` and the bundles themselves left out. */
const sources = [
  'packages/looks',
  'packages/ports',
  'packages/workflow',
  'packages/nodes',
  'packages/engine',
  'packages/client',
  'packages/provider',
  'packages/publish',
  'packages/rules',
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

/** Builds the bundles of the editor and of the form page, unless those there are newer than everything they are made of. */
export async function buildPages() {
  for (const app of apps) await build(app)
}

async function build(app) {
  const builtPage = join(root, 'apps', app, 'dist', 'index.html')
  const newest = Math.max(
    ...[`apps/${app}`, ...sources]
      .map((source) => join(root, source))
      .filter(existsSync)
      .map(newestChange),
  )
  if (existsSync(builtPage) && statSync(builtPage).mtimeMs > newest) return
  console.log(`weft: building the ${app}`)
  const { code, output } = await runCommand(
    'npx',
    ['--no-install', 'vite', 'build', `apps/${app}`, '--logLevel', 'warn'],
    { quiet: true },
  )
  if (code !== 0) {
    console.error(output)
    console.error(`weft: the ${app} could not be built; what Vite said is above.`)
    process.exit(code)
  }
  compressFiles(join(root, 'apps', app, 'dist'))
  // Vite keeps the times of copied files; the page itself must count as new.
  const now = new Date()
  const { utimesSync } = await import('node:fs')
  if (!existsSync(builtPage)) writeFileSync(builtPage, '')
  utimesSync(builtPage, now, now)
}
