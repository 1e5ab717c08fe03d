import type { AssetId, Json } from '@weft/ports'
import { readPath } from './read-path.ts'

/** A picture as a document names it: stored bytes or an address. */
export type PictureReference = { readonly asset: AssetId } | { readonly url: string }

/** Reads a picture param or a picture value of a run; nothing when it is neither an asset nor an address. */
export function readPicture(value: Json | undefined): PictureReference | undefined {
  if (typeof value === 'string') return /^(https:|data:image\/)/.test(value) ? { url: value } : undefined
  const asset = readPath(value, ['asset'])
  return isAssetId(asset) ? { asset } : undefined
}

/** Whether a value is the name of stored bytes. */
export function isAssetId(value: unknown): value is AssetId {
  return typeof value === 'string' && value.startsWith('sha256:')
}
