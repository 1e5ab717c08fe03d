import { assetUrl } from '../../api/weft-client.ts'
import { picturesIn } from '../../state/pictures-in.ts'
import type { RunStore } from '../../state/run-store.ts'

/** Width in pixels of the pictures on painted boxes. */
const thumbnailWidth = 128

/** Pictures kept in memory. */
const mostKept = 2000

/** Small pictures by asset, fetched when they are first asked for. */
export interface Thumbnails {
  /** What a node made last, once it is loaded. */
  readonly of: (nodeId: string, results: RunStore['results']) => HTMLImageElement | undefined
}

/** Makes the store of thumbnails; `onLoad` is told when one that was asked for has come. */
export function createThumbnails(onLoad: () => void): Thumbnails {
  const images = new Map<string, HTMLImageElement>()
  return {
    of(nodeId, results) {
      const result = results[nodeId]
      if (!result) return undefined
      const [picture] = Object.values(result.outputs).flatMap(picturesIn)
      if (!picture) return undefined
      const known = images.get(picture.asset)
      if (known) return known.complete && known.naturalWidth > 0 ? known : undefined
      if (images.size >= mostKept) return undefined
      const image = new Image()
      image.addEventListener('load', onLoad)
      image.src = assetUrl(picture.asset, thumbnailWidth)
      images.set(picture.asset, image)
      return undefined
    },
  }
}
