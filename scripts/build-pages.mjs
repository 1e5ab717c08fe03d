import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { compressFiles } from './compress-files.mjs'
import { root } from './paths.mjs'
import { runCommand } from './run-command.mjs'

/** Folders that are no source. */
const skipped = new Set(['node_modules', 'dist', 'test', 'fixtures'])

/** @returns {number} when the newest source below a path was changed, in milliseconds since 1970 */
function newestChange(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path)
    .filter((name) => !skipped.has(name) && !name.includes('.test.'))
    .reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), 0)
}

/** @returns {Set<string>} the folders of our packages that a package or an app is made of, whatever is between them */
function packagesOf(home, found = new Set()) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, home, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) {
    const folder = name.replace(/^@weft\//, 'packages/')
    if (folder === name || found.has(folder)) continue
    found.add(folder)
    packagesOf(folder, found)
  }
  return found
}

/** Builds the pages that the server hands out, unless those there are newer than everything they are made of. */
export async function buildPages() {
  await buildPage('editor')
  await buildPage('form')
}

/**
 * Builds the page of one app, unless the one there is newer than everything it is made of.
 *
 * @param {'editor' | 'form'} app
 * @throws {Error} with what Vite said when it cannot be built
 */
export async function buildPage(app) {
  const home = `apps/${app}`
  const page = join(root, home, 'dist', 'index.html')
  const sources = [home, ...packagesOf(home), 'examples', 'pnpm-lock.yaml']
  const newest = Math.max(...sources.map((source) => newestChange(join(root, source))))
  if (existsSync(page) && statSync(page).mtimeMs > newest) return
  console.log(`weft: building the ${app}`)
  const { code, output } = await runCommand('vite', ['build', home, '--logLevel', 'warn'], {
    quiet: true,
    // Vitest says `test`, by which React would be built as for development: half as large again, and slower.
    environment: { NODE_ENV: 'production' },
  })
  if (code !== 0) throw new Error(`The ${app} could not be built:\n${output}`)
  compressFiles(join(root, home, 'dist'))
  // The page counts as new from now on, with the files beside it.
  const now = new Date()
  utimesSync(page, now, now)
}
