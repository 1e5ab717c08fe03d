import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEdit, anyWorkflow } from '../test/random-workflow.ts'
import {
  applyEdit,
  describeEdit,
  type Edit,
  emptyWorkflow,
  serializeWorkflow,
  type WorkflowDocument,
} from './index.ts'

const start: WorkflowDocument = {
  ...emptyWorkflow('Start'),
  nodes: {
    prompt: { type: 'prompt', params: { text: 'red', list: ['a', 'b', 'c'] } },
    flux: { type: 'model', params: { input: { seed: 1 } } },
  },
  edges: [
    { from: 'prompt.text', to: 'flux.prompt' },
    { from: 'flux.output', to: 'out.value' },
  ],
  layout: { nodes: { flux: { x: 1, y: 2 } }, frames: [], notes: [] },
}
const run = (edit: Edit, document = start) => applyEdit(document, edit)

describe('applyEdit', () => {
  it('gives the exact inverse of every edit, and of the inverse again', () => {
    fc.assert(
      fc.property(anyWorkflow, anyEdit, (document, edit) => {
        const before = serializeWorkflow(document)
        const done = applyEdit(document, edit)
        expect(serializeWorkflow(document)).toBe(before)
        if (done.issue !== undefined) expect(done.document).toBe(document)
        const undone = applyEdit(done.document, done.inverse)
        expect(undone.issue).toBeUndefined()
        expect(serializeWorkflow(undone.document)).toBe(before)
        const redone = applyEdit(undone.document, undone.inverse)
        expect(serializeWorkflow(redone.document)).toBe(serializeWorkflow(done.document))
      }),
      { numRuns: 1500 },
    )
  })

  it('undoes any sequence of edits back to the beginning', () => {
    fc.assert(
      fc.property(anyWorkflow, fc.array(anyEdit, { maxLength: 30 }), (document, edits) => {
        let present = document
        const undo: Edit[] = []
        for (const edit of edits) {
          const { document: after, inverse } = applyEdit(present, edit)
          present = after
          undo.push(inverse)
        }
        for (const inverse of undo.reverse()) present = applyEdit(present, inverse).document
        expect(serializeWorkflow(present)).toBe(serializeWorkflow(document))
      }),
      { numRuns: 150 },
    )
  })

  it('removes a node with its edges and its place, and renames with them', () => {
    const removed = run({ kind: 'remove-node', nodeId: 'flux' }).document
    expect(removed.edges).toEqual([])
    expect(removed.layout.nodes).toEqual({})
    const renamed = run({ kind: 'rename-node', nodeId: 'flux', to: 'model' }).document
    expect(Object.keys(renamed.nodes).toSorted()).toEqual(['model', 'prompt'])
    expect(renamed.edges[0]).toEqual({ from: 'prompt.text', to: 'model.prompt' })
    expect(renamed.layout.nodes).toEqual({ model: { x: 1, y: 2 } })
  })

  it('leads a wire through points, which follow a renamed node and go with the last one', () => {
    const wire = 'prompt.text>flux.prompt'
    const led = run({ kind: 'set-reroutes', wires: { [wire]: [{ x: 1, y: 2 }] } }).document
    expect(led.layout.reroutes).toEqual({ [wire]: [{ x: 1, y: 2 }] })
    const renamed = run({ kind: 'rename-node', nodeId: 'flux', to: 'model' }, led).document
    expect(renamed.layout.reroutes).toEqual({ 'prompt.text>model.prompt': [{ x: 1, y: 2 }] })
    const straight = run({ kind: 'set-reroutes', wires: { [wire]: [] } }, led).document
    expect(serializeWorkflow(straight)).toBe(serializeWorkflow(start))
  })

  it('leaves a document alone when things stand where they are put', () => {
    const frames = [{ id: 'f', title: 'F', x: 0, y: 0, width: 80, height: 40 }]
    const placed: WorkflowDocument = {
      ...start,
      layout: { ...start.layout, nodes: { a: { x: 8, y: 16 } }, frames },
    }
    const edits: Edit[] = [
      { kind: 'set-layout', nodes: { a: { x: 8, y: 16 } } },
      { kind: 'set-canvas', key: 'frames', value: frames.map((frame) => ({ ...frame })) },
    ]
    for (const edit of edits) expect(applyEdit(placed, edit).document).toBe(placed)
    expect(applyEdit(placed, { kind: 'set-layout', nodes: { a: { x: 8, y: 17 } } }).document).not.toBe(placed)
  })

  it('sets, makes, appends and removes params', () => {
    const params = (edit: Omit<Extract<Edit, { kind: 'set-param' }>, 'kind' | 'nodeId'>, nodeId = 'flux') =>
      run({ kind: 'set-param', nodeId, ...edit }).document.nodes[nodeId]?.params
    expect(params({ path: ['input', 'seed'], value: 2 })).toEqual({ input: { seed: 2 } })
    expect(params({ path: ['input', 'seed'] })).toEqual({ input: {} })
    expect(params({ path: ['a', 0, 'b'], value: 1 })).toEqual({ input: { seed: 1 }, a: [{ b: 1 }] })
    expect(params({ path: ['list', 1] }, 'prompt')).toEqual({ text: 'red', list: ['a', 'c'] })
    expect(params({ path: ['list', 3], value: 'd' }, 'prompt')).toEqual({
      text: 'red',
      list: ['a', 'b', 'c', 'd'],
    })
  })

  it.each<[string, Edit]>([
    ['missing-node', { kind: 'remove-node', nodeId: 'constructor' }],
    ['missing-node', { kind: 'set-param', nodeId: 'x', path: ['a'], value: 1 }],
    ['node-id-taken', { kind: 'add-node', nodeId: 'flux', node: { type: 'model', params: {} } }],
    ['node-id-taken', { kind: 'rename-node', nodeId: 'prompt', to: 'flux' }],
    ['bad-node-id', { kind: 'rename-node', nodeId: 'prompt', to: 'a.b' }],
    ['wrong-value', { kind: 'set-node', nodeId: 'flux', key: 'type' }],
    ['wrong-value', { kind: 'set-node', nodeId: 'flux', key: 'disabled', value: 'yes' }],
    ['wrong-param-path', { kind: 'set-param', nodeId: 'prompt', path: ['text', 'x'], value: 1 }],
    ['wrong-param-path', { kind: 'set-param', nodeId: 'prompt', path: ['list', 9], value: 1 }],
    ['wrong-param-path', { kind: 'set-param', nodeId: 'prompt', path: ['new', 4], value: 1 }],
    ['bad-edge', { kind: 'add-edge', edge: { from: 'a', to: 'b.c' } }],
    ['missing-edge', { kind: 'remove-edge', edge: { from: 'a.b', to: 'c.d' } }],
    ['wrong-value', { kind: 'set-canvas', key: 'notes', value: [{ id: 1 }] }],
    [
      'missing-node',
      {
        kind: 'batch',
        label: 'Two',
        edits: [
          { kind: 'set-name', name: 'x' },
          { kind: 'remove-node', nodeId: 'x' },
        ],
      },
    ],
  ])('refuses with %s and changes nothing', (code, edit) => {
    const { document, issue, inverse } = run(edit)
    expect(issue?.code).toBe(code)
    expect(issue?.message).toMatch(/\.$/)
    expect(document).toBe(start)
    expect(inverse).toMatchObject({ kind: 'batch', edits: [] })
    expect(describeEdit(edit)).not.toBe('')
  })
})
