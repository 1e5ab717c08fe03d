import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { port } from '../port-builders.ts'
import { readList } from '../read-list.ts'
import { readText } from '../read-text.ts'

/** Joins texts in order with a separator; empty ones are left out. */
export const joinTextNode = defineNode({
  type: 'join-text',
  title: 'Join text',
  description: 'Puts several texts together, in the order they are wired, with a separator between them.',
  category: 'text',
  aliases: ['concatenate', 'combine text', 'append', 'merge text'],
  pure: true,
  params: z.object({ separator: z.string().default(' ').describe('What goes between two texts.') }),
  inputs: () => ({ texts: port.text('Texts', { list: true, required: true }) }),
  outputs: () => ({ text: port.text('Text') }),
  compute: ({ params, inputs }) => ({
    text: readList(inputs.texts)
      .map(readText)
      .filter((text) => text !== '')
      .join(params.separator),
  }),
})
