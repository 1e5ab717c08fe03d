import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// Before anything of ours is loaded: compiled code (and stripped types, where the sources run as they are) is kept between
// starts, which spares the server the time and the memory of the compiler.
enableCompileCache()
// What loading leaves behind would make V8 set 20 MB aside for new objects, and never give them back.
setFlagsFromString('--semi-space-growth-factor=1')
const { WeftError } = await import('@weft/ports')
const { ConfigError, readConfig, StartError, startServer } = await import('./index.ts')

/** Stopping is promised within 10 s; this is the end of patience. */
const stopMs = 9500

try {
  const server = await startServer(readConfig(process.env))
  setFlagsFromString('--semi-space-growth-factor=2')
  console.log(`weft listening on ${server.url}`)
  const stop = () => {
    setTimeout(() => process.exit(0), stopMs).unref()
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof StartError || error instanceof WeftError
  console.error(isExpected ? error.message : error)
  process.exitCode = 1
}
