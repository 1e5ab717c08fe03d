import { declaredInputs, declaredOutputs, type NodeRegistry } from '@weft/nodes'
import { type Port, type PortType, readOwn } from '@weft/ports'
import { edgesInto, listedOutputs, nestingOf, parseEdgeEnd, type WorkflowDocument } from '@weft/workflow'
import { drawsSeeds } from './draws-seeds.ts'

/** A declared output of a workflow. */
export interface WorkflowOutput {
  readonly name: string
  readonly nodeId: string
  /** What comes out; missing where nothing is wired or it is not known. Several wires make a list. */
  readonly type?: PortType
  /** The port that feeds it, as `nodeId.port`, where one wire does. */
  readonly from?: string
}

/** What a workflow shows to those who call it. */
export interface WorkflowInterface {
  readonly name: string
  readonly description: string
  /** In order. */
  readonly inputs: readonly Port[]
  /** In order. */
  readonly outputs: readonly WorkflowOutput[]
  /** The same inputs may give other outputs, since a seed is drawn in each run. */
  readonly isRandom: boolean
  /** How many workflows run inside one another when it runs, itself included. */
  readonly depth: number
}

/** Reads the interface of a workflow from its `input` and `output` nodes. */
export function describeInterface(document: WorkflowDocument, registry: NodeRegistry): WorkflowInterface {
  const inputs = declaredInputs(document, registry).map(({ port }, order) => ({ ...port, order }))
  const listed = listedOutputs(document, registry.catalog)
  const outputs = declaredOutputs(document, registry).map(({ name, nodeId }): WorkflowOutput => {
    const type = typeOfOutput(document, { registry, listed }, nodeId)
    const [edge, ...more] = edgesInto(document, nodeId, 'value')
    const from = more.length === 0 ? edge?.from : undefined
    return { name, nodeId, ...(type !== undefined && { type }), ...(from !== undefined && { from }) }
  })
  const { name, description } = document
  return {
    name,
    description,
    inputs,
    outputs,
    isRandom: drawsSeeds(document, registry),
    depth: nestingOf(document) + 1,
  }
}

/** What is wired into an output node; nothing for one that is not wired. */
function typeOfOutput(
  document: WorkflowDocument,
  { registry, listed }: { readonly registry: NodeRegistry; readonly listed: ReadonlySet<string> },
  nodeId: string,
): PortType | undefined {
  const edges = edgesInto(document, nodeId, 'value')
  const [edge] = edges
  const end = edge === undefined ? undefined : parseEdgeEnd(edge.from)
  const node = end === undefined ? undefined : readOwn(document.nodes, end.nodeId)
  if (end === undefined || node === undefined) return undefined
  const ports = registry.catalog.interfaceOf(document, end.nodeId, node)?.outputs
  const type = ports?.find(({ name }) => name === end.port)
  if (type === undefined || edge === undefined) return undefined
  // What runs once per item of a list gives a list, whatever its port says.
  const isList = edges.length > 1 || listed.has(edge.from)
  return isList ? { ...type, list: true } : type
}
