import type { ImageValue } from '@weft/ports'
import { weft } from '../../api/weft-client.ts'
import { parseAssetId } from '../parse-asset-id.ts'

/**
 * Stores a picture on the server and gives the value to put into the document.
 * Throws an Error that says why when it is no picture, or when the server does not take it.
 */
export async function uploadImage(blob: Blob): Promise<ImageValue> {
  const asset = await weft.assets.upload(blob, blob.type === '' ? 'application/octet-stream' : blob.type)
  if (asset.width === undefined || asset.height === undefined)
    throw new Error(`A picture was expected, but the file is ${asset.mediaType}.`)
  return {
    asset: parseAssetId(asset.id),
    mediaType: asset.mediaType,
    width: asset.width,
    height: asset.height,
  }
}
