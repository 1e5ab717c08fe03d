#!/usr/bin/env node
// Hands over to the workspace's Node 24 when the Node that started this cannot run TypeScript as it is.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const program = join(here, '..', 'src', 'main.ts')
const workspaceNode = join(here, '..', '..', '..', 'node_modules', 'node', 'bin', 'node')

if (Number.parseInt(process.versions.node, 10) >= 24 || !existsSync(workspaceNode)) {
  await import(program)
} else {
  const child = spawn(workspaceNode, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}
