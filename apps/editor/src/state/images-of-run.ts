import type { RunState } from '@weft/engine'
import type { WorkflowDocument } from '@weft/workflow'
import { picturesIn } from './pictures-in.ts'
import { portsOf } from './ports-of.ts'
import type { LightboxImage } from './view-store.ts'

/** Whether a node brought its pictures along, or made masks only: they are means, not results. */
function isMeans(document: WorkflowDocument, nodeId: string): boolean {
  const ports = portsOf(document, nodeId)
  if (ports === undefined) return false
  const hasOnlyMasks = ports.outputs.length > 0 && ports.outputs.every((port) => port.kind === 'mask')
  return ports.inputs.length === 0 || hasOnlyMasks
}

/** The pictures a run made, each once, in the order of its nodes; `document` says which nodes only brought theirs. */
export function imagesOfRun(run: RunState, document: WorkflowDocument): readonly LightboxImage[] {
  const seen = new Set<string>()
  const images: LightboxImage[] = []
  for (const [nodeId, node] of Object.entries(run.nodes)) {
    if (isMeans(document, nodeId)) continue
    for (const image of Object.values(node.outputs ?? {}).flatMap(picturesIn)) {
      if (seen.has(image.asset)) continue
      seen.add(image.asset)
      images.push({ image, simulated: run.simulated, nodeId, runId: run.id })
    }
  }
  return images
}
