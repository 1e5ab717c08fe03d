import { join } from 'node:path'
import { root, workspaceNode } from '../paths.mjs'
import { runCommand } from '../run-command.mjs'
import { findBuild } from './find-build.mjs'

/** Where builds of the programs lie, each in a folder of its own. */
const folder = join(root, 'dist')

/** How often a build is tried again whose sources were changed meanwhile. */
const attempts = 3

/**
 * Gives the server and the `weft` command as a few files each, which load in half the time of the 1,400 that they are
 * made of; builds them first unless there is a build of just the sources that are there.
 *
 * @returns {Promise<{ server: string, weft: string }>} the programs' paths
 * @throws {Error} with what the bundler said when a source cannot be built
 */
export async function buildPrograms() {
  for (let attempt = 0; attempt <= attempts; attempt += 1) {
    const build = findBuild(folder, root)
    if (build !== undefined) return { server: join(build, 'server.js'), weft: join(build, 'weft.js') }
    // Not to standard output: that belongs to the command that is run.
    console.error('weft: building the server and the command')
    const bundle = [join('scripts', 'programs', 'bundle.ts'), folder]
    const { code, output } = await runCommand(workspaceNode, bundle, { quiet: true })
    if (code !== 0) throw new Error(`The server and the command could not be built:\n${output}`)
  }
  throw new Error('The server and the command could not be built: their sources change all the time.')
}
