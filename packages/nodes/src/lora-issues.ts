import type { Issue, Value } from '@weft/ports'
import { findFamily } from '@weft/rules'
import type { Edit } from '@weft/workflow'
import { loraReferenceIssues } from './lora-reference-issues.ts'
import { modelPorts } from './model-ports.ts'
import type { NodeCheckContext } from './node-definition.ts'
import { readLoras } from './read-loras.ts'

/**
 * Says what is wrong with the LoRA references that reach a model: in its weights fields, in a stack set by hand and in
 * one that is wired and known. An error where the family surely fails, a warning where another model may know better.
 */
export const loraIssues = (
  context: NodeCheckContext<{ readonly input: { readonly [name: string]: Value } }>,
): Issue<Edit>[] => {
  const { params, model, nodeId, wired, known } = context
  const { inputs, pairs, stackPort } = modelPorts(model)
  const severity = findFamily(inputs) === undefined ? 'warning' : 'error'
  const fields = pairs.flatMap(({ weights, list }): Issue<Edit>[] => {
    // A file field takes any address, and says itself what it takes.
    if (inputs.find(({ name }) => name === weights)?.kind !== 'text') return []
    const isWired = wired.has(weights)
    const value = isWired ? known(weights) : params.input[weights]
    const texts: readonly unknown[] = list && Array.isArray(value) ? value : [value]
    return texts.flatMap((text, index) => {
      if (typeof text !== 'string' || text === '') return []
      const path = ['input', weights, ...(list ? [index] : [])]
      return loraReferenceIssues(text, {
        path: `/params/${path.join('/')}`,
        port: weights,
        severity,
        ...(isWired ? {} : { fix: { nodeId, path } }),
      })
    })
  })
  if (stackPort === undefined) return fields
  const isWired = wired.has(stackPort)
  const stack = readLoras(isWired ? known(stackPort) : params.input[stackPort])
  const ofStack = stack.flatMap((lora, index) => {
    if (lora.enabled === false) return []
    const path = ['input', stackPort, index, 'weights']
    const issues = loraReferenceIssues(lora.weights, {
      path: isWired ? `/params/input/${stackPort}` : `/params/${path.join('/')}`,
      port: stackPort,
      severity,
      lead: `LoRA ${index + 1} of the stack: `,
      ...(isWired ? {} : { fix: { nodeId, path } }),
    })
    return isWired ? issues.filter(({ severity: weight }) => weight === 'error') : issues
  })
  return [...fields, ...ofStack]
}
