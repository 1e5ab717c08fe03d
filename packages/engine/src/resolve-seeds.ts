import type { NodeRegistry } from '@weft/nodes'
import { isSeedPort, type Json, type JsonObject, type Port, readOwn } from '@weft/ports'
import type { WorkflowDocument, WorkflowNode } from '@weft/workflow'
import { isJsonObject, readParam } from './read-param.ts'
import { drawSeed, readSeedControl } from './seed-param.ts'

/** A document whose seeds are numbers, and what was drawn for it. */
export interface ResolvedSeeds {
  readonly document: WorkflowDocument
  /** Every seed that was chosen by a control, by node id and param path joined with dots. */
  readonly seeds: { readonly [nodeId: string]: { readonly [path: string]: number } }
}

const setAt = (params: JsonObject, path: readonly string[], value: Json): JsonObject => {
  const [first, ...rest] = path
  if (first === undefined) return params
  const inner = params[first]
  return {
    ...params,
    [first]: rest.length === 0 ? value : setAt(isJsonObject(inner) ? inner : {}, rest, value),
  }
}

/** The port of a declared input that is a seed: its default may be a control, too. */
const declaredSeed = (node: WorkflowNode, registry: NodeRegistry): Port | undefined => {
  const definition = registry.get(node.type)
  const parsed =
    definition?.workflowInput === undefined ? undefined : definition.params.safeParse(node.params)
  const port = parsed?.success === true ? definition?.workflowInput?.(parsed.data) : undefined
  return port !== undefined && isSeedPort(port) ? port : undefined
}

/**
 * Turns every `{ control, value? }` on a seed port into a number. `random`, and a control without a value, draws;
 * the others take the value that is there (counting up or down is done by whoever starts the next run).
 *
 * @param options.random gives a number from 0 (included) to 1 (not included).
 * @returns the same document when it has no such seed. The seeds drawn belong to the run: kept with it, its
 * pictures can be made again.
 */
export const resolveSeeds = (
  document: WorkflowDocument,
  options: { readonly registry: NodeRegistry; readonly random: () => number },
): ResolvedSeeds => {
  const { registry, random } = options
  const seeds: { [nodeId: string]: { [path: string]: number } } = {}
  const nodes: { [nodeId: string]: WorkflowNode } = {}
  // Sorted, so that the same random numbers give the same seeds however the document was written.
  for (const nodeId of Object.keys(document.nodes).toSorted()) {
    const node = readOwn(document.nodes, nodeId)
    if (node === undefined) continue
    const found = registry.catalog.interfaceOf(document, nodeId, node)
    let params = node.params
    for (const port of found?.inputs ?? []) {
      const path = readOwn(found?.paramPaths ?? {}, port.name)
      if (path === undefined || !isSeedPort(port)) continue
      const control = readSeedControl(readParam(params, path))
      if (control === undefined) continue
      const isDrawn = control.control === 'random' || control.value === undefined
      const value = isDrawn ? drawSeed(port, random) : control.value
      params = setAt(params, path, value)
      seeds[nodeId] = { ...seeds[nodeId], [path.join('.')]: value }
    }
    const declared = declaredSeed(node, registry)
    const control = declared === undefined ? undefined : readSeedControl(node.params.default)
    if (declared !== undefined && control !== undefined) {
      const isDrawn = control.control === 'random' || control.value === undefined
      const value = isDrawn ? drawSeed(declared, random) : control.value
      params = { ...params, default: value }
      seeds[nodeId] = { ...seeds[nodeId], default: value }
    }
    nodes[nodeId] = params === node.params ? node : { ...node, params }
  }
  return Object.keys(seeds).length === 0 ? { document, seeds } : { document: { ...document, nodes }, seeds }
}
