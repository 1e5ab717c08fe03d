import { inspectImage, isImageMediaType, sniffMediaType } from '@weft/images'
import { type FileValue, type ImageValue, WeftError } from '@weft/ports'
import type { AssetStore } from '@weft/storage'
import { maxAssetBytes } from './max-asset-bytes.ts'
import { toAssetValue } from './to-asset-value.ts'

/**
 * Inspects bytes from outside and stores them: a picture gives an `ImageValue`, anything else a `FileValue`. What the
 * bytes are is decided by themselves where they are of a known format, else by what was declared. Throws
 * `asset_rejected` for a damaged or too large picture, for bytes that are declared a picture and are none, and for no
 * bytes at all; `too_large` beyond 100 MB (or `maxBytes`).
 */
export async function importAsset(
  store: AssetStore,
  bytes: Uint8Array,
  declared: { readonly mediaType: string; readonly maxBytes?: number },
): Promise<ImageValue | FileValue> {
  const maxBytes = declared.maxBytes ?? maxAssetBytes
  if (bytes.byteLength > maxBytes)
    throw new WeftError({
      code: 'too_large',
      message: `A file may have at most ${Math.floor(maxBytes / 1e6)} MB, but this one has ${Math.ceil(bytes.byteLength / 1e6)} MB.`,
      retryable: false,
    })
  if (bytes.byteLength === 0) throw rejected('Expected a file, but it is empty.')
  const facts = await inspectImage(bytes)
  if (facts) return toAssetValue(await store.put(bytes, facts))
  const declaredType = normalMediaType(declared.mediaType)
  if (isImageMediaType(declaredType))
    throw rejected(
      `Expected a picture, as its type ${declaredType} says, but the bytes are ${sniffMediaType(bytes) ?? 'of no known format'}.`,
    )
  return toAssetValue(await store.put(bytes, { mediaType: sniffMediaType(bytes) ?? declaredType }))
}

/** Only `type/subtype` in lower case: it is sent to browsers as it is. */
function normalMediaType(declared: string): string {
  const type = declared.split(';')[0]?.trim().toLowerCase() ?? ''
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream'
}

function rejected(message: string): WeftError {
  return new WeftError({ code: 'asset_rejected', message, retryable: false })
}
