import type { ResultView } from '@weft/client'
import { parseAssetId } from '../state/parse-asset-id.ts'
import type { LightboxImage } from '../state/view-store.ts'

/** A result as the viewers show it. */
export function toLightboxImage(result: ResultView): LightboxImage {
  const { image, runId, nodeId, simulated, prompt } = result
  return {
    image: {
      asset: parseAssetId(image.asset),
      mediaType: image.mediaType,
      width: image.width,
      height: image.height,
    },
    simulated,
    runId,
    nodeId,
    result,
    ...(prompt === undefined ? {} : { title: prompt }),
  }
}
