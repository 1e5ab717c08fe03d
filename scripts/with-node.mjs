// Runs a program of the workspace on its own Node 24, whatever Node started this: `node scripts/with-node.mjs FILE ARGS…`
import { spawn } from 'node:child_process'
import { installDependencies } from './install.mjs'
import { workspaceEnvironment, workspaceNode } from './paths.mjs'

await installDependencies()
const program = spawn(workspaceNode, process.argv.slice(2), { env: workspaceEnvironment(), stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal))
program.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)))
