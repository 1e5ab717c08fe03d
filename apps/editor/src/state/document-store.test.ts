import { serializeWorkflow } from '@weft/workflow'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { useDocumentStore } from './document-store.ts'

const store = () => useDocumentStore.getState()
const text = () => serializeWorkflow(store().document)

beforeEach(() => {
  store().load({
    documentId: 'one',
    document: {
      weft: 1,
      name: 'Test',
      description: '',
      nodes: { prompt: { type: 'prompt', params: { text: 'a' } }, other: { type: 'prompt', params: {} } },
      edges: [],
      models: {},
      layout: { nodes: { prompt: { x: 0, y: 0 } }, frames: [], notes: [] },
    },
    past: [],
    future: [],
  })
})

describe('the document store', () => {
  it('makes one undo step of one gesture and gives back what was there before', () => {
    const before = text()
    for (const value of ['ab', 'abc', 'abcd'])
      store().apply({ kind: 'set-param', nodeId: 'prompt', path: ['text'], value }, { gesture: 'typing' })
    expect(store().past).toHaveLength(1)
    expect(store().document.nodes.prompt?.params.text).toBe('abcd')
    store().undo()
    expect(text()).toBe(before)
    store().redo()
    expect(store().document.nodes.prompt?.params.text).toBe('abcd')
  })

  it('starts a new step when the gesture ended or another one came between', () => {
    const type = (nodeId: string, value: string) =>
      store().apply({ kind: 'set-param', nodeId, path: ['text'], value }, { gesture: nodeId })
    type('prompt', 'b')
    type('other', 'c')
    type('prompt', 'd')
    store().endGesture()
    type('prompt', 'e')
    expect(store().past).toHaveLength(4)
  })

  it('refuses an edit that cannot be applied, says why and changes nothing', () => {
    const before = store().document
    const issue = store().apply({ kind: 'remove-node', nodeId: 'nobody' })
    expect(issue?.message).toContain('nobody')
    expect(store().document).toBe(before)
    expect(store().past).toHaveLength(0)
  })

  it('takes any run of gestures back to the first byte and forth to the last', () => {
    const edit = fc.oneof(
      fc.record({
        kind: fc.constant('set-param' as const),
        nodeId: fc.constantFrom('prompt', 'other'),
        path: fc.constant(['text']),
        value: fc.string(),
      }),
      fc.record({
        kind: fc.constant('set-layout' as const),
        nodes: fc.record({ prompt: fc.record({ x: fc.integer(), y: fc.integer() }) }),
      }),
      fc.record({ kind: fc.constant('set-name' as const), name: fc.string() }),
      fc.record({
        kind: fc.constant('set-node' as const),
        nodeId: fc.constantFrom('prompt', 'other'),
        key: fc.constant('bypassed' as const),
        value: fc.boolean(),
      }),
    )
    const start = store()
    fc.assert(
      fc.property(
        fc.array(fc.tuple(edit, fc.option(fc.constantFrom('a', 'b'), { nil: undefined })), { maxLength: 20 }),
        (steps) => {
          store().load(start)
          const first = text()
          for (const [step, gesture] of steps) store().apply(step, gesture === undefined ? {} : { gesture })
          const last = text()
          while (store().undo() !== undefined) {}
          expect(text()).toBe(first)
          while (store().redo() !== undefined) {}
          expect(text()).toBe(last)
        },
      ),
      { numRuns: 60 },
    )
  })
})
