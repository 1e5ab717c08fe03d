import type { ResultView } from '@weft/client'
import type { StoredPicture } from '@weft/storage'
import { assetUrl } from './asset-url.ts'

/** A result as answers give it. */
export function viewResult(picture: StoredPicture): ResultView {
  const { inputs: _, workflowVersion: __, image, ...rest } = picture
  return { ...rest, image: { ...image, url: assetUrl(image.asset) } }
}
