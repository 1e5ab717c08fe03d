import { WeftError } from '@weft/ports'
import { readConfig } from './config.ts'
import { ConfigError } from './config-error.ts'
import { StartError } from './start-error.ts'
import { startServer } from './start-server.ts'

/** Stopping is promised within 10 s; this is the end of patience. */
const stopMs = 9500

try {
  const server = await startServer(readConfig(process.env))
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
