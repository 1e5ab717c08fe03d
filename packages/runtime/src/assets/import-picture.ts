import { preparePicture } from '@weft/images'
import type { ImageValue } from '@weft/ports'
import type { AssetStore } from '@weft/storage'
import { importAsset } from './import-asset.ts'

/** A picture that was stored, and what was done to it before, in words. */
export interface ImportedPicture {
  readonly image: ImageValue
  readonly changes: readonly string[]
}

/**
 * Makes a picture ready to be worked on and stores it: upright, in sRGB, one frame, of a format that browsers show,
 * and not too large. Throws `asset_rejected` for what is no picture, `too_large` for too many bytes.
 */
export async function importPicture(
  store: AssetStore,
  bytes: Uint8Array,
  declaredType: string,
): Promise<ImportedPicture> {
  const prepared = await preparePicture(bytes, declaredType)
  const image = await importAsset(store, prepared.bytes, { mediaType: prepared.mediaType })
  if (!('width' in image)) throw new Error(`A prepared ${prepared.mediaType} is no picture any more.`)
  return { image, changes: prepared.changes }
}
