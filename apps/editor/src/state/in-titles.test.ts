import { planRun } from '@weft/engine'
import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { canConnect } from '@weft/ports'
import { emptyWorkflow, validateWorkflow, type WorkflowDocument } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { judgeWire } from '../canvas/wiring.ts'
import { inTitles } from './in-titles.ts'
import { portsOf } from './ports-of.ts'

const registry = createNodeRegistry(builtInNodes)
const prompt = { type: 'prompt', params: { text: 'a boat' } }
const start: WorkflowDocument = {
  ...emptyWorkflow('Titled'),
  nodes: {
    a: { type: 'join-text', params: {}, title: 'Opening' },
    b: { type: 'join-text', params: {}, title: 'Ending' },
    texts: { ...prompt, title: 'Words' },
    show: { type: 'output', params: { name: 'value' }, title: 'What comes out' },
    twin: { type: 'output', params: { name: 'value' } },
  },
}
const wired = (...edges: readonly (readonly [string, string])[]): WorkflowDocument => ({
  ...start,
  edges: edges.map(([from, to]) => ({ from, to })),
})
/** What validation says, by code, as people read it. */
const told = (document: WorkflowDocument, code: string) =>
  validateWorkflow(document, registry.catalog)
    .filter((issue) => issue.code === code)
    .map(({ message }) => inTitles(document, message))

describe('inTitles', () => {
  it('names the nodes of a circle, as validation and as a plan tell of it', () => {
    const circle = wired(['a.text', 'b.texts'], ['b.text', 'a.texts'], ['b.text', 'show.value'])
    expect(told(circle, 'cycle')).toEqual([
      'These nodes wait for each other in a circle: “Opening” → “Ending” → “Opening”. Remove one of the edges between them.',
    ])
    const { issues } = planRun(circle, { registry })
    expect(
      issues.filter(({ code }) => code === 'cycle').map(({ message }) => inTitles(circle, message)),
    ).toEqual([
      'These nodes wait for each other: “Opening” → “Ending” → “Opening”. Take one of the wires away.',
    ])
  })

  it('names the node that needs something and that declares a name, and leaves ports as they are called', () => {
    expect(told(start, 'missing-input')).toContain('“What comes out” needs anything for `value`: connect it.')
    expect(told(start, 'duplicate-output')).toEqual([
      'The output `value` is declared by “What comes out” already. Give this one another name.',
    ])
  })

  it('does not take a port for a node that is called alike', () => {
    const [missing] = told(wired(['texts.nothing', 'a.texts'], ['texts.text', 'a.nothing']), 'missing-port')
    expect(missing).toBe('“Words” has no output `nothing`: it has `text`.')
    expect(told(wired(['texts.text', 'a.nothing']), 'missing-port')).toEqual([
      '“Opening” has no input `nothing`: it has `texts`.',
    ])
  })

  it('gives ends of wires the title of the node and of the port', () => {
    const document = wired(['texts.text', 'show.value'], ['a.text', 'show.value'])
    expect(told(document, 'too-many-edges')).toEqual([
      '“What comes out · Value” takes one edge and is fed by “Words · Text” already, but “Opening · Text” leads there too.',
    ])
    const misfit = canConnect(
      { label: 'texts.text', port: { kind: 'text', list: false } },
      { label: 'a.texts', port: { kind: 'image', list: false } },
    )
    expect(inTitles(document, misfit?.message ?? '')).toBe(
      '“Opening · Texts” takes an image, but “Words · Text” gives text',
    )
  })

  it('names the nodes of a wire that would close a circle', () => {
    const document = wired(['a.text', 'b.texts'])
    const verdict = judgeWire({
      document,
      start: { nodeId: 'b', port: 'text', direction: 'output' },
      portsOf: (id) => portsOf(document, id),
    })
    const port = portsOf(document, 'a')?.inputs[0]
    expect(port && inTitles(document, verdict('a', port, 'input')?.message ?? '')).toBe(
      '“Opening” already feeds “Ending”, so this wire would make a circle.',
    )
  })

  it('names the node whose failure had others skipped, and the kind of node that would convert', () => {
    // As the engine tells it (`execute-plan.ts`).
    expect(inTitles(start, 'It needs `texts`, which failed.')).toBe('It needs “Words”, which failed.')
    const misfit = canConnect(
      { label: 'photo.image', port: { kind: 'image', list: false } },
      { label: 'flux.mask', port: { kind: 'mask', list: false } },
    )
    expect(inTitles(start, misfit?.message ?? '')).toBe(
      '`flux.mask` takes a mask, but `photo.image` gives an image. Put a “Mask from image” node between them',
    )
  })

  it('calls nodes without a title as their cards do, and keeps what is not of the document', () => {
    expect(inTitles(start, '`twin` needs any value for `value`: connect it.')).toMatch(/^“Output” needs/)
    for (const words of [
      'There is no node `gone` to change.',
      '`gone.text` is no longer there.',
      '`texts.style` is wrong.',
    ])
      expect(inTitles(start, words)).toBe(words)
  })
})
