import { modelSchemaFromOpenApi, WeftError } from '@weft/ports'
import { canceledError, type ModelDescription } from '@weft/provider'
import type { CogProviderOptions } from './cog-provider-options.ts'
import { parseJson } from './parse-json.ts'
import { readHealth } from './read-health.ts'
import { readText } from './read-text.ts'
import { unreachable } from './unreachable.ts'

/**
 * Reads the schema of the model in a container (`GET /openapi.json`).
 * @throws `provider_unreachable` when nothing answers, `provider_failed` with the state of the container in words when
 * it gives no schema.
 */
export async function describeContainer(
  address: string,
  { fetch }: Pick<CogProviderOptions, 'fetch'>,
  signal: AbortSignal,
): Promise<ModelDescription> {
  let body: string
  try {
    const until = AbortSignal.any([signal, AbortSignal.timeout(15_000)])
    const response = await fetch(`${address}/openapi.json`, { signal: until, redirect: 'manual' })
    body = response.ok ? await readText(response, 10_000_000) : ''
  } catch (cause) {
    if (signal.aborted) throw canceledError()
    throw cause instanceof WeftError ? cause : unreachable(address, cause)
  }
  const schema = modelSchemaFromOpenApi(parseJson(body))
  if (schema === undefined) {
    const { words, state } = await readHealth(address, fetch, signal)
    const message = `${address} gives no schema of a model at /openapi.json. ${words}`
    throw new WeftError({ code: 'provider_failed', message, retryable: state === 'wait' })
  }
  return {
    ref: `cog:${address}`,
    owner: 'cog',
    name: address,
    version: '',
    official: false,
    description: `The model in the container at ${address}.`,
    schema,
  }
}
