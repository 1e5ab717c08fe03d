import type { NodeDefinition } from '@weft/nodes'
import { isSeedPort, type Json, type Port } from '@weft/ports'
import type { NodeInterface, WorkflowNode } from '@weft/workflow'
import type { PlanStep, StepSource } from './run-plan.ts'

/** What a step is made of. */
export interface StepParts {
  readonly nodeId: string
  readonly node: WorkflowNode
  readonly definition: NodeDefinition
  readonly found: NodeInterface
  readonly sources: { readonly [input: string]: StepSource }
  readonly needs: readonly string[]
  /** The value of the run for a declared input; nothing when none was given and there is no default. */
  readonly runInput: Json | undefined
}

const isFile = ({ kind }: Pick<Port, 'kind'>) => kind === 'image' || kind === 'mask' || kind === 'file'

/** Params with their defaults; what does not parse is among the node's issues and never gets here. */
const parseParams = (
  definition: NodeDefinition,
  node: WorkflowNode,
): { readonly [name: string]: unknown } => {
  const parsed = definition.params.safeParse(node.params)
  return parsed.success ? parsed.data : {}
}

/**
 * Makes a step of a node. Defaults of its ports are filled in, but not those of a model's: what is left empty is
 * left out of the call, and the model has its own defaults.
 */
export const makeStep = (parts: StepParts): PlanStep => {
  const { nodeId, node, definition, found, needs, runInput } = parts
  const params = parseParams(definition, node)
  const model = definition.modelReference?.(params)
  const sources: { [input: string]: StepSource } = { ...parts.sources }
  if (model === undefined) {
    for (const port of found.inputs) {
      if (port.default !== undefined) sources[port.name] ??= { from: 'value', value: port.default }
    }
  }
  const declared = definition.workflowInput?.(params)
  if (declared !== undefined && runInput !== undefined) sources.value = { from: 'value', value: runInput }
  const inputs = found.inputs
  return {
    nodeId,
    type: node.type,
    title: node.title ?? definition.title,
    params,
    ...(model === undefined ? {} : { model }),
    sources,
    needs,
    requiredInputs: inputs.filter(({ required }) => required).map(({ name }) => name),
    fileInputs:
      declared === undefined
        ? inputs.filter(isFile).map(({ name }) => name)
        : isFile(declared)
          ? ['value']
          : [],
    seedInputs: inputs.filter(isSeedPort).map(({ name }) => name),
    listInputs: inputs.filter(({ list }) => list).map(({ name }) => name),
    wholeInputs:
      declared === undefined
        ? inputs.filter(({ list, kind }) => !list && kind === 'any').map(({ name }) => name)
        : ['value'],
    outputNames: found.outputs.map(({ name }) => name),
    listOutputs: found.outputs.filter(({ list }) => list).map(({ name }) => name),
    lanes: 1,
    cached: false,
  }
}
