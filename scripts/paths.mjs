import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's top folder, as an absolute path. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The workspace's own Node 24, once it is installed. */
export const workspaceNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** The environment in which the workspace's Node and tools come first. */
export function workspaceEnvironment() {
  const bin = join(root, 'node_modules', '.bin')
  const nodeBin = dirname(workspaceNode)
  const separator = process.platform === 'win32' ? ';' : ':'
  return { ...process.env, PATH: [nodeBin, bin, process.env.PATH].join(separator) }
}
