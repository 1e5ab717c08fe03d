// `npm start`: installs, builds, and serves the editor and the API. Runs on the system's Node 20.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildPages } from './build-pages.mjs'
import { installDependencies } from './install.mjs'
import { root, workspaceEnvironment, workspaceNode } from './paths.mjs'

await installDependencies()
await buildPages()
const server = spawn(workspaceNode, [join('apps', 'server', 'src', 'main.ts')], {
  cwd: root,
  env: workspaceEnvironment(),
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) =>
  process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)),
)
