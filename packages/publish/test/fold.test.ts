import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtInNodes, createNodeRegistry, declaredInputs, declaredOutputs, declaring } from '@weft/nodes'
import { modelSchemaFromOpenApi } from '@weft/ports'
import {
  applyEdit,
  digestSchema,
  type FoldPlan,
  foldEdit,
  parseWorkflow,
  planFold,
  planUnfold,
  validateWorkflow,
  type WorkflowDocument,
  workflowVersion,
} from '@weft/workflow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeInterface, mediaOfInterface, toCogSchema } from '../src/index.ts'
import { anyGraph } from './any-graph.ts'

const registry = createNodeRegistry(builtInNodes)
const { catalog } = registry
const makers = declaring(registry)

const fold = (document: WorkflowDocument, nodeIds: readonly string[]) =>
  planFold(document, { nodeIds, name: 'Part', catalog, declaring: makers })

/** The document with one node in the place of the folded ones, as the server would describe their workflow. */
const replaced = (document: WorkflowDocument, plan: FoldPlan) => {
  const shape = describeInterface(plan.document, registry)
  const schema = modelSchemaFromOpenApi(toCogSchema(shape))
  if (schema === undefined) throw new Error('no schema')
  const reference = `weft/part:${workflowVersion(plan.document)}`
  const model = { schema, digest: digestSchema(schema), media: mediaOfInterface(shape) }
  const node = { type: 'model', params: { model: reference } }
  const { edit, nodeId } = foldEdit(document, plan, { node, reference, model })
  const result = applyEdit(document, edit)
  if (result.issue !== undefined) throw new Error(result.issue.message)
  return { ...result, nodeId }
}

const unfold = (document: WorkflowDocument, nodeId: string, called: WorkflowDocument) =>
  planUnfold(document, {
    nodeId,
    called,
    inputs: declaredInputs(called, registry),
    outputs: declaredOutputs(called, registry),
    catalog,
    declaring: makers,
  })

const errors = (document: WorkflowDocument) =>
  validateWorkflow(document, catalog).filter(({ severity }) => severity === 'error')

/** Wires by the end they lead to, in order; the order between ends says nothing. */
const wiresOf = ({ edges }: WorkflowDocument) =>
  Object.fromEntries(
    [...Map.groupBy(edges, ({ to }) => to)].map(([to, all]) => [to, all.map(({ from }) => from)]),
  )

const parse = (input: unknown): WorkflowDocument => {
  const { document } = parseWorkflow(input)
  if (document === undefined) throw new Error('no workflow')
  return document
}

describe('making a workflow of nodes, and putting its nodes back', () => {
  it('gives the graph there was, and undo gives it to the byte', () => {
    let folded = 0
    let sound = 0
    fc.assert(
      fc.property(anyGraph, ({ document, chosen }) => {
        const { plan } = fold(document, chosen)
        if (plan === undefined) return
        const once = replaced(document, plan)
        expect(applyEdit(once.document, once.inverse).document).toEqual(document)
        if (errors(document).length === 0) {
          expect(errors(plan.document)).toEqual([])
          expect(errors(once.document)).toEqual([])
          sound += 1
        }
        const back = unfold(once.document, once.nodeId, plan.document)
        if (back.plan === undefined) throw new Error(back.issues[0]?.message)
        const again = applyEdit(once.document, back.plan.edit)
        expect(again.issue).toBeUndefined()
        expect(again.document.nodes).toEqual(document.nodes)
        expect(wiresOf(again.document)).toEqual(wiresOf(document))
        expect(again.document.layout).toEqual(document.layout)
        expect(again.document.models).toEqual(document.models)
        expect(applyEdit(again.document, again.inverse).document).toEqual(once.document)
        folded += 1
      }),
      { numRuns: 300 },
    )
    // Most choices can be folded; a test that folded none would prove nothing.
    expect(folded).toBeGreaterThan(100)
    expect(sound).toBeGreaterThan(40)
  })

  it('names inputs after ports, shares one source, and takes types, ranges and defaults from the ports', () => {
    const document = parse({
      weft: 1,
      name: 'Parent',
      nodes: {
        text: { type: 'prompt', params: { text: 'a\nb' } },
        lines: { type: 'lines', params: {} },
        both: { type: 'prompt', params: { text: '{first} {second}' } },
        more: { type: 'prompt', params: { text: '{first}' } },
        size: { type: 'number', params: { value: 8, integer: true } },
        cut: { type: 'resize-image', params: {} },
        picture: { type: 'load-image', params: {} },
        out: { type: 'output', params: { name: 'out' } },
      },
      edges: [
        { from: 'text.text', to: 'lines.text' },
        { from: 'text.text', to: 'both.first' },
        { from: 'lines.items', to: 'both.second' },
        { from: 'text.text', to: 'more.first' },
        { from: 'size.value', to: 'cut.width' },
        { from: 'picture.image', to: 'cut.image' },
        { from: 'both.text', to: 'out.value' },
      ],
    })
    const { plan } = fold(document, ['both', 'more', 'cut', 'out'])
    expect(plan?.inputs.map(({ name, from, port }) => [name, from, port.kind, port.list])).toEqual([
      ['first', 'text.text', 'text', false],
      ['second', 'lines.items', 'text', true],
      ['width', 'size.value', 'integer', false],
      ['image', 'picture.image', 'image', false],
    ])
    // `both` is used outside; `more` and `cut` lead nowhere yet. `out` declares something of the parent and stays.
    expect(plan?.outputs).toEqual([
      { name: 'text', from: 'both.text' },
      { name: 'text_2', from: 'more.text' },
      { name: 'image', from: 'cut.image' },
    ])
    expect(plan?.nodeIds).toEqual(['both', 'more', 'cut'])
    expect(plan?.notes.join(' ')).toContain('`second` takes the whole list')
    const { document: parent } = replaced(document, plan ?? fail())
    expect(Object.keys(parent.nodes).toSorted()).toEqual(['lines', 'out', 'part', 'picture', 'size', 'text'])
    expect(wiresOf(parent)).toMatchObject({ 'part.first': ['text.text'], 'out.value': ['part.text'] })
  })

  it('gives inputs the range, the default and the words of the port they lead to', () => {
    const example = join(import.meta.dirname, '..', '..', '..', 'examples', '05-prompt-with-inputs')
    const document = parse(readFileSync(join(example, 'workflow.json'), 'utf8'))
    const { plan } = fold(document, ['prompt', 'flux'])
    expect(plan?.inputs.find(({ name }) => name === 'num_outputs')?.port).toMatchObject({
      kind: 'integer',
      minimum: 1,
      maximum: 4,
      default: 1,
      description: expect.stringContaining('outputs'),
    })
    expect(plan?.document.models).toEqual(document.models)
    const { document: parent } = replaced(document, plan ?? fail())
    expect(errors(parent)).toEqual([])
    // The model is called inside now: the lock of this document names the workflow alone.
    expect(Object.keys(parent.models)).toEqual([expect.stringMatching(/^weft\/part:/)])
  })

  it('refuses what cannot be right, with a sentence', () => {
    const chain = parse({
      weft: 1,
      nodes: {
        a: { type: 'prompt', params: { text: 'a' } },
        b: { type: 'prompt', params: { text: '{x}' } },
        c: { type: 'prompt', params: { text: '{x}' } },
        seen: { type: 'preview', params: {} },
        out: { type: 'output', params: { name: 'out' } },
      },
      edges: [
        { from: 'a.text', to: 'b.x' },
        { from: 'b.text', to: 'c.x' },
        { from: 'c.text', to: 'out.value' },
      ],
    })
    expect(fold(chain, ['a', 'c']).issues).toMatchObject([{ code: 'fold-around', nodeId: 'b' }])
    expect(fold(chain, []).issues).toMatchObject([{ code: 'fold-empty' }])
    expect(fold(chain, ['out']).issues).toMatchObject([{ code: 'fold-empty' }])
    expect(fold(chain, ['seen']).issues).toMatchObject([{ code: 'fold-nothing-out' }])
  })
})

describe('putting the nodes of a called workflow in its place', () => {
  const called = parse({
    weft: 1,
    name: 'Called',
    nodes: {
      word: { type: 'input', params: { name: 'word', kind: 'text', default: 'standard' } },
      other: { type: 'input', params: { name: 'other', kind: 'text', required: false } },
      say: { type: 'prompt', params: { text: '{x} {y}', y: 'kept' } },
      said: { type: 'output', params: { name: 'said' } },
    },
    edges: [
      { from: 'word.value', to: 'say.x' },
      { from: 'other.value', to: 'say.y' },
      { from: 'say.text', to: 'said.value' },
    ],
  })
  const shape = describeInterface(called, registry)
  const schema = modelSchemaFromOpenApi(toCogSchema(shape)) ?? { Input: {} }
  const models = { 'weft/called:1': { schema, digest: digestSchema(schema) } }
  const parent = (input: object, more: object = {}, edges: object[] = []) =>
    parse({
      weft: 1,
      nodes: {
        say: { type: 'prompt', params: { text: 'taken' } },
        sub: { type: 'model', params: { model: 'weft/called:1', input } },
        out: { type: 'output', params: { name: 'out' } },
        ...more,
      },
      edges: [{ from: 'sub.output', to: 'out.value' }, ...edges],
      models,
    })
  const put = (document: WorkflowDocument, workflow = called) => {
    const { plan, issues } = unfold(document, 'sub', workflow)
    const after = plan && applyEdit(document, plan.edit)
    return { issues, document: after?.document, notes: plan?.notes }
  }

  it('makes ids unique and puts in the values that the node held, or the defaults', () => {
    const byHand = put(parent({ word: 'by hand' }))
    expect(byHand.document?.nodes['say-2']?.params).toEqual({ text: '{x} {y}', x: 'by hand' })
    expect(byHand.document?.models).toEqual({})
    expect(put(parent({})).document?.nodes['say-2']?.params).toMatchObject({ x: 'standard' })
    expect(wiresOf(byHand.document ?? called)).toEqual({ 'out.value': ['say-2.text'] })
  })

  it('keeps an input where its value can only be wired', () => {
    const through = parse({
      ...called,
      edges: [{ from: 'word.value', to: 'said.value' }],
    })
    const { document, notes } = put(parent({ word: 'by hand' }), through)
    expect(document?.nodes.word).toEqual({
      type: 'input',
      params: { name: 'word', kind: 'text', default: 'by hand' },
    })
    expect(wiresOf(document ?? called)).toEqual({ 'out.value': ['word.value'] })
    expect(notes?.join()).toContain('`word`')
  })

  it('refuses where each item of a list had a run of its own, and a list inside would now meet them all', () => {
    const joining = parse({
      ...called,
      nodes: { ...called.nodes, say: { type: 'join-text', params: { separator: '+' } } },
      edges: [
        { from: 'word.value', to: 'say.texts' },
        { from: 'other.value', to: 'say.texts' },
        { from: 'say.text', to: 'said.value' },
      ],
    })
    const lines = { lines: { type: 'lines', params: { text: 'a\nb' } } }
    const wire = [{ from: 'lines.items', to: 'sub.word' }]
    expect(put(parent({}, lines, wire), joining).issues).toMatchObject([
      { code: 'unfold-lanes', message: expect.stringContaining('`say.texts`') },
    ])
    expect(put(parent({}, lines, wire)).issues).toBeUndefined()
  })

  it('refuses a bypassed node', () => {
    const document = parent({})
    const sub = document.nodes.sub
    if (sub === undefined) throw new Error('no node')
    const bypassed = { ...document, nodes: { ...document.nodes, sub: { ...sub, bypassed: true } } }
    expect(put(bypassed).issues).toMatchObject([{ code: 'unfold-bypassed' }])
  })
})

function fail(): never {
  throw new Error('no plan')
}
