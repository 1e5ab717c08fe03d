import type { WorkflowDocument, WorkflowNode } from '@weft/workflow'
import { emptyWorkflow } from '@weft/workflow'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { portsOf } from './ports-of.ts'
import { registry } from './registry.ts'

const size = fc.integer({ min: 64, max: 512 })

/** Nodes whose outputs follow what is wired to them, and some that those follow. */
const node: fc.Arbitrary<WorkflowNode> = fc.oneof(
  fc.record({ type: fc.constantFrom('pick', 'mask', 'invert-mask', 'preview'), params: fc.constant({}) }),
  size.map((width) => ({
    type: 'load-image',
    params: { image: { asset: `sha256:${'a'.repeat(64)}`, width, height: 480 } },
  })),
  size.map((width) => ({ type: 'resize-image', params: { width, height: 64 } })),
  fc.constantFrom('image', 'text').map((kind) => ({ type: 'list', params: { kind, items: [] } })),
  size.map((value) => ({ type: 'number', params: { value } })),
)

const ids = ['a', 'b', 'c', 'd', 'e', 'f']

/** Which output of an earlier node goes into which input of a later one; what does not exist is left out. */
const wire = fc.record({
  from: fc.nat({ max: ids.length - 2 }),
  skip: fc.nat({ max: 3 }),
  output: fc.nat({ max: 1 }),
  input: fc.nat({ max: 3 }),
})

const expectAlike = (document: WorkflowDocument): void => {
  const alone = structuredClone(document)
  for (const id of ids) {
    const { inputs, outputs } = portsOf(document, id) ?? {}
    const own = alone.nodes[id]
    const worked = own && registry.catalog.interfaceOf(alone, id, own)
    expect({ id, inputs, outputs }).toEqual({ id, inputs: worked?.inputs, outputs: worked?.outputs })
  }
}

it('gives after any edits, and for older states again, what the catalog works out of the document alone', () => {
  const change = fc.record({ at: fc.nat({ max: ids.length - 1 }), node, back: fc.nat({ max: 3 }) })
  const start = fc.record({
    nodes: fc.array(node, { minLength: ids.length, maxLength: ids.length }),
    wires: fc.array(wire, { maxLength: 10 }),
    changes: fc.array(change, { maxLength: 6 }),
  })
  fc.assert(
    fc.property(start, ({ nodes, wires, changes }) => {
      let document: WorkflowDocument = {
        ...emptyWorkflow('Wired'),
        nodes: Object.fromEntries(ids.map((id, index) => [id, nodes[index] ?? { type: 'pick', params: {} }])),
      }
      const edges = wires.flatMap(({ from, skip, output, input }) => {
        const [source = '', target = ''] = [ids[from], ids[Math.min(from + 1 + skip, ids.length - 1)]]
        const port = portsOf(document, source)?.outputs[output]?.name
        const into = portsOf(document, target)?.inputs[input]?.name
        return port === undefined || into === undefined
          ? []
          : [{ from: `${source}.${port}`, to: `${target}.${into}` }]
      })
      document = { ...document, edges }
      const states = [document]
      for (const { at, node: next, back } of changes) {
        document = { ...document, nodes: { ...document.nodes, [ids[at] ?? '']: next } }
        // Whoever still holds an older state is told of that one.
        expectAlike(states.at(-1 - Math.min(back, states.length - 1)) ?? document)
        expectAlike(document)
        states.push(document)
      }
      for (const state of states) expectAlike(state)
    }),
    { numRuns: 150 },
  )
})
