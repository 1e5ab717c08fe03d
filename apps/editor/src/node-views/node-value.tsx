import type { Value } from '@weft/ports'
import { assetUrl } from '../api/weft-client.ts'
import { edgeEnd } from '../canvas/edge-end.ts'
import { imageDragType } from '../canvas/take-in.ts'
import { useIncoming, useNodePorts } from '../state/document-hooks.ts'
import { picturesIn } from '../state/pictures-in.ts'
import { useNodeResult, useNodeRun } from '../state/run-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { holdWheel } from '../ui/hold-wheel.ts'
import { isStale } from './is-stale.ts'
import { PictureGrid } from './picture-grid.tsx'
import { PictureReserve } from './picture-reserve.tsx'
import { reserveWords } from './reserve-words.ts'

/** What arrives at a node that gives nothing on: pictures, a text, a number, JSON. */
export function ArrivedValue({ nodeId, input }: { readonly nodeId: string; readonly input: string }) {
  const incoming = useIncoming(nodeId, input)
  const from = edgeEnd(incoming[0]?.from ?? '')
  const source = useNodeResult(from.nodeId)
  const expected = useNodePorts(from.nodeId)?.outputs.find(({ name }) => name === from.port)
  const own = useNodeResult(nodeId)
  const value = own?.outputs[input] ?? source?.outputs[from.port]
  const run = useNodeRun(nodeId)
  const sourceRun = useNodeRun(from.nodeId)
  const stale = [run, sourceRun].some(isStale)
  const words =
    incoming.length === 0 ? 'Wire something here' : reserveWords('value', run?.status, sourceRun?.status)
  if (value === undefined)
    return <PictureReserve {...(expected?.size ? { size: expected.size } : {})}>{words}</PictureReserve>
  return (
    <ValueView nodeId={nodeId} value={value} simulated={(own ?? source)?.simulated ?? false} stale={stale} />
  )
}

/** A value of a run, shown as what it is. */
export function ValueView(props: {
  readonly nodeId: string
  readonly value: Value
  readonly simulated: boolean
  /** From an earlier run than the last one. */
  readonly stale: boolean
}) {
  const { nodeId, value, simulated, stale } = props
  const openLightbox = useViewStore((state) => state.openLightbox)
  const pictures = picturesIn(value)
  if (pictures.length > 0)
    return (
      <PictureGrid
        pictures={pictures.map((image) => ({
          image,
          address: assetUrl(image.asset, pictures.length > 1 ? 384 : 768),
        }))}
        simulated={simulated}
        stale={stale}
        dragType={imageDragType}
        onOpen={(index) =>
          openLightbox(
            pictures.map((image) => ({ image, simulated, nodeId })),
            index,
          )
        }
      />
    )
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain ? (
    <p
      className="card-value nodrag"
      data-kind={typeof value}
      data-stale={stale || undefined}
      onWheelCapture={holdWheel}
    >
      {String(value)}
    </p>
  ) : (
    <pre className="card-value nodrag" data-stale={stale || undefined} onWheelCapture={holdWheel}>
      {JSON.stringify(value, null, 2)}
    </pre>
  )
}
