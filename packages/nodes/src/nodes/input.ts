import { checkValue, type PortKind, portKinds } from '@weft/ports'
import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { inputPort } from '../input-port.ts'
import type { PortSpec } from '../node-definition.ts'
import { nodeIssue } from '../node-issue.ts'

const kinds = portKinds.filter((kind): kind is Exclude<PortKind, 'any'> => kind !== 'any')

/** A declared input of the workflow. Its value comes from whoever runs it, else from `default`. */
export const inputNode = defineNode({
  type: 'input',
  title: 'Input',
  description:
    'A named value that is asked for when the workflow runs. Give it a default to let people run it without answering.',
  category: 'input',
  aliases: ['parameter', 'variable', 'argument', 'field', 'question'],
  pure: true,
  bypass: false,
  params: z.object({
    name: z.string().default('').describe('Name of the value, as scripts and forms use it.'),
    kind: z.enum(kinds).default('text').describe('What kind of value it is.'),
    list: z.boolean().optional().describe('Takes a list instead of one value.'),
    default: z.json().optional().describe('Used when the run gives no value.'),
    description: z.string().optional().describe('What the value is for.'),
    required: z
      .boolean()
      .optional()
      .describe('Must be given. Without it, an input is required when it has no default.'),
    minimum: z.number().optional().describe('Smallest number allowed.'),
    maximum: z.number().optional().describe('Largest number allowed.'),
    choices: z
      .array(z.union([z.string(), z.number(), z.boolean()]))
      .optional()
      .describe('Values to choose from.'),
  }),
  inputs: () => ({}),
  outputs: ({ params }) => {
    const { name, order, required, default: unused, ...type } = inputPort(params)
    const value: PortSpec = { ...type, title: 'Value', required: false }
    return { value }
  },
  itemsName: ({ name, list }) => (list === true ? name : undefined),
  workflowInput: inputPort,
  declareInput: ({ name, kind, list, required, minimum, maximum, choices, description, ...port }) => ({
    name,
    kind: kind === 'any' ? 'json' : kind,
    ...(list ? { list } : {}),
    ...(port.default === undefined ? {} : { default: port.default }),
    ...(description === undefined ? {} : { description }),
    // Without a word on it, what has no default is required.
    ...(required || port.default !== undefined ? {} : { required }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(choices === undefined ? {} : { choices }),
  }),
  check: ({ params }) => [
    // What a run does not give is taken from here as it is, so it must be of the kind that is declared.
    ...(params.default !== undefined
      ? checkValue(inputPort(params), params.default).map(({ code, message }) =>
          nodeIssue('/params/default', code, message),
        )
      : []),
    ...(params.name.trim() === '' || params.name in {}
      ? [
          nodeIssue(
            '/params/name',
            'input-without-name',
            'This input has no name of its own. Give it one, such as `prompt`.',
          ),
        ]
      : []),
    ...(params.kind === 'choice' && (params.choices ?? []).length === 0
      ? [
          nodeIssue(
            '/params/choices',
            'input-without-choices',
            'A choice needs at least one value to choose from.',
          ),
        ]
      : []),
    ...(params.minimum !== undefined && params.maximum !== undefined && params.minimum > params.maximum
      ? [
          nodeIssue(
            '/params/minimum',
            'input-range-empty',
            `The smallest value (${params.minimum}) is above the largest (${params.maximum}). Swap them.`,
          ),
        ]
      : []),
  ],
  compute: ({ inputs }) => (inputs.value === undefined ? {} : { value: inputs.value }),
})
