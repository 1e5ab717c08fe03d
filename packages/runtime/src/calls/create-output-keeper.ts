import { isImageMediaType, sniffMediaType } from '@weft/images'
import {
  type FileValue,
  type ImageValue,
  type Json,
  type ModelSchema,
  type Value,
  WeftError,
} from '@weft/ports'
import type { Provenance } from '@weft/provenance'
import type { ModelProvider } from '@weft/provider'
import type { AssetStore } from '@weft/storage'
import { importAsset } from '../assets/import-asset.ts'
import { toAssetValue } from '../assets/to-asset-value.ts'
import { carryProvenance } from '../pictures/carry-provenance.ts'
import { keepOutput } from './keep-output.ts'

/** The most bytes of one output: videos are larger than what people upload. */
const maxOutputBytes = 256_000_000

/** Keeps the output files of one prediction, each as soon as it is seen and only once. */
export interface OutputKeeper {
  /** Stores the files of an output, also of one that is not complete yet, and gives it with values for URLs. */
  readonly keep: (output: Json) => Promise<Value>
}

/**
 * Makes the keeper of one prediction's outputs. Pictures are kept with their provenance, so equal ones give equal bytes.
 * A fetch that failed is tried again when the same URL is seen again.
 */
export function createOutputKeeper(
  { provider, assets }: { readonly provider: ModelProvider; readonly assets: AssetStore },
  {
    schema,
    provenance,
    signal,
  }: { readonly schema: ModelSchema; readonly provenance: Provenance; readonly signal: AbortSignal },
): OutputKeeper {
  const kept = new Map<string, Promise<ImageValue | FileValue>>()

  const fetchFile = async (url: string): Promise<ImageValue | FileValue> => {
    const { bytes: given, mediaType } = await provider.download(url, signal)
    const bytes = carryProvenance(given, provenance)
    // The bytes decide what a file is; a type that the header got wrong must not lose a paid result.
    const declared = isImageMediaType(mediaType) ? 'application/octet-stream' : mediaType
    try {
      return await importAsset(assets, bytes, { mediaType: declared, maxBytes: maxOutputBytes })
    } catch (error) {
      if (!(error instanceof WeftError) || error.code !== 'asset_rejected') throw error
      // A picture that we cannot open is paid for all the same: it is kept as a file.
      return toAssetValue(await assets.put(bytes, { mediaType: sniffMediaType(bytes) ?? declared }))
    }
  }

  return {
    keep: (output) =>
      keepOutput(output, schema, async (url, place) => {
        const file = kept.get(url) ?? fetchFile(url)
        kept.set(url, file)
        try {
          return await file
        } catch (error) {
          kept.delete(url)
          // Where the schema does not promise a file, an address that is not the provider's is just a text.
          if (place === 'unknown' && error instanceof WeftError && error.code === 'provider_failed')
            return undefined
          throw error
        }
      }),
  }
}
