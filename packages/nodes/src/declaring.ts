import type { JsonObject, Port } from '@weft/ports'
import type { Declaring } from '@weft/workflow'
import type { NodeRegistry } from './node-registry.ts'

/**
 * Makes the nodes that declare inputs and outputs of a workflow, of the registry's types for them.
 *
 * @throws Error when the registry has no such types.
 */
export const declaring = ({ definitions, get }: NodeRegistry): Declaring => {
  const make = (params: (definition: NodeRegistry['definitions'][number]) => JsonObject | undefined) => {
    for (const definition of definitions) {
      const made = params(definition)
      if (made !== undefined) return { type: definition.type, params: made }
    }
    throw new Error('No node type declares inputs and outputs of a workflow.')
  }
  return {
    isDeclaration: ({ type }) => {
      const definition = get(type)
      return definition?.workflowInput !== undefined || definition?.workflowOutput !== undefined
    },
    input: (port: Port) => make((definition) => definition.declareInput?.(port)),
    output: (name) => make((definition) => definition.declareOutput?.(name)),
  }
}
