import type { NodeRegistry } from '@weft/nodes'
import type { Issue, Json, Value } from '@weft/ports'
import { readOwn } from '@weft/ports'
import { type Edit, orderNodes, validateWorkflow, type WorkflowDocument } from '@weft/workflow'
import { checkRunInputs } from './check-run-inputs.ts'
import { lineageForNode } from './expand-lanes.ts'
import { findRunInputs } from './find-run-inputs.ts'
import { isKept } from './is-kept.ts'
import { type KnownStep, knownLayout, knownStep, lanesOf } from './known-outputs.ts'
import { makeStep } from './make-step.ts'
import { modelOrigins } from './model-origins.ts'
import { buildPlanGraph, type PlanGraph } from './plan-graph.ts'
import type { ResolvedSeeds } from './resolve-seeds.ts'
import type { PlanResult, PlanStep } from './run-plan.ts'
import { selectNodes } from './select-nodes.ts'
import { stepKey } from './step-key.ts'

/** What a plan is made with. */
export interface PlanOptions {
  readonly registry: NodeRegistry
  /** Values of the declared inputs by name. */
  readonly inputs?: { readonly [name: string]: Json }
  /** Node ids; default: every sink. */
  readonly targets?: readonly string[]
  /** Whether a result is kept under a key already; without a store at hand. See `findResults` for one. */
  readonly cached?: (key: string) => boolean
  /**
   * Names of declared inputs of which only the run tells the value, if they get one: such a plan is there to be looked
   * at and priced, not to be run.
   */
  readonly unknown?: ReadonlySet<string>
  /** As `resolveSeeds` gave them: what is only to be known of a seed that somebody set is not said of these. */
  readonly seeds?: ResolvedSeeds['seeds']
}

const nodeOf = (end: string | undefined) => end?.split('.', 1)[0] ?? ''

/** Whether an issue is about something that the run needs; one that names neither node nor edge always is. */
const matters = (issue: Issue<Edit>, document: WorkflowDocument, needed: ReadonlySet<string>): boolean => {
  const [, area, key = ''] = issue.path.split('/')
  if (area === 'edges') {
    const edge = document.edges[Number(key)]
    return edge === undefined || needed.has(nodeOf(edge.to))
  }
  if (issue.nodeId !== undefined) return needed.has(issue.nodeId)
  return area !== 'nodes' || needed.has(key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Whether an issue is but a remark on a seed that was drawn for this run: nobody chose it. */
const isOfDrawnSeed = ({ severity, nodeId, path }: Issue<Edit>, seeds: ResolvedSeeds['seeds']): boolean =>
  severity !== 'error' &&
  nodeId !== undefined &&
  Object.keys(seeds[nodeId] ?? {}).some((at) => path.endsWith(`/params/${at.replaceAll('.', '/')}`))

/** A step that labels what it is given, with the models that its lists come from. */
const withModels = (step: PlanStep, modelOf: ReadonlyMap<string, string | undefined>): PlanStep => {
  const models = Object.fromEntries(
    step.listInputs.flatMap((input) => {
      const source = readOwn(step.sources, input)
      if (source?.from !== 'outputs') return []
      const origins = modelOrigins(source.outputs.map(({ nodeId }) => modelOf.get(nodeId)))
      return origins === undefined ? [] : [[input, origins]]
    }),
  )
  return Object.keys(models).length === 0 ? step : { ...step, models }
}

const cycleIssue = (cycle: readonly string[]): Issue<Edit> => ({
  code: 'cycle',
  severity: 'error',
  message: `These nodes wait for each other: ${[...cycle, ...cycle.slice(0, 1)].join(' → ')}. Take one of the wires away.`,
  path: '/edges',
  ...(cycle[0] === undefined ? {} : { nodeId: cycle[0] }),
})

/** Required inputs that a bypass left without anything; the others are validation's to find. */
const unfedByBypass = (
  graph: PlanGraph,
  needed: ReadonlySet<string>,
  told: readonly Issue<Edit>[],
): Issue<Edit>[] =>
  [...needed].flatMap((nodeId) =>
    (graph.interfaces.get(nodeId)?.inputs ?? []).flatMap((port): Issue<Edit>[] => {
      const isFed =
        readOwn(graph.sources.get(nodeId) ?? {}, port.name) !== undefined || port.default !== undefined
      if (!port.required || isFed) return []
      if (told.some((issue) => issue.nodeId === nodeId && issue.port === port.name)) return []
      return [
        {
          code: 'missing-input',
          severity: 'error',
          message: `\`${nodeId}.${port.name}\` is required, but nothing reaches it. Wire it or set it; a bypassed node passes only what fits.`,
          path: `/nodes/${nodeId}`,
          nodeId,
          port: port.name,
        },
      ]
    }),
  )

/** A declared input whose value nobody knows: fed by itself, so that nothing can be worked out of it. */
const untoldStep = (step: PlanStep): PlanStep => ({
  ...step,
  sources: { value: { from: 'outputs', outputs: [{ nodeId: step.nodeId, port: 'value' }] } },
})

/**
 * Makes a plan of a document: only what the targets need, in topological order (of the nodes that are ready, the
 * one with the smallest id by code unit comes next). Pure.
 *
 * @param document seeds already resolved (`resolveSeeds`) and models pinned.
 * @returns the plan and what does not stop it, or every issue at once: one broken part that a target needs is
 * enough. Issues of `inputs` have paths `/inputs/<name>`, those of `targets` `/targets/<index>`, all others point
 * into the document.
 */
export const planRun = (document: WorkflowDocument, options: PlanOptions): PlanResult => {
  const { registry, inputs = {}, targets, cached, unknown = new Set(), seeds = {} } = options
  const { catalog } = registry
  const graph = buildPlanGraph(document, catalog)
  const { needed, issues: targetIssues } = selectNodes(document, graph, catalog, targets)
  const declared = findRunInputs(document, registry)

  const nodeIds = graph.nodeIds.filter((nodeId) => needed.has(nodeId))
  const edges = nodeIds.flatMap((to) =>
    (graph.needs.get(to) ?? []).map((from) => ({ from: `${from}.x`, to: `${to}.x` })),
  )
  const ordered = orderNodes(nodeIds, edges)
  const valid = validateWorkflow(document, catalog).filter(
    // A cycle that a bypass or a target leaves out is no matter; the one that stays is told here.
    (issue) => issue.code !== 'cycle' && matters(issue, document, needed) && !isOfDrawnSeed(issue, seeds),
  )
  const issues: Issue<Edit>[] = [
    ...targetIssues,
    ...valid,
    ...unfedByBypass(graph, needed, valid),
    ...checkRunInputs(
      declared.filter(({ port }) => !unknown.has(port.name) || Object.hasOwn(inputs, port.name)),
      inputs,
      needed,
    ),
    ...(ordered.cycle !== undefined ? [cycleIssue(ordered.cycle)] : []),
  ]
  if (needed.size === 0 && targetIssues.length === 0) {
    const message = 'There is nothing to run: every node is disabled, bypassed or missing. Add a node first.'
    issues.push({ code: 'nothing-to-run', severity: 'error', message, path: '/nodes' })
  }
  if (ordered.cycle !== undefined || issues.some(({ severity }) => severity === 'error')) return { issues }

  const runInputs: { [name: string]: Value } = {}
  const inputOf = new Map<string, Json>()
  const untold = new Set<string>()
  for (const { nodeId, port } of declared) {
    if (unknown.has(port.name)) {
      untold.add(nodeId)
      continue
    }
    const value = Object.hasOwn(inputs, port.name) ? inputs[port.name] : port.default
    if (value === undefined) continue
    runInputs[port.name] = value
    inputOf.set(nodeId, value)
  }

  const known = new Map<string, KnownStep>()
  const models = new Map<string, string | undefined>()
  const steps = ordered.order.flatMap((nodeId): PlanStep[] => {
    const node = readOwn(document.nodes, nodeId)
    const definition = node === undefined ? undefined : registry.get(node.type)
    const found = graph.interfaces.get(nodeId)
    if (node === undefined || definition === undefined || found === undefined) return []
    const made = makeStep({
      nodeId,
      node,
      definition,
      found,
      sources: graph.sources.get(nodeId) ?? {},
      needs: graph.needs.get(nodeId) ?? [],
      runInput: inputOf.get(nodeId),
    })
    models.set(nodeId, made.model)
    const labelled = definition.usesLineage === true ? withModels(made, models) : made
    const step = untold.has(nodeId) ? untoldStep(labelled) : labelled
    const model = step.model === undefined ? undefined : readOwn(document.models, step.model)
    const layout = knownLayout(step, known)
    const of = { step, definition, model }
    known.set(nodeId, layout === undefined ? { outputs: {} } : knownStep(of, layout))
    const lanes = layout === undefined ? [] : lanesOf(layout)
    const isCached =
      cached !== undefined &&
      lanes.length > 0 &&
      lanes.every(({ inputs, lists }) => {
        if (!isKept(definition, step.seedInputs, inputs, model)) return false
        const lineage = definition.usesLineage === true ? lineageForNode(lists) : undefined
        return cached(stepKey(definition, step.params, inputs, model?.digest, lineage))
      })
    return [{ ...step, lanes: Math.max(1, lanes.length), cached: isCached }]
  })
  const outputs: { [name: string]: string } = {}
  for (const { nodeId, type, params } of steps) {
    const name = registry.get(type)?.workflowOutput?.(params)
    if (name !== undefined) outputs[name] = `${nodeId}.value`
  }
  return { plan: { document, inputs: runInputs, steps, outputs, issues }, issues }
}
