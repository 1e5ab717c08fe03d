import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { port } from '../port-builders.ts'

/** Shows whatever arrives at it. It gives nothing on. */
export const previewNode = defineNode({
  type: 'preview',
  title: 'Preview',
  description: 'Shows whatever is wired to it: pictures, text, numbers or lists of them.',
  category: 'output',
  aliases: ['show', 'view', 'display', 'look', 'inspect', 'preview image'],
  pure: true,
  sink: true,
  params: z.object({}),
  inputs: () => ({ value: port.any('Value', { required: true }) }),
  outputs: () => ({}),
  paramPath: () => undefined,
  compute: ({ inputs }) => (inputs.value === undefined ? {} : { value: inputs.value }),
})
