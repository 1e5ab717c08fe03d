import { type ImageValue, isRecord } from '@weft/ports'
import { isAssetId } from '@weft/storage'

/** The stored pictures in a value, in their order, at any depth. */
export function imagesIn(value: unknown): readonly ImageValue[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn)
  if (!isRecord(value)) return []
  const { asset, mediaType, width, height } = value
  const isPicture =
    typeof asset === 'string' &&
    isAssetId(asset) &&
    typeof mediaType === 'string' &&
    typeof width === 'number' &&
    typeof height === 'number'
  return isPicture ? [{ asset, mediaType, width, height }] : Object.values(value).flatMap(imagesIn)
}
