import type { Json } from '@weft/ports'
import type { Frame, WorkflowDocument, WorkflowEdge } from '@weft/workflow'
import { z } from 'zod'

/** A place inside a node's params. */
type Path = readonly (string | number)[]

/**
 * What a frame keeps of the sweep that it holds, so that its results can be told apart and it can be taken away again:
 * part of the layout, which no run looks at.
 */
export interface SweepMark {
  /** The node that lays the pictures out. */
  readonly grid: string
  /** In the order of the lists, the one that changes fastest last. */
  readonly axes: readonly SweepMarkAxis[]
  /** The nodes it added. */
  readonly nodes: readonly string[]
  /** The wires it took the place of. */
  readonly wires: readonly WorkflowEdge[]
  /** The params it changed. */
  readonly params: readonly SweepMarkParam[]
  /** The models that it pinned. */
  readonly pins?: readonly string[]
}

/** One list of a sweep, and the parameter that takes its values. */
export interface SweepMarkAxis {
  /** As lineage names it: `nodeId.port`. */
  readonly list: string
  readonly title: string
  readonly nodeId: string
  readonly path: Path
  /** The text in which the value takes the place of these words; without it, the value is all there is. */
  readonly text?: { readonly of: string; readonly words: string; readonly isTemplate: boolean }
  /** The models compared, each with the node that calls it: the values are those of the wires of the grid. */
  readonly models?: readonly { readonly nodeId: string; readonly reference: string }[]
}

/** A param that a sweep changed: what was there (nothing, where `before` is missing) and what it wrote. */
export interface SweepMarkParam {
  readonly nodeId: string
  readonly path: Path
  readonly before?: Json
  readonly wrote: Json
}

const path = z.array(z.union([z.string(), z.number()]))

const sweepMarkSchema = z.object({
  grid: z.string(),
  axes: z.array(
    z.object({
      list: z.string(),
      title: z.string(),
      nodeId: z.string(),
      path,
      text: z.object({ of: z.string(), words: z.string(), isTemplate: z.boolean() }).exactOptional(),
      models: z.array(z.object({ nodeId: z.string(), reference: z.string() })).exactOptional(),
    }),
  ),
  nodes: z.array(z.string()),
  wires: z.array(z.object({ from: z.string(), to: z.string() })),
  params: z.array(z.object({ nodeId: z.string(), path, before: z.json().exactOptional(), wrote: z.json() })),
  pins: z.array(z.string()).exactOptional(),
})

/** The key of a frame that holds its mark. */
export const sweepKey = 'sweep'

/** A frame that holds a sweep. */
export interface SweepFrame {
  readonly frame: Frame
  readonly mark: SweepMark
}

/** The frames of a document that hold a sweep. */
export function sweepFrames(document: WorkflowDocument): readonly SweepFrame[] {
  return document.layout.frames.flatMap((frame) => {
    const parsed = sweepMarkSchema.safeParse(Object.entries(frame).find(([key]) => key === sweepKey)?.[1])
    return parsed.success && document.nodes[parsed.data.grid] ? [{ frame, mark: parsed.data }] : []
  })
}

/** The sweep that a node belongs to: one that it adds, or whose values it takes. */
export function sweepOf(document: WorkflowDocument, nodeId: string): SweepFrame | undefined {
  const all = sweepFrames(document)
  return (
    all.find(({ mark }) => mark.nodes.includes(nodeId)) ??
    all.find(({ mark }) => mark.axes.some((axis) => axis.nodeId === nodeId))
  )
}
