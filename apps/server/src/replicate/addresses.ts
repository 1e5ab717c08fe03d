import type { Json, Value } from '@weft/ports'
import { type FileAddress, toCogValue } from '@weft/publish'
import { toPredictionId } from './prediction-id.ts'

/** Addresses that a prediction names, on the server's own origin. */
export interface PredictionAddresses {
  readonly get: string
  readonly cancel: string
  readonly stream: string
  readonly web: string
  readonly file: FileAddress
}

/**
 * Makes the addresses of a run's prediction. Files and the stream are read without a token, as at Replicate: who has
 * the address, which holds the prediction's id, may read them.
 */
export function addressesOf(origin: string, runId: string): PredictionAddresses {
  const id = toPredictionId(runId)
  return {
    get: `${origin}/v1/predictions/${id}`,
    cancel: `${origin}/v1/predictions/${id}/cancel`,
    stream: `${origin}/delivery/${id}/stream`,
    web: `${origin}/`,
    file: ({ asset, mediaType }) =>
      `${origin}/delivery/${id}/${asset.slice('sha256:'.length)}.${extensionOf(mediaType)}`,
  }
}

/** Inputs as a prediction shows them: stored files by their addresses. */
export function showInputs(
  inputs: { readonly [name: string]: Value },
  file: FileAddress,
): { readonly [name: string]: Json } {
  const shown = Object.entries(inputs).map(([name, value]): [string, Json] => [name, toCogValue(value, file)])
  return Object.fromEntries(shown)
}

/** Says to people and programs what a file is; the server tells it by `Content-Type` besides. */
function extensionOf(mediaType: string): string {
  const kind = /^[a-z]+\/(?:x-)?([a-z0-9]+)/i.exec(mediaType)?.[1]?.toLowerCase() ?? 'bin'
  return kind === 'jpeg' ? 'jpg' : kind
}
