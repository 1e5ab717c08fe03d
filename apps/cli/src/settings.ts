import { resolve } from 'node:path'
import { parseCogAddresses } from '@weft/cog'
import type { RuntimeOptions } from '@weft/runtime'
import { CliError } from './cli-error.ts'

/** The simulator's and provider's variables as the server reads them; see configuration in the README. */
type Environment = Readonly<Record<string, string | undefined>>

/**
 * Options of an in-process runtime, from the same variables as the server's.
 *
 * @param projectDirectory where `./data` lies when `WEFT_DATA_DIR` is not set
 * @throws CliError naming the variable, what it must be and what it was
 */
export function readRuntimeOptions(environment: Environment, projectDirectory: string): RuntimeOptions {
  const token = environment.REPLICATE_API_TOKEN || undefined
  const chosen = environment.WEFT_PROVIDER || 'auto'
  if (!['auto', 'replicate', 'simulator'].includes(chosen)) {
    throw new CliError(`WEFT_PROVIDER must be auto, replicate or simulator, but is "${chosen}"`)
  }
  const cogAddresses = parseCogAddresses(environment.WEFT_COG_ADDRESSES ?? '')
  if (cogAddresses === undefined) {
    throw new CliError(
      `WEFT_COG_ADDRESSES must be addresses such as http://gpu-box:5000, with commas between, but is "${environment.WEFT_COG_ADDRESSES}"`,
    )
  }
  const provider = chosen === 'replicate' || chosen === 'simulator' ? chosen : 'auto'
  return {
    dataDirectory: resolve(environment.WEFT_DATA_DIR || resolve(projectDirectory, 'data')),
    provider,
    cogAddresses,
    ...(environment.WEFT_PRICES ? { pricesFile: resolve(environment.WEFT_PRICES) } : {}),
    ...(token === undefined ? {} : { replicateToken: token }),
    replicateBaseUrl: environment.REPLICATE_BASE_URL || 'https://api.replicate.com/v1',
    maxConcurrentPredictions: readCount(environment, 'WEFT_MAX_CONCURRENT_PREDICTIONS', 32, 1),
    simulatorLatencyMs: readCount(environment, 'WEFT_SIMULATOR_LATENCY_MS', 1000, 0),
    environment: (name) => environment[name],
  }
}

function readCount(environment: Environment, name: string, fallback: number, minimum: number): number {
  const text = environment[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < minimum) {
    throw new CliError(`${name} must be a whole number of at least ${minimum}, but is "${text}"`)
  }
  return value
}
