import { readFileSync } from 'node:fs'
import type { Json, JsonSchema, ModelSchema, Value } from '@weft/ports'
import { applyEdit, type WorkflowDocument, type WorkflowEdge } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { documentOf, interfaceOf, picture, runNode } from '../../test/run-node.ts'
import type { NodeContext } from '../node-context.ts'

const schema: ModelSchema = JSON.parse(
  readFileSync(new URL('../../fixtures/flux-lora.schema.json', import.meta.url), 'utf8'),
)
const reference = `owner/name:${'5'.repeat(64)}`
const model = { schema, digest: `sha256:${'d'.repeat(64)}` }

const run = (input: { [name: string]: Json }, inputs = {}, output: Json = []) =>
  runNode('model', { model: reference, input }, { ...input, ...inputs }, { model, output })

const withStack = (loras: number, input: { [name: string]: Json } = {}) =>
  documentOf(
    {
      stack: {
        type: 'lora-stack',
        params: { loras: Array.from({ length: loras }, (_, at) => ({ weights: `o/${at}`, scale: 1 })) },
      },
      flux: { type: 'model', params: { model: reference, input: { prompt: 'x', ...input } } },
    },
    [{ from: 'stack.loras', to: 'flux.loras' }],
    { [reference]: model },
  )

describe('model', () => {
  it('has a port for each input of the schema in its order, and one for a LoRA stack', () => {
    const { inputs, outputs, issues, paramPaths } = interfaceOf(withStack(1), 'flux')
    expect(inputs).toHaveLength(22)
    expect(inputs.slice(0, 3).map(({ name }) => name)).toEqual(['prompt', 'image', 'mask'])
    expect(inputs.at(-1)).toMatchObject({ name: 'loras', kind: 'loras' })
    expect(outputs).toMatchObject([{ name: 'output', list: true }])
    expect(paramPaths?.seed).toEqual(['input', 'seed'])
    expect(issues).toEqual([])
  })

  it('sends what is set and nothing else', async () => {
    const image = picture('1')
    const { calls } = await run(
      { prompt: 'a cat', seed: 0, go_fast: false, replicate_weights: '' },
      { image },
    )
    expect(calls).toEqual([{ model: reference, input: { prompt: 'a cat', image, seed: 0, go_fast: false } }])
  })

  it('fills the LoRA fields in the order of the schema', async () => {
    const loras = [
      { weights: 'a/a', scale: 0.5 },
      { weights: 'b/b', scale: 2 },
    ]
    const { calls } = await run({ prompt: 'x' }, { loras })
    expect(calls[0]?.input).toEqual({
      prompt: 'x',
      replicate_weights: 'a/a',
      lora_scale: 0.5,
      extra_lora: 'b/b',
      extra_lora_scale: 2,
    })
    await expect(run({ prompt: 'x' }, { loras: [...loras, ...loras] })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/4 LoRAs.*2/),
    })
  })

  it('reports more LoRAs than fields before the run, naming both numbers', () => {
    expect(interfaceOf(withStack(2), 'flux').issues).toEqual([])
    expect(interfaceOf(withStack(3), 'flux').issues).toMatchObject([
      {
        code: 'too-many-loras',
        severity: 'error',
        message: expect.stringMatching(/3 LoRAs.*2/),
        nodeId: 'flux',
      },
    ])
  })

  it('reports a field that is filled by hand and by the stack', () => {
    expect(interfaceOf(withStack(1, { extra_lora: 'x/y' }), 'flux').issues).toEqual([])
    expect(interfaceOf(withStack(2, { extra_lora: 'x/y' }), 'flux').issues).toMatchObject([
      { code: 'lora-filled-twice', path: '/nodes/flux/params/input/extra_lora', port: 'extra_lora' },
    ])
  })

  it('reports a model that is missing, unreadable or not known, and says how to add it', () => {
    const issueOf = (ref: string) =>
      interfaceOf(documentOf({ m: { type: 'model', params: { model: ref } } }), 'm').issues[0]
    expect(issueOf('')).toMatchObject({ code: 'model-missing' })
    expect(issueOf('what is this')).toMatchObject({ code: 'model-reference' })
    expect(issueOf('owner/name')).toMatchObject({
      code: 'model-not-pinned',
      path: '/nodes/m/params/model',
      message: expect.stringContaining('weft models add owner/name'),
    })
  })

  it('warns of a value that the model has no input for', () => {
    expect(interfaceOf(withStack(1, { nonsense: 1 }), 'flux').issues).toMatchObject([
      { code: 'unknown-input', severity: 'warning', path: '/nodes/flux/params/input/nonsense' },
    ])
  })

  it('gives the pictures as a list, and an empty list when there are none', async () => {
    expect((await run({ prompt: 'x' }, {}, ['a', 'b'])).outputs).toEqual({ output: ['a', 'b'] })
    expect((await run({ prompt: 'x' }, {}, null)).outputs).toEqual({ output: [] })
  })

  it('gives the fields of an object output, and joins the tokens of a text', async () => {
    const input = { Input: { type: 'object', properties: { prompt: { type: 'string' } } } }
    const object = {
      ...input,
      Output: { type: 'object', properties: { caption: { type: 'string' }, note: { type: 'string' } } },
    }
    const given = { caption: 'a cat', note: null }
    const { outputs } = await runNode(
      'model',
      { model: reference },
      {},
      { model: { schema: object, digest: 'x' }, output: given },
    )
    expect(outputs).toEqual({ output: given, caption: 'a cat' })

    const tokens = {
      ...input,
      Output: {
        type: 'array',
        items: { type: 'string' },
        'x-cog-array-type': 'iterator',
        'x-cog-array-display': 'concatenate',
      },
    }
    const told = await runNode(
      'model',
      { model: reference },
      {},
      { model: { schema: tokens, digest: 'x' }, output: ['a ', 'cat'] },
    )
    expect(told.outputs).toEqual({ output: 'a cat' })
  })

  it('shows outputs as they come, in the shape of the ports', async () => {
    const iterator = { type: 'array', 'x-cog-array-type': 'iterator' }
    const Input = { type: 'object', properties: { prompt: { type: 'string' } } }
    const shown = async (Output: JsonSchema, partials: readonly Value[]) => {
      const seen: unknown[] = []
      const predict: NodeContext['predict'] = async (_, onPartial) => {
        for (const partial of partials) onPartial?.(partial)
        return {
          output: partials.at(-1) ?? null,
          prediction: { id: 'p', status: 'succeeded', logs: '', createdAt: '2026-01-01T00:00:00.000Z' },
        }
      }
      const { outputs } = await runNode(
        'model',
        { model: reference },
        { prompt: 'x' },
        {
          model: { schema: { Input, Output }, digest: 'x' },
          context: { predict, partial: (partial) => seen.push(partial) },
        },
      )
      return { seen, outputs }
    }
    const tokens = { ...iterator, items: { type: 'string' }, 'x-cog-array-display': 'concatenate' }
    expect(await shown(tokens, [['a '], ['a ', 'cat']])).toEqual({
      seen: [{ output: 'a ' }, { output: 'a cat' }],
      outputs: { output: 'a cat' },
    })
    const [one, two] = [picture('1'), picture('2')]
    const pictures = { ...iterator, items: { type: 'string', format: 'uri' } }
    expect(await shown(pictures, [[one], [one, two]])).toEqual({
      seen: [{ output: [one] }, { output: [two] }],
      outputs: { output: [two] },
    })
    const batches = { ...iterator, items: { type: 'array', items: { type: 'string', format: 'uri' } } }
    expect((await shown(batches, [[[one]], [[one], [two]]])).outputs).toEqual({ output: [[one], [two]] })
    const named = { type: 'object', properties: { output: { type: 'string' }, image: pictures.items } }
    expect(
      (await shown(named, [JSON.parse(JSON.stringify({ output: 'words', image: one }))])).outputs,
    ).toEqual({
      output: { output: 'words', image: one },
      output_field: 'words',
      image: one,
    })
  })

  it('says so when fewer pictures came than were asked for', async () => {
    const notesOf = async (input: { [name: string]: Json }, output: Json) => {
      const notes: string[] = []
      await runNode('model', { model: reference, input }, input, {
        model,
        output,
        context: { note: (note) => notes.push(note) },
      })
      return notes
    }
    expect(await notesOf({ prompt: 'x', num_outputs: 4 }, ['a', 'b', 'c', 'd'])).toEqual([])
    expect(await notesOf({ prompt: 'x', num_outputs: 4 }, ['a', 'b', 'c'])).toEqual([
      expect.stringMatching(/^4 were asked for with `num_outputs`, but only 3 came/),
    ])
    expect(await notesOf({ prompt: 'x' }, [])).toEqual([expect.stringMatching(/^1 was asked .* none came/)])
  })

  it('fills paired lists with all LoRAs', async () => {
    const lists: ModelSchema = {
      Input: {
        type: 'object',
        properties: {
          lora_weights: { type: 'array', items: { type: 'string' }, 'x-order': 0 },
          lora_scales: { type: 'array', items: { type: 'number' }, 'x-order': 1 },
        },
      },
    }
    const loras = [1, 2, 3].map((scale) => ({ weights: `o/${scale}`, scale }))
    const { calls } = await runNode(
      'model',
      { model: reference },
      { loras },
      { model: { schema: lists, digest: 'x' } },
    )
    expect(calls[0]?.input).toEqual({ lora_weights: ['o/1', 'o/2', 'o/3'], lora_scales: [1, 2, 3] })
  })
})

describe('model, before it costs money', () => {
  const flux = (
    input: { [name: string]: Json },
    more: WorkflowDocument['nodes'] = {},
    edges: WorkflowEdge[] = [],
  ) =>
    documentOf(
      { flux: { type: 'model', params: { model: reference, input: { prompt: 'x', ...input } } }, ...more },
      edges,
      { [reference]: model },
    )
  const issuesOf = (document: WorkflowDocument, code: string) =>
    interfaceOf(document, 'flux').issues.filter((issue) => issue.code === code)
  const mended = (document: WorkflowDocument, code: string) => {
    const fix = issuesOf(document, code)[0]?.fix
    if (fix === undefined) throw new Error(`${code} has no fix`)
    return applyEdit(document, fix).document
  }
  const photo = { photo: { type: 'load-image', params: {} }, mask: { type: 'mask', params: {} } }

  it('puts an issue on its field, with the edit that mends it', () => {
    const document = flux({ width: 512 })
    expect(issuesOf(document, 'size-ignored')).toMatchObject([
      {
        severity: 'warning',
        path: '/nodes/flux/params/input/width',
        nodeId: 'flux',
        port: 'width',
        fix: { kind: 'batch', label: 'Set aspect_ratio to custom' },
      },
    ])
    const { input } = mended(document, 'size-ignored').nodes.flux?.params ?? {}
    expect(input).toEqual({ prompt: 'x', width: 512, aspect_ratio: 'custom', height: 1024 })
  })

  it('takes a wire away where that mends it', () => {
    const document = flux({}, photo, [{ from: 'mask.mask', to: 'flux.mask' }])
    expect(mended(document, 'mask-without-image').edges).toEqual([])
    const both = flux({}, photo, [
      { from: 'mask.mask', to: 'flux.mask' },
      { from: 'photo.image', to: 'flux.image' },
    ])
    expect(issuesOf(both, 'mask-without-image')).toEqual([])
    expect(issuesOf(both, 'fewer-steps')).toHaveLength(1)
  })

  it('knows what pure nodes give, and guesses nothing of what only a run tells', () => {
    const number = { side: { type: 'number', params: { value: 300, integer: true } } }
    const custom = { aspect_ratio: 'custom', height: 512 }
    const wire = [{ from: 'side.value', to: 'flux.width' }]
    expect(issuesOf(flux(custom, number, wire), 'side-rounded')).toMatchObject([
      { message: expect.stringContaining('304 pixels, not 300') },
    ])
    const asked = { side: { type: 'input', params: { name: 'side', kind: 'integer' } } }
    expect(interfaceOf(flux(custom, asked, wire), 'flux').issues).toEqual([])
  })

  it('says the size of its pictures where it is known, and none where it is not', () => {
    const sizeOf = (document: WorkflowDocument) => interfaceOf(document, 'flux').outputs[0]?.size
    expect(sizeOf(flux({ aspect_ratio: '16:9' }))).toEqual({ width: 1344, height: 768 })
    expect(sizeOf(flux({ aspect_ratio: 'custom', width: 257, height: 300 }))).toEqual({
      width: 272,
      height: 304,
    })
    expect(sizeOf(flux({ aspect_ratio: 'custom' }))).toBeUndefined()
    expect(sizeOf(flux({}, photo, [{ from: 'photo.image', to: 'flux.image' }]))).toBeUndefined()
    const chain = flux(
      { aspect_ratio: '3:2' },
      { next: { type: 'model', params: { model: reference, input: { prompt: 'y' } } } },
      [{ from: 'flux.output', to: 'next.image' }],
    )
    expect(interfaceOf(chain, 'next').outputs[0]?.size).toEqual({ width: 1216, height: 832 })
    const ratio = { ratio: { type: 'input', params: { name: 'ratio', kind: 'text' } } }
    expect(sizeOf(flux({}, ratio, [{ from: 'ratio.value', to: 'flux.aspect_ratio' }]))).toBeUndefined()
  })

  it('checks LoRA references in fields, and writes them right', () => {
    const document = flux({ extra_lora: 'fofr/flux:abc123' })
    expect(issuesOf(document, 'lora-colon-version')).toMatchObject([
      { severity: 'error', path: '/nodes/flux/params/input/extra_lora', port: 'extra_lora' },
    ])
    expect(mended(document, 'lora-colon-version').nodes.flux?.params.input).toMatchObject({
      extra_lora: 'fofr/flux/abc123',
    })
    const stack = { stack: { type: 'lora-stack', params: { loras: [{ weights: 'nonsense', scale: 1 }] } } }
    const wired = flux({}, stack, [{ from: 'stack.loras', to: 'flux.loras' }])
    expect(issuesOf(wired, 'lora-reference')).toMatchObject([
      { severity: 'error', port: 'loras', message: expect.stringMatching(/^LoRA 1 of the stack/) },
    ])
    expect(interfaceOf(wired, 'stack').issues).toMatchObject([
      { code: 'lora-reference', severity: 'warning', path: '/nodes/stack/params/loras/0/weights' },
    ])
  })

  it('tells of a scale in the stack on the stack', () => {
    const stack = { stack: { type: 'lora-stack', params: { loras: [{ weights: 'a/b', scale: 1 }] } } }
    const document = flux({ go_fast: true }, stack, [{ from: 'stack.loras', to: 'flux.loras' }])
    const [issue] = issuesOf(document, 'lora-scale-multiplied')
    expect(issue).toMatchObject({ port: 'loras', message: expect.stringMatching(/`lora_scale`.*1\.5/) })
    expect(issue?.fix).toBeUndefined()
  })
})
