import { assetUrl } from '../api/weft-client.ts'
import { imageDragType } from '../canvas/take-in.ts'
import { useNodePorts } from '../state/document-hooks.ts'
import { picturesIn } from '../state/pictures-in.ts'
import { useNodeResult, useNodeRun } from '../state/run-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { isStale } from './is-stale.ts'
import { PictureGrid } from './picture-grid.tsx'

/** The pictures that a node made last, large. A node that calls a model shows where its picture will be. */
export function NodePictures({ nodeId, reserve }: { readonly nodeId: string; readonly reserve: boolean }) {
  const outputs = useNodePorts(nodeId)?.outputs
  const result = useNodeResult(nodeId)
  const run = useNodeRun(nodeId)
  const openLightbox = useViewStore((state) => state.openLightbox)
  const port = outputs?.find(
    ({ kind, name }) => isPictureKind(kind) && picturesIn(result?.outputs[name]).length > 0,
  )
  const pictures = port ? picturesIn(result?.outputs[port.name]) : []
  if (pictures.length === 0 || !result)
    return reserve && outputs?.some(({ kind }) => isPictureKind(kind)) ? (
      <div className="card-reserve">
        {run?.status === 'running' ? 'The picture is on its way' : 'Run to see the picture here'}
      </div>
    ) : null
  const { simulated, runId } = result
  return (
    <PictureGrid
      pictures={pictures.map((image) => ({
        image,
        address: assetUrl(image.asset, pictures.length > 1 ? 384 : 768),
      }))}
      simulated={simulated}
      stale={isStale(run)}
      dragType={imageDragType}
      onOpen={(index) =>
        openLightbox(
          pictures.map((image) => ({ image, simulated, nodeId, runId })),
          index,
        )
      }
    />
  )
}

function isPictureKind(kind: string): boolean {
  return kind === 'image' || kind === 'mask'
}
