import { canConnect, type Json, type Port, readOwn } from '@weft/ports'
import type { NodeCatalog, NodeInterface, WorkflowDocument } from '@weft/workflow'
import { readParam } from './read-param.ts'
import type { StepSource } from './run-plan.ts'

/** A document's graph as a run sees it: bypassed nodes are gone and their wires go around them. */
export interface PlanGraph {
  /** Ids of the nodes that could run, sorted. */
  readonly nodeIds: readonly string[]
  /** What feeds each input of a node, by node id and input name. */
  readonly sources: ReadonlyMap<string, { readonly [input: string]: StepSource }>
  /** Ids of the nodes whose outputs a node takes, disabled ones included. */
  readonly needs: ReadonlyMap<string, readonly string[]>
  readonly interfaces: ReadonlyMap<string, NodeInterface>
}

interface End {
  readonly nodeId: string
  readonly port: string
}

const splitEnd = (end: string): End => {
  const dot = end.indexOf('.')
  return dot === -1 ? { nodeId: end, port: '' } : { nodeId: end.slice(0, dot), port: end.slice(dot + 1) }
}

/** Builds the graph of a document for a run. It takes the document as it is: what is wrong is validation's to tell. */
export const buildPlanGraph = (document: WorkflowDocument, catalog: NodeCatalog): PlanGraph => {
  const interfaces = new Map<string, NodeInterface>()
  const wires = new Map<string, Map<string, End[]>>()
  for (const [nodeId, node] of Object.entries(document.nodes)) {
    const found = catalog.interfaceOf(document, nodeId, node)
    if (found !== undefined) interfaces.set(nodeId, found)
    wires.set(nodeId, new Map())
  }
  for (const edge of document.edges) {
    const to = splitEnd(edge.to)
    const from = splitEnd(edge.from)
    const ports = wires.get(to.nodeId)
    if (ports === undefined || !wires.has(from.nodeId)) continue
    const ends = ports.get(to.port)
    if (ends === undefined) ports.set(to.port, [from])
    else ends.push(from)
  }

  const byHand = (nodeId: string, port: Port): Json | undefined => {
    const path = readOwn(interfaces.get(nodeId)?.paramPaths ?? {}, port.name)
    const params = readOwn(document.nodes, nodeId)?.params
    const value = path === undefined || params === undefined ? undefined : readParam(params, path)
    // An empty field that was written down: nothing was set.
    return value === null && port.nullable !== true ? undefined : value
  }

  const isBypassed = (nodeId: string) => readOwn(document.nodes, nodeId)?.bypassed === true

  /** What a wire really brings: follows it through bypassed nodes, to outputs or to a value set by hand. */
  const follow = (end: End, seen: readonly string[]): readonly (End | { readonly value: Json })[] => {
    if (!isBypassed(end.nodeId)) return [end]
    const node = readOwn(document.nodes, end.nodeId)
    const found = interfaces.get(end.nodeId)
    const output = found?.outputs.find(({ name }) => name === end.port)
    const passes = node !== undefined && catalog.info(node.type)?.canBypass === true
    if (found === undefined || output === undefined || !passes || seen.includes(end.nodeId)) return []
    const through = found.inputs.find(
      (input) =>
        canConnect({ label: end.nodeId, port: input }, { label: end.nodeId, port: output }) === undefined &&
        (wires.get(end.nodeId)?.has(input.name) === true || byHand(end.nodeId, input) !== undefined),
    )
    if (through === undefined) return []
    const ends = wires.get(end.nodeId)?.get(through.name) ?? []
    if (ends.length > 0) return ends.flatMap((next) => follow(next, [...seen, end.nodeId]))
    const value = byHand(end.nodeId, through)
    return value === undefined ? [] : [{ value }]
  }

  const nodeIds = Object.keys(document.nodes)
    .filter((nodeId) => !isBypassed(nodeId))
    .toSorted()
  const sources = new Map<string, { readonly [input: string]: StepSource }>()
  const needs = new Map<string, readonly string[]>()
  for (const nodeId of nodeIds) {
    const fed: { [input: string]: StepSource } = {}
    const upstream = new Set<string>()
    for (const port of interfaces.get(nodeId)?.inputs ?? []) {
      const found = (wires.get(nodeId)?.get(port.name) ?? []).flatMap((end) => follow(end, []))
      const outputs = found.filter((source): source is End => 'nodeId' in source)
      const passed = found.find((source) => 'value' in source)
      if (outputs.length > 0) {
        fed[port.name] = { from: 'outputs', outputs }
        for (const output of outputs) upstream.add(output.nodeId)
        continue
      }
      const value = passed !== undefined && 'value' in passed ? passed.value : byHand(nodeId, port)
      if (value !== undefined) fed[port.name] = { from: 'value', value }
    }
    sources.set(nodeId, fed)
    needs.set(nodeId, [...upstream].toSorted())
  }
  return { nodeIds, sources, needs, interfaces }
}
