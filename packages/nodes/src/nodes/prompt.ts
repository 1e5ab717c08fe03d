import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { nodeIssue } from '../node-issue.ts'
import { parsePlaceholders } from '../parse-placeholders.ts'
import { port } from '../port-builders.ts'
import { readText } from '../read-text.ts'

/** A text with `{name}` placeholders, each of which is a text port of its own; `{{` and `}}` are braces. */
export const promptNode = defineNode({
  type: 'prompt',
  title: 'Prompt',
  description: 'A text to describe the picture. Write {name} to get a socket that fills that place.',
  category: 'text',
  aliases: ['text', 'template', 'string', 'words', 'description', 'caption', 'clip text encode'],
  pure: true,
  params: z.object({
    text: z
      .string()
      .default('')
      .meta({ multiline: true, template: true })
      .describe('The text, with {name} where a value goes.'),
  }),
  inputs: ({ params }) =>
    Object.fromEntries(
      parsePlaceholders(params.text).names.map((name) => [name, port.text(name, { required: true })]),
    ),
  outputs: () => ({ text: port.text('Text') }),
  // A placeholder called `text` would otherwise be filled with the template itself.
  paramPath: (name) => (name === 'text' ? undefined : [name]),
  check: ({ params }) => {
    const { unclosed, stray, badNames } = parsePlaceholders(params.text)
    return [
      ...(unclosed === undefined
        ? []
        : [
            nodeIssue(
              '/params/text',
              'unclosed-brace',
              `The brace at character ${unclosed + 1} is never closed. Close it with }, or write {{ for a plain brace.`,
            ),
          ]),
      ...(stray === undefined
        ? []
        : [
            nodeIssue(
              '/params/text',
              'stray-brace',
              `The closing brace at character ${stray + 1} opens nowhere and is used as it is. Write }} to say so.`,
              'warning',
            ),
          ]),
      ...badNames.map((name) =>
        nodeIssue(
          '/params/text',
          'placeholder-name',
          `{${name}} is no placeholder: a name has letters, digits, _ and - and starts with a letter. Write {{ for a plain brace.`,
          'warning',
        ),
      ),
    ]
  },
  compute: ({ params, inputs }) => ({
    text: parsePlaceholders(params.text)
      .parts.map((part) => ('text' in part ? part.text : readText(inputs[part.name])))
      .join(''),
  }),
})
