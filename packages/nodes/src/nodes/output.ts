import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'

/** A declared output of the workflow: what arrives at it is a result of the run, under `name`. */
export const outputNode = defineNode({
  type: 'output',
  title: 'Output',
  description: 'A named result of the workflow. Whatever is wired to it is what a run gives back.',
  category: 'output',
  aliases: ['result', 'return', 'save', 'save image', 'export'],
  pure: true,
  sink: true,
  params: z.object({ name: z.string().default('').describe('Name of the result, as scripts use it.') }),
  inputs: () => ({ value: port.any('Value', { required: true }) }),
  outputs: () => ({}),
  paramPath: () => undefined,
  workflowOutput: (params) => params.name,
  declareOutput: (name) => ({ name }),
  check: ({ params }) =>
    params.name.trim() === '' || params.name in {}
      ? [
          nodeIssue(
            '/params/name',
            'output-without-name',
            'This output has no name of its own. Give it one, such as `images`.',
          ),
        ]
      : [],
  compute: ({ inputs }) => (inputs.value === undefined ? {} : { value: inputs.value }),
})
