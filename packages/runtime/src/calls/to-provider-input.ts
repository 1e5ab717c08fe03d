import type { ModelCall } from '@weft/nodes'
import { type AssetId, isRecord, type Json, WeftError } from '@weft/ports'
import { stripProvenance } from '@weft/provenance'
import type { ModelProvider } from '@weft/provider'
import { type AssetStore, isAssetId } from '@weft/storage'

/** What making an input asks. */
export interface ProviderInputContext {
  readonly provider: ModelProvider
  readonly assets: AssetStore
  readonly signal: AbortSignal
}

/**
 * Makes the input of a call as the provider takes it: stored pictures and files become URLs. Secrets stay references
 * (see `fillSecrets`). Throws `asset_rejected` for an asset that is not in the store.
 */
export async function toProviderInput(
  input: ModelCall['input'],
  context: ProviderInputContext,
): Promise<{ readonly [name: string]: Json }> {
  const entries = await Promise.all(
    Object.entries(input).map(
      async ([name, value]): Promise<[string, Json]> => [name, await convert(value, context)],
    ),
  )
  return Object.fromEntries(entries)
}

async function convert(value: unknown, context: ProviderInputContext): Promise<Json> {
  if (Array.isArray(value)) return Promise.all(value.map((item: unknown) => convert(item, context)))
  if (isRecord(value)) {
    const { asset } = value
    if (typeof asset === 'string' && isAssetId(asset)) return upload(asset, context)
    const fields = await Promise.all(
      Object.entries(value).map(
        async ([name, field]): Promise<[string, Json]> => [name, await convert(field, context)],
      ),
    )
    return Object.fromEntries(fields)
  }
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  throw new WeftError({
    code: 'internal',
    message: `A model's input must be JSON, but holds ${typeof value}.`,
    retryable: false,
  })
}

async function upload(id: AssetId, { provider, assets, signal }: ProviderInputContext): Promise<string> {
  const [info, stored] = await Promise.all([assets.info(id), assets.read(id)])
  if (!info || !stored)
    throw new WeftError({
      code: 'asset_rejected',
      message: `The asset ${id} is not in the store. Upload it again.`,
      retryable: false,
    })
  const { mediaType } = info
  // Whoever runs the model gets the picture, and not the workflow behind it.
  const bytes = provider.sharesAssets === true ? stored : stripProvenance(stored)
  // The name says nothing but the kind: some models look at it to tell what a file is.
  const extension = mediaType.split('/')[1]?.replace(/^x-|\+.*$/g, '') ?? 'bin'
  return provider.uploadFile({ bytes, mediaType, name: `${id.slice(7, 23)}.${extension}` }, signal)
}
