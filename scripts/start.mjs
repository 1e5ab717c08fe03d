// `npm start`: installs, builds, and serves the editor and the API. Runs on the system's Node 20.
import { spawn } from 'node:child_process'
import { buildPages } from './build-pages.mjs'
import { installDependencies } from './install.mjs'
import { root, workspaceEnvironment, workspaceNode } from './paths.mjs'
import { buildPrograms } from './programs/build-programs.mjs'

await installDependencies()
await buildPages()
const programs = await buildPrograms()
const server = spawn(workspaceNode, [programs.server], {
  cwd: root,
  env: workspaceEnvironment(),
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) =>
  process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)),
)
