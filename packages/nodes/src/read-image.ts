import type { ImageValue, Value } from '@weft/ports'

const isAssetId = (value: unknown): value is ImageValue['asset'] =>
  typeof value === 'string' && value.startsWith('sha256:')

/** Reads an input as a picture; nothing when it is none. */
export const readImage = (value: Value | undefined): ImageValue | undefined => {
  if (typeof value !== 'object' || value === null || !('asset' in value) || !('width' in value))
    return undefined
  const { asset, mediaType, width, height } = value
  if (!isAssetId(asset) || typeof mediaType !== 'string') return undefined
  if (typeof width !== 'number' || typeof height !== 'number') return undefined
  return { asset, mediaType, width, height }
}
