import { type Issue, parseModelReference, readOwn, type SecretReference, type Value } from '@weft/ports'
import { outputSizeOf } from '@weft/rules'
import type { Edit } from '@weft/workflow'
import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { fillLoras } from '../fill-loras.ts'
import { invalidInput } from '../invalid-input.ts'
import { knownModelInputs } from '../known-model-inputs.ts'
import { loraIssues } from '../lora-issues.ts'
import { modelOutputs } from '../model-outputs.ts'
import { modelPorts } from '../model-ports.ts'
import type { NodeCheckContext } from '../node-definition.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'
import { readLoras } from '../read-loras.ts'
import { ruleIssues } from '../rule-issues.ts'
import { shortfallNote } from '../shortfall-note.ts'
import { toRecord } from '../to-record.ts'

const paramsSchema = z.object({
  model: z
    .string()
    .default('')
    .meta({ widget: 'model' })
    .describe('Reference such as owner/name:version, or a web address.'),
  input: z.record(z.string(), z.json()).default({}).describe('Values by input name.'),
})

const checkReference = (model: string): Issue<Edit>[] => {
  if (model.trim() === '') {
    return [
      nodeIssue(
        '/params/model',
        'model-missing',
        'No model is chosen. Pick one from the catalog, or paste its address.',
      ),
    ]
  }
  const parsed = parseModelReference(model)
  if ('issue' in parsed) return [nodeIssue('/params/model', 'model-reference', parsed.issue)]
  return [
    nodeIssue(
      '/params/model',
      'model-not-pinned',
      `The inputs of ${model} are not known yet. Add the model under Models, or with \`weft models add ${model}\`, and they appear.`,
    ),
  ]
}

const checkInputs = (context: NodeCheckContext<z.output<typeof paramsSchema>>): Issue<Edit>[] => {
  const { params, model, wired, known } = context
  const { inputs, pairs, stackPort } = modelPorts(model)
  const names = new Set([...inputs.map(({ name }) => name), stackPort])
  const unknown = Object.keys(params.input).filter((name) => !names.has(name))
  const issues = unknown.map((name) =>
    nodeIssue(
      `/params/input/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      'unknown-input',
      `The model has no input \`${name}\`, so this value is not sent. Remove it.`,
      'warning',
    ),
  )
  issues.push(...ruleIssues(context), ...loraIssues(context))
  if (stackPort === undefined) return issues
  const isWired = wired.has(stackPort)
  if (!isWired && params.input[stackPort] === undefined) return issues
  // A stack whose length is only known in the run is taken to hold one: that much it will most likely fill.
  const stack = isWired ? known(stackPort) : params.input[stackPort]
  const loras = stack === undefined ? [{ weights: 'one', scale: 1 }] : readLoras(stack)
  const byHand = { ...params.input, ...Object.fromEntries([...wired].map((name) => [name, true])) }
  const { problems } = fillLoras(pairs, loras, byHand)
  return [
    ...issues,
    ...problems.map(({ code, message, input }) => ({
      ...nodeIssue(input === undefined ? '' : `/params/input/${input}`, code, message),
      port: input ?? stackPort,
    })),
  ]
}

const isEmpty = (value: Value | SecretReference | undefined) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** A model: its ports come from its schema, and running it is one prediction. */
export const modelNode = defineNode({
  type: 'model',
  title: 'Model',
  description: 'Any model on Replicate, such as FLUX. Give its address and its inputs appear as sockets.',
  category: 'model',
  aliases: [
    'flux',
    'replicate',
    'generate',
    'prediction',
    'sampler',
    'diffusion',
    'inpaint',
    'img2img',
    'txt2img',
    'ksampler',
    'load checkpoint',
  ],
  paid: true,
  params: paramsSchema,
  modelReference: ({ model }) => (model === '' ? undefined : model),
  inputs: ({ model }) => {
    const { inputs, stackPort } = modelPorts(model)
    const stackSpec = port.loras('LoRAs', {
      description: 'A LoRA stack; it fills the LoRA fields in their order.',
    })
    return { ...toRecord(inputs), ...(stackPort === undefined ? {} : { [stackPort]: stackSpec }) }
  },
  outputs: (context) => {
    const outputs = toRecord(modelPorts(context.model).outputs)
    const size = context.model === undefined ? undefined : outputSizeOf(knownModelInputs(context).inputs)
    if (size === undefined || outputs.output?.kind !== 'image') return outputs
    return { ...outputs, output: { ...outputs.output, size } }
  },
  paramPath: (name) => ['input', name],
  check: (context) =>
    context.model === undefined ? checkReference(context.params.model) : checkInputs(context),
  async run({ params, model, inputs, context }) {
    if (model === undefined) throw invalidInput(`The inputs of ${params.model || 'the model'} are not known.`)
    const { inputs: ports, outputs, pairs, stackPort } = modelPorts(model)
    const loras =
      stackPort === undefined ? [] : readLoras(inputs[stackPort]).filter(({ enabled }) => enabled !== false)
    const { values, problems } = fillLoras(pairs, loras, inputs)
    const [problem] = problems
    if (problem !== undefined) throw invalidInput(problem.message)
    const input: Record<string, Value> = {}
    for (const { name, required } of ports) {
      const value = readOwn(values, name) ?? readOwn(inputs, name)
      if (value !== undefined && (required || !isEmpty(value))) input[name] = value
    }
    const { output } = await context.predict({ model: params.model, input }, (partial) =>
      context.partial(modelOutputs(outputs, partial)),
    )
    const note = shortfallNote(ports, input, output)
    if (note !== undefined) context.note(note)
    return modelOutputs(outputs, output)
  },
})
