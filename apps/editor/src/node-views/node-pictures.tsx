import type { NodeRunState } from '@weft/engine'
import type { ImageValue } from '@weft/ports'
import { assetUrl } from '../api/weft-client.ts'
import { imageDragType } from '../canvas/take-in.ts'
import { useNodePorts } from '../state/document-hooks.ts'
import { picturesIn } from '../state/pictures-in.ts'
import { useNodeResult, useNodeRun } from '../state/run-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { isStale } from './is-stale.ts'
import { LanePages } from './lane-pages.tsx'
import { PictureGrid } from './picture-grid.tsx'
import { PictureReserve } from './picture-reserve.tsx'
import { reserveWords } from './reserve-words.ts'

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
  const expected = outputs?.find(({ kind }) => isPictureKind(kind))
  if (pictures.length === 0 || !result)
    return reserve && expected ? (
      <PictureReserve {...(expected.size ? { size: expected.size } : {})}>
        {reserveWords('picture', run?.status)}
      </PictureReserve>
    ) : null
  const { simulated, runId, lanes = [] } = result
  const grid = (shown: readonly ImageValue[], first: number) => (
    <PictureGrid
      pictures={shown.map((image) => ({
        image,
        address: assetUrl(image.asset, shown.length > 1 ? 384 : 768),
      }))}
      simulated={simulated}
      stale={isStale(run)}
      dragType={imageDragType}
      onOpen={(index) =>
        openLightbox(
          pictures.map((image) => ({ image, simulated, nodeId, runId })),
          first + index,
        )
      }
    />
  )
  if (port === undefined || lanes.length < 2) return grid(pictures, 0)
  const { name } = port
  const ofLane = (lane: NodeRunState) => picturesIn(lane.outputs?.[name])
  const firstOf = (lane: NodeRunState) =>
    lanes.slice(0, lanes.indexOf(lane)).reduce((sum, other) => sum + ofLane(other).length, 0)
  return (
    <LanePages
      lanes={lanes}
      draw={(lane) => (ofLane(lane).length === 0 ? undefined : grid(ofLane(lane), firstOf(lane)))}
      all={grid(pictures, 0)}
    />
  )
}

function isPictureKind(kind: string): boolean {
  return kind === 'image' || kind === 'mask'
}
