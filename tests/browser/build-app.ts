import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../start-server.ts'

/** What the bundles are made of beside their app, relative to the project. */
const sources = ['packages', 'examples']

/** Folders that are no source. */
const skipped = new Set(['node_modules', 'dist', 'test', 'fixtures'])

/** When the newest source below a path was changed, in milliseconds since 1970. */
function newestChange(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path)
    .filter((name) => !skipped.has(name) && !name.includes('.test.'))
    .reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), 0)
}

/** Builds an app's bundle, unless the one there is newer than everything it is made of. Throws with what Vite said. */
export async function buildApp(app: 'editor' | 'form'): Promise<void> {
  const page = join(root, `apps/${app}/dist/index.html`)
  const newest = Math.max(...[`apps/${app}`, ...sources].map((source) => newestChange(join(root, source))))
  if (existsSync(page) && statSync(page).mtimeMs > newest) return
  const program = join(root, `apps/${app}/node_modules/.bin/vite`)
  const child = spawn(program, ['build', '--logLevel', 'warn'], {
    cwd: join(root, `apps/${app}`),
    // Vitest says `test`, by which React would be built as for development: half as large again, and slower.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.on('exit', (exit) => resolve(exit)))
  if (code !== 0) throw new Error(`The ${app} could not be built:\n${said}`)
  const now = new Date()
  utimesSync(page, now, now)
}
