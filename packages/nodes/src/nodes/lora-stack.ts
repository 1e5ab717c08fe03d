import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { loraReferenceIssues } from '../lora-reference-issues.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'
import { readLoras } from '../read-loras.ts'

/** LoRAs with their scales, in order: those of an upstream stack first, then its own; switched-off ones are not sent. */
export const loraStackNode = defineNode({
  type: 'lora-stack',
  title: 'LoRA stack',
  description: 'One or more LoRAs with their strengths, to mix styles, characters or objects into a model.',
  category: 'model',
  aliases: ['lora', 'weights', 'style', 'fine-tune', 'adapter', 'character', 'lora loader'],
  pure: true,
  params: z.object({
    loras: z
      .array(
        z.object({
          weights: z.string().describe('Such as fofr/flux-pixar-cars, or a Hugging Face or CivitAI address.'),
          scale: z.number().default(1).describe('How strongly it counts; 1 is as trained.'),
          enabled: z.boolean().optional().describe('Off: stays in the list and is not sent.'),
        }),
      )
      .default([])
      .meta({ widget: 'loras' })
      .describe('The LoRAs, in order.'),
  }),
  inputs: () => ({ loras: port.loras('More LoRAs', { description: 'A stack that comes before this one.' }) }),
  outputs: () => ({ loras: port.loras('LoRAs') }),
  paramPath: () => undefined,
  check: ({ params, nodeId }) =>
    params.loras.flatMap((lora, index) => {
      if (lora.enabled === false) return []
      const path = `/params/loras/${index}/weights`
      if (lora.weights.trim() !== '') {
        // Which model it goes to is not known here: that model says whether it fails.
        return loraReferenceIssues(lora.weights.trim(), {
          path,
          fix: { nodeId, path: ['loras', index, 'weights'] },
          severity: 'warning',
        })
      }
      return [
        nodeIssue(
          path,
          'lora-without-weights',
          `LoRA ${index + 1} names no weights. Give a reference such as fofr/flux-pixar-cars, or switch it off.`,
        ),
      ]
    }),
  compute: ({ params, inputs }) => ({
    loras: [...readLoras(inputs.loras), ...params.loras]
      .filter((lora) => lora.enabled !== false)
      .map(({ weights, scale }) => ({ weights: weights.trim(), scale })),
  }),
})
