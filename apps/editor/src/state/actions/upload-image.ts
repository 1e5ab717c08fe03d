import type { ImageValue, Json } from '@weft/ports'
import { weft } from '../../api/weft-client.ts'
import { parseAssetId } from '../parse-asset-id.ts'

/** A picture that was stored, and what the server did to it before, in words. */
export interface StoredPicture extends ImageValue {
  readonly changes: readonly string[]
}

/** The most bytes that the server takes. */
const mostBytes = 100_000_000

/**
 * Stores a picture on the server, made ready to be worked on: upright, in sRGB, of a format that browsers show, not too
 * large. With `isExact` its bytes are stored as they are. Throws an Error that says why when it is no picture, or when the
 * server does not take it.
 */
export async function uploadImage(
  blob: Blob,
  options: { readonly isExact?: boolean } = {},
): Promise<StoredPicture> {
  if (blob.size > mostBytes)
    throw new Error(`A file may have at most 100 MB, but this one has ${Math.ceil(blob.size / 1e6)} MB.`)
  const type = blob.type === '' ? 'application/octet-stream' : blob.type
  const asset = await weft.assets.upload(blob, type, { prepare: options.isExact !== true })
  if (asset.width === undefined || asset.height === undefined)
    throw new Error(`A picture was expected, but the file is ${asset.mediaType}.`)
  return {
    asset: parseAssetId(asset.id),
    mediaType: asset.mediaType,
    width: asset.width,
    height: asset.height,
    changes: asset.changes ?? [],
  }
}

/** A stored picture as a document keeps it: its size goes along, so that it is known before the run. */
export function pictureParam({ asset, width, height }: ImageValue): Json {
  return { asset, width, height }
}
