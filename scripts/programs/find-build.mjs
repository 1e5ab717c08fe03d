import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The file of a build that says what it was made of. */
export const sourcesFile = 'sources.json'

/**
 * A file as it was when it was built: its time and size tell quickly that it is the same, its digest surely.
 *
 * @typedef {{ mtimeMs: number, size: number, digest: string }} BuiltSource
 */

/** @param {string | Uint8Array} content */
export function digestOf(content) {
  return createHash('sha256').update(content).digest('base64url')
}

/**
 * Finds a build that was made of just the sources that are there. Several may be kept, so that another branch, and
 * programs that still run, have theirs.
 *
 * @param {string} folder of the builds, each a folder with a `sources.json`
 * @param {string} root that the paths of sources start at
 * @returns {string | undefined} its path
 */
export function findBuild(folder, root) {
  return buildsIn(folder).find((build) => isFresh(build, root))
}

/**
 * @param {string} folder of the builds
 * @returns {string[]} the paths of finished builds, the newest first
 */
export function buildsIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((build) => existsSync(join(build, sourcesFile)))
    .map((build) => ({ build, mtimeMs: statSync(build).mtimeMs }))
    .sort((a, b) => b.mtimeMs - a.mtimeMs)
    .map(({ build }) => build)
}

/** @returns {boolean} whether every source of a build is what it was */
function isFresh(build, root) {
  /** @type {Record<string, BuiltSource>} */
  const sources = JSON.parse(readFileSync(join(build, sourcesFile), 'utf8'))
  return Object.entries(sources).every(([path, source]) => isSame(join(root, path), source))
}

/** @param {BuiltSource} source */
function isSame(file, { mtimeMs, size, digest }) {
  const now = statSync(file, { throwIfNoEntry: false })
  if (now === undefined || now.size !== size) return false
  return now.mtimeMs === mtimeMs || digestOf(readFileSync(file)) === digest
}
