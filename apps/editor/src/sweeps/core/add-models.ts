import { upgradeModel } from '@weft/nodes'
import { edgeEnd } from '../../canvas/edge-end.ts'
import { portsOf } from '../../state/ports-of.ts'
import { registry } from '../../state/registry.ts'
import { titleOfModel } from '../../state/title-of-model.ts'
import { picturePort } from './picture-port.ts'
import type { SweepDraft } from './sweep-draft.ts'
import { sweepItems } from './sweep-items.ts'
import type { SweepAxis } from './sweep-parameter.ts'

/** A node of a sweep that calls one of the models to compare. */
export interface AddedModel {
  readonly nodeId: string
  readonly reference: string
  /** Its pictures, as `nodeId.port`. */
  readonly pictures: string
  /** What the node that it was made after has and it has no place for, in words. */
  readonly losses: readonly string[]
  /** The ports that a wire of the sweep reaches on that node, but not on this one. */
  readonly unreached: readonly string[]
}

/**
 * Adds a node for each other model to compare: set as the node is whose model is swept, and fed by the same wires, those
 * of the other lists included, as far as its schema has a place for them.
 */
export function addModels(draft: SweepDraft, { parameter, values }: SweepAxis): readonly AddedModel[] {
  const { nodeId, place, value } = parameter
  const node = draft.document().nodes[nodeId]
  if (place.kind !== 'model' || !node) return []
  const sweep = new Set(draft.taken().nodes)
  return sweepItems(values).flatMap((reference): AddedModel[] => {
    const found = place.models.find((model) => model.reference === reference)
    if (found === undefined || reference === value) return []
    const id = draft.addNode(node.type, titleOfModel(found.reference) ?? node.type, node.params)
    const wires = draft.document().edges.filter(({ to }) => edgeEnd(to).nodeId === nodeId)
    for (const { from, to } of wires) draft.join(from, `${id}.${edgeEnd(to).port}`)
    const upgrade = upgradeModel(draft.document(), id, found, registry)
    if (upgrade) draft.apply(upgrade.edit)
    const output = picturePort(portsOf(draft.document(), id)?.outputs ?? [])?.name ?? ''
    const reached = new Set(draft.document().edges.map(({ to }) => to))
    const unreached = wires.flatMap(({ from, to }) => {
      const { port } = edgeEnd(to)
      return sweep.has(edgeEnd(from).nodeId) && !reached.has(`${id}.${port}`) ? [port] : []
    })
    const { reference: of } = found
    const losses = upgrade?.losses.map((loss) => loss.replaceAll(`${id}.`, `${nodeId}.`)) ?? []
    return [{ nodeId: id, reference: of, pictures: `${id}.${output}`, losses, unreached }]
  })
}
