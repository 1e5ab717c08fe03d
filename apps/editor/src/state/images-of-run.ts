import type { RunState } from '@weft/engine'
import { picturesIn } from './pictures-in.ts'
import type { LightboxImage } from './view-store.ts'

/** The pictures a run made, each once, in the order of its nodes. */
export function imagesOfRun(run: RunState): readonly LightboxImage[] {
  const seen = new Set<string>()
  const images: LightboxImage[] = []
  for (const [nodeId, node] of Object.entries(run.nodes))
    for (const image of Object.values(node.outputs ?? {}).flatMap(picturesIn)) {
      if (seen.has(image.asset)) continue
      seen.add(image.asset)
      images.push({ image, simulated: run.simulated, nodeId, runId: run.id })
    }
  return images
}
