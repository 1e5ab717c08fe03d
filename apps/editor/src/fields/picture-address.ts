import { assetUrl } from '../api/weft-client.ts'
import type { PictureReference } from './picture-value.ts'

/** The address at which the browser gets a picture; with a width in pixels, a thumbnail of a stored one. */
export function pictureAddress(picture: PictureReference, width?: number): string {
  return 'asset' in picture ? assetUrl(picture.asset, width) : picture.url
}
