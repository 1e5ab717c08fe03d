import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { emptyWorkflow, parseWorkflow, type WorkflowDocument, type WorkflowNode } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import example from '../../../../examples/01-text-to-image/workflow.json' with { type: 'json' }
import { useDraftStore } from './draft-store.ts'
import { fieldsOfNode } from './fields-of-node.ts'
import { numberStep, stepNumber } from './number-step.ts'
import { paramPorts } from './param-ports.ts'
import { readSeed, typedSeed, writeSeed } from './seed-value.ts'
import { splitFields } from './split-fields.ts'

const registry = createNodeRegistry(builtInNodes)

function fieldsOf(node: WorkflowNode, models: WorkflowDocument['models'] = {}) {
  const definition = registry.get(node.type)!
  const document = { ...emptyWorkflow('Test'), nodes: { node }, models }
  const ports = registry.catalog.interfaceOf(document, 'node', node)!
  return fieldsOfNode({ definition, ports, params: paramPorts(definition) })
}

/** The FLUX call of the first example, its schema pinned. */
function fluxFields() {
  const { nodes, models } = parseWorkflow(example).document!
  const node = Object.values(nodes).find((entry) => entry.type === 'model')!
  return fieldsOf(node, models)
}

describe('fieldsOfNode', () => {
  it('gives every node type a field for every parameter, none of them twice', () => {
    for (const definition of registry.definitions) {
      const keys = fieldsOf({ type: definition.type, params: {} }).map((field) => field.key)
      expect(new Set(keys).size, definition.type).toBe(keys.length)
    }
  })

  it('types a parameter like the output of the same name', () => {
    const kind = (type: string, key: string, params = {}) =>
      fieldsOf({ type, params }).find((field) => field.key === key)?.port
    expect(kind('load-image', 'image')).toMatchObject({ kind: 'image', list: false })
    expect(kind('mask', 'mask')).toMatchObject({ kind: 'mask' })
    expect(kind('lora-stack', 'loras')).toMatchObject({ kind: 'loras' })
    expect(kind('prompt', 'text')).toMatchObject({ kind: 'text', multiline: true })
    expect(kind('number', 'value', { integer: true })).toMatchObject({ kind: 'integer' })
    expect(kind('list', 'items', { kind: 'number' })).toMatchObject({ kind: 'number', list: true })
  })

  it('keeps the model and its inputs apart: every input of the schema is a field, at its path', () => {
    const fields = fluxFields()
    expect(fields.every((field) => field.socket)).toBe(true)
    expect(fields.find((field) => field.port.name === 'seed')?.path).toEqual(['input', 'seed'])
    expect(fields).toHaveLength(22)
  })
})

describe('splitFields', () => {
  it('shows what matters of a long node and folds the rest, losing none', () => {
    const fields = fluxFields()
    const { basic, more } = splitFields(fields, new Set())
    expect(basic.map((field) => field.port.name)).toEqual([
      'prompt',
      'image',
      'mask',
      'aspect_ratio',
      'prompt_strength',
      'model',
      'num_outputs',
      'num_inference_steps',
      'guidance_scale',
      'seed',
      'loras',
    ])
    expect([...basic, ...more]).toHaveLength(fields.length)
  })

  it('never hides what is wired or wrong', () => {
    const { basic } = splitFields(fluxFields(), new Set(['input.extra_lora', 'input.height']))
    expect(basic.map((field) => field.key)).toEqual(
      expect.arrayContaining(['input.extra_lora', 'input.height']),
    )
  })

  it('folds nothing of a short node', () => {
    const fields = fluxFields().slice(0, 12)
    expect(splitFields(fields, new Set())).toEqual({ basic: fields, more: [] })
  })
})

describe('seeds', () => {
  it('reads a number as fixed, an object by its control, and nothing as random', () => {
    expect(readSeed(7)).toEqual({ control: 'fixed', value: 7 })
    expect(readSeed({ control: 'increment', value: 3 })).toEqual({ control: 'increment', value: 3 })
    expect(readSeed(undefined)).toEqual({ control: 'random', value: undefined })
  })

  it('writes back what it read', () => {
    for (const value of [7, { control: 'increment', value: 3 }, { control: 'random' }])
      expect(writeSeed(readSeed(value))).toEqual(value)
  })

  it('keep their control while the number is emptied to type another', () => {
    for (const control of ['fixed', 'increment'] as const) {
      const emptied = readSeed(typedSeed(control, undefined))
      expect(emptied).toEqual({ control, value: undefined })
      expect(readSeed(typedSeed(emptied.control, 12))).toEqual({ control, value: 12 })
    }
  })
})

describe('drafts', () => {
  it('are forgotten with their field, those of its list included, and no others', () => {
    const { setDraft, dropDrafts } = useDraftStore.getState()
    for (const key of ['d flux loras', 'd flux loras.0.scale', 'd flux loras_2']) setDraft(key, 'abc')
    dropDrafts('d flux loras')
    expect(useDraftStore.getState().drafts).toEqual({ 'd flux loras_2': 'abc' })
    dropDrafts('d flux loras_2')
  })
})

describe('number steps', () => {
  it('fit the range and leave no binary dust', () => {
    expect(numberStep({ kind: 'integer' })).toBe(1)
    expect(numberStep({ kind: 'number', minimum: 0, maximum: 1 })).toBe(0.01)
    expect(numberStep({ kind: 'number', minimum: 0, maximum: 10 })).toBe(0.1)
    expect(stepNumber(0.1, 20, { kind: 'number', minimum: 0, maximum: 1 })).toBe(0.3)
    expect(stepNumber(0.95, 10, { kind: 'number', minimum: 0, maximum: 1 })).toBe(1)
  })
})
