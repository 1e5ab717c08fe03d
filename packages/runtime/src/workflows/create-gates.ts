import { createGate, type Gate } from '@weft/engine'
import { nestingOf, type WorkflowDocument } from '@weft/workflow'

/**
 * Makes the places for steps: so many at once for runs that nest equally deep. A step that runs a workflow holds its
 * place while steps of that workflow wait for theirs; with the same places for both, many such steps would lock.
 */
export function createGates(limit: number): (document: WorkflowDocument) => Gate {
  const gates = new Map<number, Gate>()
  return (document) => {
    const depth = nestingOf(document)
    const gate = gates.get(depth) ?? createGate(limit)
    gates.set(depth, gate)
    return gate
  }
}
