import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { canConnect } from '@weft/ports'
import { emptyWorkflow, type WorkflowDocument, type WorkflowEdge, type WorkflowNode } from '@weft/workflow'
import fc from 'fast-check'

const registry = createNodeRegistry(builtInNodes)

/** Nodes that need no model and no picture: words, numbers, lists, and what the workflow takes and gives. */
const anyNode: fc.Arbitrary<WorkflowNode> = fc.oneof(
  fc
    .constantFrom('{a} and {b}', 'plain', '{a}')
    .map((text) => ({ type: 'prompt', params: { text, b: 'B' } })),
  fc.constantFrom(', ', '-').map((separator) => ({ type: 'join-text', params: { separator } })),
  fc.constantFrom({ text: 'one\ntwo' }, { text: 'x\ny' }).map((params) => ({ type: 'lines', params })),
  fc.constantFrom({ index: 0 }, { from: 0, to: 2 }).map((params) => ({ type: 'pick', params })),
  fc.constant({ type: 'preview', params: {} }),
)

/** A graph of such nodes, wired as their types allow, with an input and outputs; and some of its nodes. */
export const anyGraph: fc.Arbitrary<{ readonly document: WorkflowDocument; readonly chosen: string[] }> = fc
  .record({
    nodes: fc.array(anyNode, { minLength: 2, maxLength: 9 }),
    wires: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
    chosen: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
  })
  .map(({ nodes, wires, chosen }) => {
    const ids = nodes.map((_, index) => `n${index}`)
    let document: WorkflowDocument = {
      ...emptyWorkflow('Random'),
      nodes: {
        word: { type: 'input', params: { name: 'word', kind: 'text', default: 'w' } },
        words: { type: 'input', params: { name: 'words', kind: 'text', list: true, default: ['p', 'q'] } },
      },
      layout: {
        nodes: Object.fromEntries([
          ['word', { x: -400, y: 0 }],
          ['words', { x: -400, y: 200 }],
          ...ids.map((id, index) => [id, { x: index * 400, y: (index % 3) * 400 }] as const),
        ]),
        frames: [],
        notes: [],
      },
    }
    const draws = [...wires]
    const draw = () => draws.pop() ?? 0
    nodes.forEach((node, index) => {
      const id = ids[index] ?? ''
      document = { ...document, nodes: { ...document.nodes, [id]: node } }
      for (const port of registry.catalog.interfaceOf(document, id, node)?.inputs ?? []) {
        const found = sourcesFor(document, id, port)
        // Some sockets stay empty; a list takes up to two wires.
        const count = port.list ? draw() % 3 : draw() % 4 === 0 && !port.required ? 0 : 1
        for (let wire = 0; wire < count && found.length > 0; wire += 1) {
          const [from] = found.splice(draw() % found.length, 1)
          if (from !== undefined)
            document = { ...document, edges: [...document.edges, { from, to: `${id}.${port.name}` }] }
        }
      }
    })
    const ends = ids.flatMap((id): [string, WorkflowNode, WorkflowEdge][] => {
      const first = registry.catalog.interfaceOf(
        document,
        id,
        document.nodes[id] ?? nodes[0] ?? { type: '', params: {} },
      )?.outputs[0]
      if (first === undefined || draw() % 2 === 0) return []
      return [
        [
          `out-${id}`,
          { type: 'output', params: { name: `out_${id}` } },
          { from: `${id}.${first.name}`, to: `out-${id}.value` },
        ],
      ]
    })
    document = {
      ...document,
      nodes: { ...document.nodes, ...Object.fromEntries(ends.map(([id, node]) => [id, node])) },
      edges: [...document.edges, ...ends.map(([, , edge]) => edge)],
    }
    return { document, chosen: ids.filter((_, index) => chosen[index]) }
  })

function sourcesFor(document: WorkflowDocument, to: string, port: Parameters<typeof canConnect>[0]['port']) {
  return Object.entries(document.nodes).flatMap(([id, node]) =>
    id === to
      ? []
      : (registry.catalog.interfaceOf(document, id, node)?.outputs ?? []).flatMap((output) =>
          canConnect({ label: '', port: output }, { label: '', port }) === undefined
            ? [`${id}.${output.name}`]
            : [],
        ),
  )
}
