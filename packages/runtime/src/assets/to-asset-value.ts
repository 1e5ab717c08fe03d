import type { FileValue, ImageValue } from '@weft/ports'
import type { AssetInfo } from '@weft/storage'

/** A stored asset as a value on a wire: a picture when its size is known, else a file. */
export function toAssetValue(info: AssetInfo): ImageValue | FileValue {
  const { id: asset, mediaType, bytes, width, height } = info
  return width !== undefined && height !== undefined
    ? { asset, mediaType, width, height }
    : { asset, mediaType, bytes }
}
