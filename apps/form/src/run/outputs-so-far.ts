import type { InterfaceView } from '@weft/client'
import type { NodeRunState, RunState } from '@weft/engine'
import { readOwn, type Value } from '@weft/ports'

/** An output of a run as it stands. */
export interface ShownOutput {
  readonly name: string
  readonly value: Value
}

/** What came out so far, in the order of the interface: the outputs of the run, else what the nodes before them have made. */
export function outputsSoFar(run: RunState, outputs: InterfaceView['outputs']): readonly ShownOutput[] {
  const isOver = run.endedAt !== undefined
  return outputs.flatMap(({ name, from }) => {
    const value = readOwn(run.outputs, name) ?? (isOver ? undefined : valueAt(run, from))
    return value === undefined ? [] : [{ name, value }]
  })
}

function valueAt(run: RunState, from: string | undefined): Value | undefined {
  const dot = from?.indexOf('.') ?? -1
  if (from === undefined || dot < 1) return undefined
  const node = readOwn(run.nodes, from.slice(0, dot))
  return node === undefined ? undefined : outputOf(node, from.slice(dot + 1))
}

/** Of a node that runs once for each item: what the items so far have given, in their order. */
function outputOf(node: NodeRunState, port: string): Value | undefined {
  const whole = node.outputs === undefined ? undefined : readOwn(node.outputs, port)
  if (whole !== undefined || node.lanes === undefined) return whole
  const parts = node.lanes.flatMap((lane) => {
    const value = lane.outputs === undefined ? undefined : readOwn(lane.outputs, port)
    return value === undefined ? [] : Array.isArray(value) ? value : [value]
  })
  return parts.length === 0 ? undefined : parts
}
