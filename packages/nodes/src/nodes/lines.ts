import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { itemsNameParam } from '../items-name-param.ts'
import { port } from '../port-builders.ts'
import { readText } from '../read-text.ts'

/** Cuts a text into its lines, blank ones left out, spaces around them removed. */
export const linesNode = defineNode({
  type: 'lines',
  title: 'Lines',
  description: 'Makes a list of the lines of a text, so that each line becomes a picture of its own.',
  category: 'list',
  aliases: ['split', 'rows', 'batch prompts', 'text list'],
  pure: true,
  params: z.object({ name: itemsNameParam }),
  itemsName: ({ name }) => name,
  inputs: () => ({ text: port.text('Text', { required: true, multiline: true }) }),
  outputs: () => ({ items: port.text('Lines', { list: true }) }),
  compute: ({ inputs }) => ({
    items: readText(inputs.text)
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }),
})
