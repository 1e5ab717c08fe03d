import type { Issue, Port, PortType, Value } from '@weft/ports'
import { readOwn } from '@weft/ports'
import type { Edit, NodeInterface, SettledOutputs, WorkflowDocument, WorkflowNode } from '@weft/workflow'
import { createDepthGuard } from './depth-guard.ts'
import { findDuplicates } from './find-duplicates.ts'
import type { NodeDefinition, PortContext, PortRecord } from './node-definition.ts'
import { parseParams } from './parse-params.ts'
import { readPath } from './read-path.ts'
import { toPorts } from './to-ports.ts'
import { upstreamFirst } from './upstream-first.ts'
import { indexWires } from './wire-index.ts'

/** A document read through the node definitions. Everything is worked out when first asked for, and once. */
export interface DocumentView {
  /** With `settled`, nothing is worked out of the nodes whose outputs it gives, and the answer is not remembered. */
  readonly interfaceOf: (
    nodeId: string,
    node: WorkflowNode,
    settled?: SettledOutputs,
  ) => NodeInterface | undefined
}

type Params = { readonly [name: string]: unknown }

const pointerPart = (part: string | number) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')

const readPorts = (read: () => PortRecord): readonly Port[] => toPorts(read())

/**
 * Makes the view of one document.
 *
 * @param document never changes while the view is in use: every edit makes another document.
 * @param get gives the definition of a type, if it is known.
 */
export const viewDocument = (
  document: WorkflowDocument,
  get: (type: string) => NodeDefinition | undefined,
): DocumentView => {
  const parts: ViewParts = {
    document,
    get,
    wires: indexWires(document),
    duplicates: findDuplicates(document, get),
  }
  const interfaces = new Map<string, NodeInterface | undefined>()
  const read = createReader(parts)
  return {
    interfaceOf: (nodeId, node, settled) => {
      if (settled !== undefined) return createReader(parts, settled)(nodeId, node)
      // A node that is not the document's own is a question of what would be: answered, not remembered.
      if (readOwn(document.nodes, nodeId) !== node) return read(nodeId, node)
      if (!interfaces.has(nodeId)) interfaces.set(nodeId, read(nodeId, node))
      return interfaces.get(nodeId)
    },
  }
}

/** What every reader of a document shares. */
interface ViewParts {
  readonly document: WorkflowDocument
  readonly get: (type: string) => NodeDefinition | undefined
  readonly wires: ReturnType<typeof indexWires>
  readonly duplicates: ReturnType<typeof findDuplicates>
}

/** Makes what reads nodes of a document; it works out everything once that lies above them. */
const createReader = ({ document, get, wires, duplicates }: ViewParts, settled?: SettledOutputs) => {
  const outputTypes = new Map<string, readonly Port[]>()
  const knownOutputs = new Map<string, { readonly [port: string]: Value } | undefined>()
  const depth = createDepthGuard()

  const parse = (node: WorkflowNode, definition: NodeDefinition) =>
    parseParams(definition.params, node.params)

  const contextOf = (nodeId: string, definition: NodeDefinition, params: Params): PortContext<Params> => {
    const reference = definition.modelReference?.(params)
    return {
      params,
      model: reference === undefined ? undefined : readOwn(document.models, reference),
      wiredType: (input) => wiredType(nodeId, input),
      wired: new Set(wires.get(nodeId)?.keys()),
      known: (input) => known(nodeId, input),
      mayBeEmpty: (input) =>
        wires
          .get(nodeId)
          ?.get(input)
          ?.every(({ nodeId: from }) => mayGiveNothing(from)) ?? true,
    }
  }

  const mayGiveNothing = (nodeId: string): boolean => {
    const node = readOwn(document.nodes, nodeId)
    const definition = node === undefined ? undefined : get(node.type)
    if (node === undefined || definition === undefined) return true
    if (node.bypassed === true || node.disabled === true) return true
    const { params } = parse(node, definition)
    const declared = params === undefined ? undefined : definition.workflowInput?.(params)
    return declared !== undefined && !declared.required && declared.default === undefined
  }

  const wiredType = (nodeId: string, input: string): PortType | undefined => {
    const from = wires.get(nodeId)?.get(input)?.[0]
    return from === undefined ? undefined : outputsOf(from.nodeId).find(({ name }) => name === from.port)
  }

  const sourcesOf = (nodeId: string) =>
    [...(wires.get(nodeId)?.values() ?? [])].flatMap((ends) => ends.map((end) => end.nodeId))

  const outputsOf = (nodeId: string): readonly Port[] => {
    const outputs = settled?.(nodeId)
    if (outputs !== undefined) return outputs
    if (!outputTypes.has(nodeId))
      depth.within(
        () => deriveOutputs(nodeId),
        () => {
          for (const id of upstreamFirst(nodeId, sourcesOf, (other) => outputTypes.has(other)))
            deriveOutputs(id)
        },
      )
    return outputTypes.get(nodeId) ?? []
  }

  const deriveOutputs = (nodeId: string): void => {
    if (outputTypes.has(nodeId)) return
    // Standing in while it is worked out: a cycle finds this instead of never ending.
    outputTypes.set(nodeId, [])
    const node = readOwn(document.nodes, nodeId)
    const definition = node === undefined ? undefined : get(node.type)
    if (node === undefined || definition === undefined) return
    const { params } = parse(node, definition)
    if (params === undefined) return
    outputTypes.set(
      nodeId,
      readPorts(() => definition.outputs(contextOf(nodeId, definition, params))),
    )
  }

  const compute = (nodeId: string): { readonly [port: string]: Value } | undefined => {
    const node = readOwn(document.nodes, nodeId)
    const definition = node === undefined ? undefined : get(node.type)
    if (node === undefined || definition?.compute === undefined || definition.workflowInput) return undefined
    if (node.bypassed === true || node.disabled === true) return undefined
    const { params, problems } = parse(node, definition)
    if (params === undefined || problems.length > 0) return undefined
    const context = contextOf(nodeId, definition, params)
    const inputs: { [port: string]: Value } = {}
    for (const port of toPorts(definition.inputs(context))) {
      const ends = wires.get(nodeId)?.get(port.name) ?? []
      const path = pathOf(definition, port.name)
      const byHand = path === undefined ? undefined : readPath(node.params, path)
      const value = ends.length > 0 ? known(nodeId, port.name) : (byHand ?? port.default)
      if (value === undefined && ends.length > 0) return undefined
      if (value !== undefined) inputs[port.name] = value
    }
    try {
      return definition.compute({ ...context, inputs })
    } catch {
      // What is wrong is told by the node's own check, or by the run.
      return undefined
    }
  }

  const computeOnce = (nodeId: string): void => {
    if (knownOutputs.has(nodeId)) return
    knownOutputs.set(nodeId, undefined)
    knownOutputs.set(nodeId, compute(nodeId))
  }

  const known = (nodeId: string, input: string): Value | undefined => {
    const ends = wires.get(nodeId)?.get(input) ?? []
    const [from] = ends
    if (from === undefined || ends.length > 1) return undefined
    if (!knownOutputs.has(from.nodeId))
      depth.within(
        () => computeOnce(from.nodeId),
        () => {
          for (const id of upstreamFirst(from.nodeId, sourcesOf, (other) => knownOutputs.has(other)))
            computeOnce(id)
        },
      )
    // Lists may make lanes, and what those give is not worked out here.
    if (wiredType(nodeId, input)?.list !== false) return undefined
    return readOwn(knownOutputs.get(from.nodeId) ?? {}, from.port)
  }

  const read = (nodeId: string, node: WorkflowNode): NodeInterface | undefined => {
    const definition = get(node.type)
    if (definition === undefined) return undefined
    const at = `/nodes/${pointerPart(nodeId)}`
    const { params, problems } = parse(node, definition)
    const issues: Issue<Edit>[] = problems.map(({ path, message }) => ({
      code: 'invalid-param',
      severity: 'error',
      message: `\`${path.join('.')}\` of ${definition.title}: ${message}`,
      path: [at, 'params', ...path.map(pointerPart)].join('/'),
      nodeId,
    }))
    if (params === undefined) return { inputs: [], outputs: [], paramPaths: {}, issues }

    const context = contextOf(nodeId, definition, params)
    const inputs = readPorts(() => definition.inputs(context))
    const outputs = outputsOf(nodeId)
    const paramPaths: { [input: string]: readonly string[] } = {}
    const knownParams = new Set(Object.keys(definition.params.shape))
    for (const port of inputs) {
      const path = pathOf(definition, port.name)
      if (path === undefined) continue
      paramPaths[port.name] = path
      knownParams.add(path[0] ?? '')
    }
    for (const name of Object.keys(node.params)) {
      if (knownParams.has(name)) continue
      issues.push({
        code: 'unknown-param',
        severity: 'warning',
        message: `${definition.title} has no parameter \`${name}\`. It is kept, and does nothing.`,
        path: `${at}/params/${pointerPart(name)}`,
        nodeId,
      })
    }
    const edgesInto = (input: string) =>
      (wires.get(nodeId)?.get(input) ?? []).map(({ nodeId: from, port }) => ({
        from: `${from}.${port}`,
        to: `${nodeId}.${input}`,
      }))
    const checked = definition.check?.({ ...context, nodeId, edgesInto }) ?? []
    for (const issue of checked) issues.push({ ...issue, path: `${at}${issue.path}`, nodeId })
    issues.push(...(duplicates.get(nodeId) ?? []))
    return { inputs, outputs, paramPaths, issues }
  }

  return read
}

/** Where the hand-set value of an input lives; nothing when it can only be wired. */
const pathOf = (definition: NodeDefinition, name: string): readonly string[] | undefined =>
  definition.paramPath === undefined ? [name] : definition.paramPath(name)
