import type { InputValues, NodeDefinition } from '@weft/nodes'
import { isRandomModel, type PinnedModel } from '@weft/workflow'

/**
 * Tells whether the result of a step may be kept and given again: that of a pure node, and of a paid call each of
 * whose seeds has a value. A model that is left to choose its own seed, or a workflow that draws one, gives something
 * else each time, and a re-run shall do that too.
 */
export const isKept = (
  definition: NodeDefinition,
  seedInputs: readonly string[],
  inputs: InputValues,
  model: PinnedModel | undefined,
): boolean =>
  definition.pure === true ||
  (definition.paid === true &&
    !isRandomModel(model) &&
    seedInputs.every((name) => typeof inputs[name] === 'number'))
