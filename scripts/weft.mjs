// `npm run weft -- ARGS…`: the command, built when its sources were changed, on the workspace's own Node 24.
import { spawn } from 'node:child_process'
import { installDependencies } from './install.mjs'
import { workspaceEnvironment, workspaceNode } from './paths.mjs'
import { buildPrograms } from './programs/build-programs.mjs'

await installDependencies()
const { weft } = await buildPrograms()
const program = spawn(workspaceNode, [weft, ...process.argv.slice(2)], {
  env: workspaceEnvironment(),
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal))
program.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)))
