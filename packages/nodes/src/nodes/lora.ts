import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { loraReferenceIssues } from '../lora-reference-issues.ts'
import { port } from '../port-builders.ts'
import { readLoras } from '../read-loras.ts'
import { readText } from '../read-text.ts'

/** One LoRA whose weights and scale are sockets, so that lists can bring them; it comes after those of an upstream stack. */
export const loraNode = defineNode({
  type: 'lora',
  title: 'LoRA',
  description:
    'One LoRA, added to a stack. Its scale and weights can be wired, so that a list tries several.',
  category: 'model',
  aliases: ['weights', 'style', 'scale', 'adapter', 'strength', 'load lora', 'lora loader', 'loraloader'],
  pure: true,
  params: z.object({
    weights: z.string().optional().describe('Which LoRA, where no wire brings it.'),
    scale: z.number().optional().describe('How strongly it counts, where no wire brings it.'),
  }),
  inputs: () => ({
    loras: port.loras('LoRAs before', { description: 'A stack that comes before this one.' }),
    weights: port.text('Weights', {
      required: true,
      description: 'Such as fofr/flux-pixar-cars, or a Hugging Face or CivitAI address.',
    }),
    scale: port.number('Scale', {
      default: 1,
      description: 'How strongly it counts; 1 is as trained.',
    }),
  }),
  outputs: () => ({ loras: port.loras('LoRAs') }),
  paramPath: (name) => (name === 'loras' ? undefined : [name]),
  check: ({ params, wired, nodeId }) => {
    const weights = params.weights?.trim() ?? ''
    if (wired.has('weights') || weights === '') return []
    return loraReferenceIssues(weights, {
      path: '/params/weights',
      port: 'weights',
      fix: { nodeId, path: ['weights'] },
      severity: 'warning',
    })
  },
  compute: ({ inputs }) => {
    const weights = readText(inputs.weights).trim()
    if (weights === '')
      throw invalidInput('This LoRA names no weights. Give a reference such as fofr/flux-pixar-cars.')
    const scale = typeof inputs.scale === 'number' ? inputs.scale : 1
    return { loras: [...readLoras(inputs.loras), { weights, scale }] }
  },
})
