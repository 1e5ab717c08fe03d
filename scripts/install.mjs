import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, workspaceNode } from './paths.mjs'
import { runCommand } from './run-command.mjs'

/** The package manager's version; `npx` fetches it, so that nothing but npm has to be there. */
const pnpm = 'pnpm@12.21.0'

/** A stamp of the lockfile that was installed last: makes a second start quick. */
const stampFile = join(root, 'node_modules', '.weft-installed')

/** @returns {string} what the stamp must hold for the present lockfile on this machine */
function presentStamp() {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'))
  return `${process.platform}-${process.arch} ${createHash('sha256').update(lock).digest('hex')}`
}

/**
 * Installs every dependency exactly as the lockfile says, unless that is done already.
 * Ends the process with a sentence when it fails.
 */
export async function installDependencies() {
  if (
    existsSync(stampFile) &&
    existsSync(workspaceNode) &&
    readFileSync(stampFile, 'utf8') === presentStamp()
  )
    return
  console.log('weft: installing dependencies (once; takes about half a minute)')
  const { code, output } = await runCommand(
    'npx',
    ['--yes', pnpm, 'install', '--frozen-lockfile', '--prefer-offline'],
    { quiet: true },
  )
  if (code !== 0) {
    console.error(output)
    console.error(
      'weft: could not install the dependencies; is the npm registry in reach? What pnpm said is above.',
    )
    process.exit(code)
  }
  writeFileSync(stampFile, presentStamp())
}
