import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '@weft/ports'
import { applyEdit, type Edit, parseWorkflow, serializeWorkflow, type WorkflowDocument } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { planDocument } from '../../state/actions/plan-document.ts'
import { makeSweep } from './make-sweep.ts'
import { modelParameter, type SweepModel } from './model-parameter.ts'
import { sweepFrames } from './sweep-mark.ts'
import type { SweepAxis, SweepParameter } from './sweep-parameter.ts'
import { sweepParameters } from './sweep-parameters.ts'
import { takeModel } from './take-model.ts'
import { sweepValueEdits, takeSweepAway } from './take-sweep-away.ts'

const folder = join(import.meta.dirname, '../../../../../examples')

const example = (name: string): WorkflowDocument => {
  const { document } = parseWorkflow(readFileSync(join(folder, name, 'workflow.json'), 'utf8'))
  if (!document) throw new Error(`${name} is no workflow`)
  return document
}

const applyAll = (document: WorkflowDocument, edits: readonly Edit[]): WorkflowDocument => {
  const { document: after, issue } = applyEdit(document, { kind: 'batch', label: 'all', edits })
  if (issue) throw new Error(issue.message)
  return after
}

/** A document as it is written, its wires in an order of their own: only at list ports does it matter. */
const written = (document: WorkflowDocument) =>
  serializeWorkflow({
    ...document,
    edges: document.edges.toSorted((a, b) => (`${a.to} ${a.from}` < `${b.to} ${b.from}` ? -1 : 1)),
  })

const parameter = (document: WorkflowDocument, nodeId: string, title: string): SweepParameter => {
  const all = sweepParameters(document, nodeId)
  const found = all.find((candidate) => candidate.title === title)
  if (!found) throw new Error(`${nodeId} has ${all.map((one) => one.title).join(', ')}, but no ${title}`)
  return found
}

const list = (of: SweepParameter, items: readonly Json[], words?: string): SweepAxis => ({
  parameter: of,
  values: { kind: 'list', items },
  ...(words === undefined ? {} : { words }),
})

const at = { x: 0, y: 1000 }

const applied = (document: WorkflowDocument, pictures: string, axes: readonly SweepAxis[]) => {
  const { edit, mark } = makeSweep(document, { pictures, axes, at })
  const { document: after, inverse, issue } = applyEdit(document, edit)
  if (issue) throw new Error(issue.message)
  return { after, inverse, mark }
}

const lanesOf = (document: WorkflowDocument, nodeId: string, grid: string) => {
  const { plan, issues } = planDocument(document, [grid])
  if (!plan) throw new Error(issues.map(({ path, message }) => `${path} ${message}`).join('\n'))
  return plan.steps.find((step) => step.nodeId === nodeId)?.lanes
}

describe('makeSweep', () => {
  it('tries guidance and seeds in every combination, and is one step that can be undone', () => {
    const before = example('01-text-to-image')
    const axes: readonly SweepAxis[] = [
      {
        parameter: parameter(before, 'flux', 'Guidance Scale'),
        values: { kind: 'range', start: 2, stop: 4, step: 1 },
      },
      list(parameter(before, 'flux', 'Seed'), [7, 8]),
    ]
    const { after, inverse, mark } = applied(before, 'flux.output', axes)
    expect(lanesOf(after, 'flux', mark.grid)).toBe(6)
    expect(mark.axes.map(({ list: origin }) => origin)).toEqual([
      'guidance-scale-values.items',
      'seed-values.items',
    ])
    expect(after.nodes['guidance-scale-values']).toEqual({
      type: 'range',
      params: { start: 2, stop: 4, step: 1, name: 'Guidance Scale' },
    })
    expect(written(applyEdit(after, inverse).document)).toBe(written(before))
    const [frame] = sweepFrames(after)
    if (!frame) throw new Error('no frame')
    expect(written(applyAll(after, takeSweepAway(after, frame)))).toBe(written(before))
    // What is written keeps it, so that it can be taken away on another day.
    const again = parseWorkflow(serializeWorkflow(after)).document
    expect(again && sweepFrames(again)[0]?.mark).toEqual(mark)
    const used = applyAll(applyAll(after, takeSweepAway(after, frame)), sweepValueEdits(mark, [3, 8]))
    expect(used.nodes.flux?.params.input).toMatchObject({ guidance_scale: 3, seed: 8 })
  })

  it('puts a placeholder where words stand, also twice in one text, and leaves longer words alone', () => {
    const before = applyAll(example('01-text-to-image'), [
      { kind: 'set-param', nodeId: 'prompt', path: ['text'], value: 'a red, tired fox; {{red}} and a boat' },
    ])
    const words = parameter(before, 'prompt', 'Words in Text')
    const axes = [list(words, ['red', 'gr{een'], 'red'), list(words, ['boat', 'plane'], 'boat')]
    const { after, mark } = applied(before, 'flux.output', axes)
    expect(after.nodes.prompt?.params).toEqual({
      text: 'a {red}, tired fox; {{{red}}} and a {boat}',
      red: 'red',
      boat: 'boat',
    })
    expect(lanesOf(after, 'flux', mark.grid)).toBe(4)
    const [frame] = sweepFrames(after)
    if (!frame) throw new Error('no frame')
    const bare = applyAll(after, takeSweepAway(after, frame))
    expect(written(bare)).toBe(written(before))
    const used = applyAll(bare, sweepValueEdits(mark, ['gr{een', 'plane']))
    expect(used.nodes.prompt?.params.text).toBe('a gr{{een, tired fox; {{gr{{een}} and a plane')
  })

  it('puts a prompt of its own before a text that a model holds', () => {
    const start = example('01-text-to-image')
    const before = applyAll(start, [
      ...start.edges
        .filter(({ to }) => to === 'flux.prompt')
        .map((edge): Edit => ({ kind: 'remove-edge', edge })),
      { kind: 'set-param', nodeId: 'flux', path: ['input', 'prompt'], value: 'a {red} fox' },
    ])
    const axes = [list(parameter(before, 'flux', 'Words in Prompt'), ['red', 'blue', 'green'], 'red')]
    const { after, mark } = applied(before, 'flux.output', axes)
    expect(after.nodes['swept-prompt']?.params).toEqual({ text: 'a {{{red}}} fox', red: 'red' })
    expect(lanesOf(after, 'flux', mark.grid)).toBe(3)
    expect(sweepValueEdits(mark, ['blue'])).toEqual([
      { kind: 'set-param', nodeId: 'flux', path: ['input', 'prompt'], value: 'a {blue} fox' },
    ])
  })

  it('takes swept LoRAs out of their stack and keeps their order', () => {
    const before = applyAll(example('04-two-loras'), [])
    const stack = Object.keys(before.nodes).find((id) => before.nodes[id]?.type === 'lora-stack') ?? ''
    const [first, second] = sweepParameters(before, stack).filter(({ title }) => title.startsWith('Scale of'))
    if (!first || !second) throw new Error('two LoRAs were expected')
    const flux = Object.keys(before.nodes).find((id) => before.nodes[id]?.type === 'model') ?? ''
    const { after, mark } = applied(before, `${flux}.output`, [
      list(first, [0.5, 1]),
      list(second, [0, 1, 2]),
    ])
    expect(lanesOf(after, flux, mark.grid)).toBe(6)
    expect(after.nodes[stack]?.params.loras).toEqual([])
    expect(after.edges).toContainEqual({ from: 'swept-lora.loras', to: 'swept-lora-2.loras' })
    expect(after.edges).toContainEqual({ from: 'swept-lora-2.loras', to: `${stack}.loras` })
    const [frame] = sweepFrames(after)
    if (!frame) throw new Error('no frame')
    expect(written(applyAll(after, takeSweepAway(after, frame)))).toBe(written(before))
    const one = applied(before, `${flux}.output`, [list(first, [0.5, 1])])
    expect(one.after.nodes[stack]?.params.loras).toHaveLength(1)
  })

  it('leads choices, switches and whole prompts to their sockets, in the place of wires', () => {
    const before = example('01-text-to-image')
    const axes = [
      list(parameter(before, 'flux', 'Output format'), ['png', 'webp']),
      list(parameter(before, 'flux', 'Go Fast'), [false, true]),
      list(parameter(before, 'flux', 'Prompt'), ['a fox', 'a boat']),
    ]
    expect(axes[2]?.parameter.wiredFrom).toEqual(['prompt.text'])
    const { after, mark } = applied(before, 'flux.output', axes)
    expect(lanesOf(after, 'flux', mark.grid)).toBe(8)
    expect(mark.wires).toEqual([{ from: 'prompt.text', to: 'flux.prompt' }])
    expect(after.nodes['prompt-values']).toMatchObject({ type: 'lines', params: { text: 'a fox\na boat' } })
  })
})

/** A model with fewer inputs than the FLUX of the examples, and one more. */
const small: SweepModel = {
  reference: 'acme/small:1234567890',
  model: {
    digest: 'sha256:small',
    schema: {
      Input: {
        type: 'object',
        required: ['prompt'],
        properties: {
          prompt: { type: 'string', 'x-order': 0 },
          seed: { type: 'integer', 'x-order': 1 },
          num_outputs: { type: 'integer', minimum: 1, maximum: 1, default: 1, 'x-order': 2 },
          mood: { type: 'string', default: 'calm', 'x-order': 3 },
        },
      },
      Output: { type: 'string', format: 'uri' },
    },
  },
}

describe('a sweep of the model', () => {
  const start = (): WorkflowDocument =>
    applyAll(example('01-text-to-image'), [
      { kind: 'set-param', nodeId: 'flux', path: ['input', 'num_outputs'], value: 2 },
      { kind: 'set-param', nodeId: 'flux', path: ['input', 'guidance_scale'], value: 4 },
    ])
  const ofModel = (document: WorkflowDocument) => {
    const found = modelParameter(document, 'flux', [small])
    if (!found) throw new Error('flux calls a model')
    return found
  }
  const references = (document: WorkflowDocument) => [String(ofModel(document).value), small.reference]

  it('offers models that make pictures, the one in use first, and nothing for a node that calls none', () => {
    const before = start()
    const words: SweepModel = {
      reference: 'acme/words:1',
      model: { ...small.model, schema: { ...small.model.schema, Output: { type: 'string' } } },
    }
    expect(modelParameter(before, 'flux', [words, small])?.type.choices).toEqual(references(before))
    expect(modelParameter(before, 'prompt', [small])).toBeUndefined()
  })

  it('adds a node for each other model, fed by the same wires and lists, and can be taken away again', () => {
    const before = start()
    const axes = [
      list(ofModel(before), references(before)),
      list(parameter(before, 'flux', 'Seed'), [7, 8, 9]),
    ]
    const { after, inverse, mark } = applied(before, 'flux.output', axes)
    expect(after.nodes.small).toEqual({
      type: 'model',
      // What the model has no place for, or does not take, is left out.
      params: {
        model: small.reference,
        input: expect.not.objectContaining({ guidance_scale: 4, num_outputs: 2 }),
      },
    })
    expect(after.edges.filter(({ to }) => to.startsWith('small.'))).toEqual([
      { from: 'prompt.text', to: 'small.prompt' },
      { from: 'seed-values.items', to: 'small.seed' },
    ])
    expect(after.edges.filter(({ to }) => to === 'grid.images').map(({ from }) => from)).toEqual([
      'flux.output',
      'small.output',
    ])
    expect(lanesOf(after, 'flux', mark.grid)).toBe(3)
    expect(lanesOf(after, 'small', mark.grid)).toBe(3)
    expect(written(applyEdit(after, inverse).document)).toBe(written(before))
    const again = parseWorkflow(serializeWorkflow(after)).document
    const [frame] = again ? sweepFrames(again) : []
    if (!again || !frame) throw new Error('no frame')
    expect(frame.mark).toEqual(mark)
    expect(written(applyAll(again, takeSweepAway(again, frame)))).toBe(written(before))
  })

  it('gives a cell its model: the values and wires that fit stay, and the model is pinned', () => {
    const before = start()
    const { after, mark } = applied(before, 'flux.output', [list(ofModel(before), references(before))])
    const [frame] = sweepFrames(after)
    if (!frame) throw new Error('no frame')
    const edits = takeSweepAway(after, frame)
    const used = applyAll(after, [...edits, ...takeModel(after, mark, { edits, place: 1 })])
    expect(used.nodes.flux?.params).toEqual(after.nodes.small?.params)
    expect(Object.keys(used.models)).toEqual([small.reference])
    expect(used.edges).toContainEqual({ from: 'prompt.text', to: 'flux.prompt' })
    expect(takeModel(after, mark, { edits, place: 0 })).toEqual([])
  })

  it('says which lists a model has no socket for, and what else it leaves out', () => {
    const before = start()
    const axes = [
      list(ofModel(before), references(before)),
      list(parameter(before, 'flux', 'Guidance Scale'), [2, 3]),
    ]
    const { models } = makeSweep(before, { pictures: 'flux.output', axes, at })
    expect(models).toMatchObject([{ nodeId: 'small', unreached: ['guidance_scale'] }])
    expect(models[0]?.losses.join()).toMatch('`num_outputs`')
  })

  it('leads words that a model holds itself to every model', () => {
    const bare = start()
    const before = applyAll(bare, [
      ...bare.edges
        .filter(({ to }) => to === 'flux.prompt')
        .map((edge): Edit => ({ kind: 'remove-edge', edge })),
      { kind: 'set-param', nodeId: 'flux', path: ['input', 'prompt'], value: 'a red fox' },
    ])
    const axes = [
      list(ofModel(before), references(before)),
      list(parameter(before, 'flux', 'Words in Prompt'), ['red', 'blue'], 'red'),
    ]
    const { after, mark } = applied(before, 'flux.output', axes)
    expect(lanesOf(after, 'small', mark.grid)).toBe(2)
    const [frame] = sweepFrames(after)
    if (!frame) throw new Error('no frame')
    expect(written(applyAll(after, takeSweepAway(after, frame)))).toBe(written(before))
  })
})

/** Two values for any parameter. */
const twoValues = ({ type, place, value }: SweepParameter): readonly Json[] => {
  if (place.kind === 'words')
    return [
      String(value)
        .replaceAll(/\{.*?\}/g, '')
        .match(/\p{L}+/u)?.[0] ?? '',
      'other',
    ]
  if (type.kind === 'boolean') return [true, false]
  if (type.kind === 'choice') return (type.choices ?? []).slice(0, 2)
  if (type.kind === 'text') return ['one', 'two\nlines']
  return [type.minimum ?? 1, (type.minimum ?? 1) + 1]
}

describe.each(['04-two-loras', '05-prompt-with-inputs', '08-outpainting'])(
  'every parameter of %s',
  (name) => {
    it('is swept and given back as it was', () => {
      const before = example(name)
      const models = Object.keys(before.nodes).filter((id) => before.nodes[id]?.type === 'model')
      for (const nodeId of Object.keys(before.nodes)) {
        for (const swept of sweepParameters(before, nodeId)) {
          const items = twoValues(swept)
          const words = swept.place.kind === 'words' ? { words: String(items[0]) } : {}
          const axes: readonly SweepAxis[] = [{ parameter: swept, values: { kind: 'list', items }, ...words }]
          const { after, inverse, mark } = applied(before, `${models[0]}.output`, axes)
          expect(written(applyEdit(after, inverse).document), swept.key).toBe(written(before))
          const [frame] = sweepFrames(after)
          if (!frame) throw new Error('no frame')
          const bare = applyAll(after, takeSweepAway(after, frame))
          expect(written(bare), swept.key).toBe(written(before))
          const changed = items.map((item) => applyAll(bare, sweepValueEdits(mark, [item])))
          const isChanged = changed.some((used) => written(used) !== written(before))
          expect(isChanged, swept.key).toBe(true)
        }
      }
    })
  },
)
