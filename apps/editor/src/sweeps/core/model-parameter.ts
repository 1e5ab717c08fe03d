import type { PinnedModel, WorkflowDocument } from '@weft/workflow'
import { portsOf } from '../../state/ports-of.ts'
import { registry } from '../../state/registry.ts'
import { picturePort } from './picture-port.ts'
import type { SweepParameter } from './sweep-parameter.ts'

/** A model that may take the place of another: what documents call it, and its schema. */
export interface SweepModel {
  readonly reference: string
  readonly model: PinnedModel
}

/**
 * The model of a node as a parameter: those that the document has pinned and those that are known besides, as far as they
 * make pictures. Nothing for a node that calls no model, or one whose schema is not known.
 */
export function modelParameter(
  document: WorkflowDocument,
  nodeId: string,
  known: readonly SweepModel[],
): SweepParameter | undefined {
  const node = document.nodes[nodeId]
  const definition = node && registry.get(node.type)
  const parsed = definition?.modelReference && definition.params.safeParse(node?.params)
  const now = parsed?.success ? definition?.modelReference?.(parsed.data) : undefined
  const param = Object.keys(node?.params ?? {}).find((name) => node?.params[name] === now)
  const pinned = Object.entries(document.models).map(([reference, model]) => ({ reference, model }))
  if (!node || now === undefined || param === undefined || !(now in document.models)) return undefined
  const models = [...pinned, ...known.filter(({ reference }) => !(reference in document.models))].filter(
    ({ reference, model }) => {
      const params = { ...node.params, [param]: reference }
      const ports = portsOf(
        {
          ...document,
          nodes: { [nodeId]: { ...node, params } },
          edges: [],
          models: { [reference]: model },
        },
        nodeId,
      )
      return picturePort(ports?.outputs ?? []) !== undefined
    },
  )
  // The one in use first: it is always part of the comparison.
  const ordered = models.toSorted((a, b) => Number(b.reference === now) - Number(a.reference === now))
  return {
    key: `${nodeId} model`,
    nodeId,
    title: 'The model',
    type: {
      name: param,
      title: 'The model',
      kind: 'choice',
      choices: ordered.map(({ reference }) => reference),
      list: false,
      required: true,
      order: 0,
    },
    value: now,
    place: { kind: 'model', path: [param], models: ordered },
    wiredFrom: [],
  }
}
