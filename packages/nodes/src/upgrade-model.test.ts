import type { JsonSchema, ModelSchema } from '@weft/ports'
import { applyEdit, validateWorkflow, type WorkflowDocument } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { builtInNodes, createNodeRegistry, upgradeModel } from './index.ts'

const registry = createNodeRegistry(builtInNodes)
const [one, two] = ['1', '2'].map((digit) => `acme/painter:${digit.repeat(64)}`)
if (one === undefined || two === undefined) throw new Error('two references')

const pinOf = (properties: { [name: string]: JsonSchema }, Output: JsonSchema, required: string[] = []) => {
  const schema: ModelSchema = { Input: { type: 'object', properties, required }, Output }
  return { schema, digest: `sha256:${'0'.repeat(64)}` }
}
const text = { type: 'string' }
const file = { type: 'string', format: 'uri' }
const before = pinOf(
  {
    prompt: text,
    steps: { type: 'integer', minimum: 1, maximum: 50, default: 28 },
    style: { type: 'string', enum: ['oil', 'ink'] },
    old: text,
    image: file,
  },
  { type: 'array', items: file },
  ['prompt'],
)
const after = pinOf(
  {
    prompt: text,
    steps: { type: 'integer', minimum: 1, maximum: 20, default: 4 },
    style: { type: 'string', enum: ['oil', 'ink', 'pen'] },
    image: { type: 'integer' },
    size: text,
  },
  { type: 'array', items: file },
  ['prompt', 'size'],
)

const document: WorkflowDocument = {
  weft: 1,
  name: '',
  description: '',
  nodes: {
    words: { type: 'prompt', params: { text: 'a fox' } },
    photo: { type: 'load-image', params: { image: { asset: `sha256:${'a'.repeat(64)}` } } },
    paint: {
      type: 'model',
      params: { model: one, input: { steps: 30, style: 'ink', old: 'x', unknown: 1 } },
    },
    result: { type: 'output', params: { name: 'images' } },
  },
  edges: [
    { from: 'words.text', to: 'paint.prompt' },
    { from: 'photo.image', to: 'paint.image' },
    { from: 'paint.output', to: 'result.value' },
  ],
  models: { [one]: before },
  layout: { nodes: {}, frames: [], notes: [] },
}
const upgrade = { reference: two, model: after }

describe('upgradeModel', () => {
  it('keeps what fits, takes away what does not, and says all of it', () => {
    const planned = upgradeModel(document, 'paint', upgrade, registry)
    if (planned === undefined) throw new Error('no plan')
    expect(planned.changes).toHaveLength(6)
    expect(planned.changes).toContain('The input `old` is gone.')
    expect(planned.changes).toContain('The default of `steps` is 4 instead of 28.')
    const changes = planned.changes.join('\n')
    expect(changes).toMatch(/^The input `size` is new: .*, which must be given\.$/m)
    expect(changes).toMatch(/^The input `steps` takes .*20.* instead of .*50.*\.$/m)
    expect(planned.losses).toHaveLength(3)
    expect(planned.losses.join('\n')).toMatch(/The value 30 of `steps` does not fit any more/)
    expect(planned.losses.join('\n')).toMatch(/The value "x" of `old` has no place any more/)
    expect(planned.losses.join('\n')).toMatch(
      /The wire from `photo.image` to `paint.image` does not fit any more/,
    )
    expect(planned.needs).toEqual(['`size` must be given before it can run.'])

    const applied = applyEdit(document, planned.edit)
    expect(applied.issue).toBeUndefined()
    expect(applied.document.nodes.paint?.params).toEqual({ model: two, input: { style: 'ink', unknown: 1 } })
    expect(applied.document.edges).toEqual([
      { from: 'words.text', to: 'paint.prompt' },
      { from: 'paint.output', to: 'result.value' },
    ])
    expect(Object.keys(applied.document.models)).toEqual([two])
    const errors = validateWorkflow(applied.document, registry.catalog).filter(
      ({ severity }) => severity === 'error',
    )
    expect(errors.map(({ port }) => port)).toEqual(['size'])
    expect(applyEdit(applied.document, applied.inverse).document).toEqual(document)
  })

  it('keeps the old version pinned for the other nodes that call it', () => {
    const shared = {
      ...document,
      nodes: { ...document.nodes, twin: { type: 'model', params: { model: one } } },
    }
    const planned = upgradeModel(shared, 'paint', upgrade, registry)
    if (planned === undefined) throw new Error('no plan')
    expect(Object.keys(applyEdit(shared, planned.edit).document.models).toSorted()).toEqual([one, two])
  })

  it('takes a container whose schema has changed under the same address', () => {
    const cog = 'cog:http://127.0.0.1:5000'
    const here: WorkflowDocument = {
      ...document,
      nodes: { paint: { type: 'model', params: { model: cog, input: { prompt: 'x', old: 'y' } } } },
      edges: [],
      models: { [cog]: before },
    }
    const planned = upgradeModel(here, 'paint', { reference: cog, model: after }, registry)
    if (planned === undefined) throw new Error('no plan')
    const next = applyEdit(here, planned.edit).document
    expect(next.models).toEqual({ [cog]: after })
    expect(next.nodes.paint?.params.input).toEqual({ prompt: 'x' })
  })

  it('loses nothing when nothing is different', () => {
    const planned = upgradeModel(document, 'paint', { reference: two, model: before }, registry)
    expect(planned).toMatchObject({ changes: [], losses: [], needs: [] })
  })

  it('has nothing to say of a node that calls no pinned model', () => {
    for (const nodeId of ['words', 'nobody'])
      expect(upgradeModel(document, nodeId, upgrade, registry)).toBeUndefined()
    expect(upgradeModel({ ...document, models: {} }, 'paint', upgrade, registry)).toBeUndefined()
  })
})
