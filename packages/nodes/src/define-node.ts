import type { z } from 'zod'
import type { ComputeArguments, NodeDefinition, OutputValues, RunArguments } from './node-definition.ts'

/** A definition as it is written: with `run`, or with `compute` where nothing of the context is needed. */
export type NodeRecipe<Schema extends z.ZodObject> = Omit<NodeDefinition<Schema>, 'run' | 'compute'> &
  (
    | { run(run: RunArguments<z.output<Schema>>): Promise<OutputValues>; compute?: never }
    | { compute(run: ComputeArguments<z.output<Schema>>): OutputValues; run?: never }
  )

/**
 * Makes a node definition. A recipe with `compute` gets a `run` that calls it.
 *
 * @param recipe what the node is; its params schema types everything else.
 * @returns the definition, to be listed in `builtInNodes` or handed to `createNodeRegistry`.
 */
export const defineNode = <Schema extends z.ZodObject>(
  recipe: NodeRecipe<Schema>,
): NodeDefinition<Schema> => {
  const { compute, run, ...rest } = recipe
  if (compute !== undefined) return { ...rest, compute, run: async (given) => compute(given) }
  return { ...rest, run }
}
