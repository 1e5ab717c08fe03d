import { diffWorkflows, parseWorkflow, serializeWorkflow, type WorkflowDocument } from '@weft/workflow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyWorkflow } from '../../test/random-workflow.ts'

const read = (input: object): WorkflowDocument => {
  const { document } = parseWorkflow({ weft: 1, nodes: {}, edges: [], ...input })
  if (document === undefined) throw new Error('no workflow')
  return document
}

const base = {
  name: 'One',
  nodes: {
    a: { type: 'prompt', params: { text: 'x' } },
    b: { type: 'join-text', params: { separator: ' ', deep: { list: [1, 2], same: true } } },
    c: { type: 'prompt', params: { text: 'c' } },
  },
  edges: [
    { from: 'a.text', to: 'b.texts' },
    { from: 'c.text', to: 'b.texts' },
  ],
  models: { 'o/n:1': { schema: { Input: { type: 'object' } }, digest: 'sha256:1' } },
}

const messages = (after: object, before: object = base) =>
  diffWorkflows(read(before), read(after)).map(({ message }) => message)

describe('the difference of two workflows', () => {
  it('names every changed param by its path, with what it was and is', () => {
    const after = structuredClone(base)
    after.nodes.a.params.text = 'y'
    after.nodes.b.params.deep.list = [1, 3]
    expect(diffWorkflows(read(base), read(after))).toEqual([
      {
        kind: 'param-changed',
        nodeId: 'a',
        path: '/nodes/a/params/text',
        message: 'a: text "x" -> "y"',
        before: 'x',
        after: 'y',
      },
      {
        kind: 'param-changed',
        nodeId: 'b',
        path: '/nodes/b/params/deep/list/1',
        message: 'b: deep.list.1 2 -> 3',
        before: 2,
        after: 3,
      },
    ])
  })

  it('tells of nodes, their state, wires, models, the name and the canvas', () => {
    const { c: _, ...nodes } = base.nodes
    expect(
      messages({
        ...base,
        name: 'Two',
        nodes: { ...nodes, a: { ...nodes.a, bypassed: true }, d: { type: 'preview', params: {} } },
        edges: [base.edges[0], { from: 'b.text', to: 'd.value' }],
        models: { 'o/n:1': { schema: { Input: { type: 'array' } }, digest: 'sha256:2' } },
        layout: { nodes: { a: { x: 1, y: 2 } }, frames: [], notes: [] },
      }),
    ).toEqual([
      'name "One" -> "Two"',
      'a: bypassed nothing -> true',
      'c: removed (prompt)',
      'd: added (preview)',
      'c.text -> b.texts: disconnected',
      'b.text -> d.value: connected',
      'model o/n:1: another schema (Input.type)',
      'the canvas was rearranged',
    ])
  })

  it('sees the order of the wires of one port, which makes its list', () => {
    expect(messages({ ...base, edges: base.edges.toReversed() })).toEqual([
      'b.texts: its wires come in another order',
    ])
  })

  it('is empty for equal documents, and only for them', () => {
    fc.assert(
      fc.property(anyWorkflow, anyWorkflow, (one, other) => {
        expect(diffWorkflows(one, structuredClone(one))).toEqual([])
        const isSame = serializeWorkflow(one) === serializeWorkflow(other)
        expect(diffWorkflows(one, other).length === 0).toBe(isSame)
      }),
    )
  })
})
