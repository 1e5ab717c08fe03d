import { enableCompileCache } from 'node:module'

// Before anything of ours is loaded: stripped types and compiled code are kept between commands.
enableCompileCache()
const { runCli } = await import('./run-cli.ts')

const interrupted = new AbortController()
// The first Ctrl+C cancels and waits for the run to end; a second one leaves at once.
process.on('SIGINT', () => (interrupted.signal.aborted ? process.exit(130) : interrupted.abort()))
process.on('SIGTERM', () => interrupted.abort())

// Who reads the output may have seen enough (`weft … | head`): what the command does goes on.
for (const output of [process.stdout, process.stderr])
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

// A moving line needs escape sequences too: in a pipe, a file or on CI every line stands by itself.
const hasColours = process.stdout.isTTY === true && process.stderr.isTTY === true && !process.env.NO_COLOR

process.exitCode = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  hasColours,
  isInteractive: hasColours,
  signal: interrupted.signal,
})
