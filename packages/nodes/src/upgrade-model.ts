import {
  canConnect,
  checkValue,
  compareSchemas,
  describeSchemaDifference,
  type Json,
  type Port,
  parseModelReference,
} from '@weft/ports'
import type {
  Edit,
  NodeInterface,
  PinnedModel,
  WorkflowDocument,
  WorkflowEdge,
  WorkflowNode,
} from '@weft/workflow'
import type { NodeRegistry } from './node-registry.ts'
import { readPath } from './read-path.ts'

/** Another version of a model: what documents call it, and its schema. */
export interface ModelUpgrade {
  readonly reference: string
  readonly model: PinnedModel
}

/** What an upgrade would do: one edit, and a report for whoever decides on it. */
export interface PlannedUpgrade {
  readonly edit: Edit
  /** What is different between the versions, a sentence each. */
  readonly changes: readonly string[]
  /** What of this workflow would be lost, with the reason: values that do not fit and wires that find no port. */
  readonly losses: readonly string[]
  /** What has to be filled in before it can run. */
  readonly needs: readonly string[]
}

/**
 * Plans the move of a node to another version of its model: keeps every value and every wire that still fits, and
 * says what does not. Pure. Undefined when the node calls no model that is pinned.
 */
export const upgradeModel = (
  document: WorkflowDocument,
  nodeId: string,
  upgrade: ModelUpgrade,
  registry: NodeRegistry,
): PlannedUpgrade | undefined => {
  const node = Object.hasOwn(document.nodes, nodeId) ? document.nodes[nodeId] : undefined
  const reference = node && referenceOf(registry, node)
  const pinned =
    reference !== undefined && Object.hasOwn(document.models, reference)
      ? document.models[reference]
      : undefined
  if (node === undefined || reference === undefined || pinned === undefined) return undefined
  const param = Object.keys(node.params).find((name) => node.params[name] === reference)
  if (param === undefined) return undefined
  const moved = { ...node, params: { ...node.params, [param]: upgrade.reference } }
  const next: WorkflowDocument = {
    ...document,
    nodes: { ...document.nodes, [nodeId]: moved },
    models: { ...document.models, [upgrade.reference]: upgrade.model },
  }
  const after = registry.catalog.interfaceOf(next, nodeId, moved)
  if (after === undefined) return undefined
  const before = registry.catalog.interfaceOf(document, nodeId, node)
  const values = misfitValues(nodeId, moved, { before, after })
  const wires = misfitWires(next, nodeId, registry)
  const isShared = Object.entries(next.nodes).some(([, other]) => referenceOf(registry, other) === reference)
  const edits: Edit[] = [
    { kind: 'pin-model', reference: upgrade.reference, model: upgrade.model },
    { kind: 'set-param', nodeId, path: [param], value: upgrade.reference },
    ...values.map(({ edit }) => edit),
    ...wires.map(({ edge }): Edit => ({ kind: 'remove-edge', edge })),
    ...(isShared ? [] : [{ kind: 'pin-model', reference } as const]),
  ]
  return {
    edit: { kind: 'batch', label: `Use ${nameOf(upgrade.reference)}`, edits },
    changes: describeSchemaDifference(compareSchemas(pinned, upgrade.model)),
    losses: [...values.map(({ words }) => words), ...wires.map(({ words }) => words)],
    needs: unfed(next, nodeId, { after, lost: wires.map(({ edge }) => edge) }),
  }
}

const referenceOf = (registry: NodeRegistry, node: WorkflowNode): string | undefined => {
  const definition = registry.get(node.type)
  const params = definition?.modelReference && definition.params.safeParse(node.params)
  return params?.success ? definition?.modelReference?.(params.data) : undefined
}

const misfitValues = (
  nodeId: string,
  node: WorkflowNode,
  { before, after }: { readonly before: NodeInterface | undefined; readonly after: NodeInterface },
): { readonly edit: Edit; readonly words: string }[] =>
  (before?.inputs ?? []).flatMap(({ name }) => {
    const path = before?.paramPaths?.[name]
    const value = path && readPath(node.params, path)
    if (path === undefined || value === undefined) return []
    const port = after.inputs.find((input) => input.name === name)
    const [problem] = port === undefined ? [] : checkValue(port, value)
    if (port !== undefined && problem === undefined) return []
    const reason =
      port === undefined ? 'has no place any more' : `does not fit any more: ${problem?.message ?? ''}`
    const edit: Edit = { kind: 'set-param', nodeId, path }
    return [{ edit, words: `The value ${shown(value)} of \`${name}\` ${reason}` }]
  })

const misfitWires = (
  document: WorkflowDocument,
  nodeId: string,
  registry: NodeRegistry,
): { readonly edge: WorkflowEdge; readonly words: string }[] =>
  document.edges.flatMap((edge) => {
    const [from, to] = [endOf(edge.from), endOf(edge.to)]
    if (from.nodeId !== nodeId && to.nodeId !== nodeId) return []
    const output = portOf(document, from, 'outputs', registry)
    const input = portOf(document, to, 'inputs', registry)
    const wire = `The wire from \`${edge.from}\` to \`${edge.to}\``
    const isGone =
      (from.nodeId === nodeId && output === undefined) || (to.nodeId === nodeId && input === undefined)
    if (isGone) return [{ edge, words: `${wire} has no place any more.` }]
    // The other end is a node that is not known: its wire is kept as it is.
    if (output === undefined || input === undefined) return []
    const misfit = canConnect({ label: edge.from, port: output }, { label: edge.to, port: input })
    return misfit === undefined ? [] : [{ edge, words: `${wire} does not fit any more: ${misfit.message}.` }]
  })

const unfed = (
  document: WorkflowDocument,
  nodeId: string,
  { after, lost }: { readonly after: NodeInterface; readonly lost: readonly WorkflowEdge[] },
): readonly string[] => {
  const params = document.nodes[nodeId]?.params ?? {}
  const wired = new Set(document.edges.filter((edge) => !lost.includes(edge)).map(({ to }) => to))
  return after.inputs.flatMap((port) => {
    const path = after.paramPaths?.[port.name]
    const value = path && readPath(params, path)
    const isSet = value !== undefined && checkValue(port, value).length === 0
    if (!port.required || isSet || wired.has(`${nodeId}.${port.name}`)) return []
    return [`\`${port.name}\` must be given before it can run.`]
  })
}

const portOf = (
  document: WorkflowDocument,
  { nodeId, port }: { readonly nodeId: string; readonly port: string },
  side: 'inputs' | 'outputs',
  registry: NodeRegistry,
): Port | undefined => {
  const node = Object.hasOwn(document.nodes, nodeId) ? document.nodes[nodeId] : undefined
  const ports = node && registry.catalog.interfaceOf(document, nodeId, node)
  return ports?.[side].find(({ name }) => name === port)
}

const endOf = (end: string) => {
  const dot = end.indexOf('.')
  return { nodeId: end.slice(0, dot), port: end.slice(dot + 1) }
}

const nameOf = (reference: string): string => {
  const parsed = parseModelReference(reference)
  if ('issue' in parsed) return reference
  return parsed.version === undefined ? parsed.name : `${parsed.name}:${parsed.version.slice(0, 8)}`
}

const shown = (value: Json): string => {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
