import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  downstreamOf,
  edgesInto,
  edgesOutOf,
  emptyWorkflow,
  newNodeId,
  orderNodes,
  parseEdgeEnd,
  toPointer,
  upstreamOf,
  type WorkflowDocument,
  type WorkflowEdge,
  wouldMakeCycle,
} from './index.ts'

const ids = Array.from({ length: 9 }, (_, index) => `n${index}`)
const link = (from: string, to: string): WorkflowEdge => ({ from: `${from}.o`, to: `${to}.i` })
const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
const edges = fc.array(
  pair.map(([from, to]) => link(from, to)),
  { maxLength: 20 },
)
const acyclic = fc
  .array(pair, { maxLength: 20 })
  .map((pairs) => pairs.filter(([a, b]) => a < b).map(([a, b]) => link(b, a)))
const document = (links: readonly WorkflowEdge[]): WorkflowDocument => ({
  ...emptyWorkflow(),
  nodes: Object.fromEntries(ids.map((id) => [id, { type: 'x', params: {} }])),
  edges: links,
})
const shuffle = fc.shuffledSubarray(ids, { minLength: ids.length })

describe('orderNodes', () => {
  it('puts every node after what feeds it, the same whatever the order of nodes and edges', () => {
    fc.assert(
      fc.property(acyclic, shuffle, (links, shuffled) => {
        const order = orderNodes(ids, links).order!
        expect(order.toSorted()).toEqual(ids)
        for (const { from, to } of links) {
          expect(order.indexOf(parseEdgeEnd(from)!.nodeId)).toBeLessThan(
            order.indexOf(parseEdgeEnd(to)!.nodeId),
          )
        }
        expect(orderNodes(shuffled, links.toReversed()).order).toEqual(order)
      }),
    )
  })

  it('takes the smallest ready id by code unit', () => {
    expect(orderNodes(['b', 'a', 'Z', 'é', 'c'], [link('c', 'a')]).order).toEqual(['Z', 'b', 'c', 'a', 'é'])
    expect(orderNodes(['a'], [link('gone', 'a'), { from: 'x', to: 'y' }]).order).toEqual(['a'])
  })

  it('gives an order, or a cycle whose every step is an edge', () => {
    fc.assert(
      fc.property(edges, (links) => {
        const { order, cycle } = orderNodes(ids, links)
        if (order !== undefined) {
          expect(order).toHaveLength(ids.length)
          return
        }
        expect(new Set(cycle).size).toBe(cycle.length)
        expect(cycle[0]).toBe(cycle.toSorted()[0])
        for (const [index, from] of cycle.entries()) {
          const to = cycle[(index + 1) % cycle.length]!
          expect(links).toContainEqual(link(from, to))
        }
      }),
    )
  })

  it('orders a chain of 20,000 and finds the cycle that closes it', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `m${index}`)
    const chain = many.slice(1).map((id, index) => link(many[index]!, id))
    expect(orderNodes(many, chain).order).toEqual(many)
    expect(orderNodes(many, [...chain, link('m19999', 'm0')]).cycle).toHaveLength(20_000)
  })
})

describe('reach', () => {
  it('upstream and downstream mirror each other, and agree with wouldMakeCycle', () => {
    fc.assert(
      fc.property(edges, fc.constantFrom(...ids), fc.constantFrom(...ids), (links, a, b) => {
        const graph = document(links)
        expect(upstreamOf(graph, [a]).has(a)).toBe(true)
        expect(upstreamOf(graph, [a]).has(b)).toBe(downstreamOf(graph, [b]).has(a))
        expect(wouldMakeCycle(graph, a, b)).toBe(downstreamOf(graph, [b]).has(a))
      }),
    )
  })

  it('tells a cycle before it is made', () => {
    fc.assert(
      fc.property(acyclic, fc.constantFrom(...ids), fc.constantFrom(...ids), (links, a, b) => {
        const cyclic = orderNodes(ids, [...links, link(a, b)]).cycle !== undefined
        expect(wouldMakeCycle(document(links), a, b)).toBe(cyclic)
      }),
    )
  })

  it('leaves out what is no node', () => {
    const graph = document([link('n0', 'ghost'), link('ghost', 'n1')])
    expect([...downstreamOf(graph, ['n0', 'nobody', 'constructor'])]).toEqual(['n0'])
  })
})

describe('edges and ids', () => {
  it('splits an end at the first dot', () => {
    expect(parseEdgeEnd('flux.output.x')).toEqual({ nodeId: 'flux', port: 'output.x' })
    for (const bad of ['', 'flux', '.x', 'flux.']) expect(parseEdgeEnd(bad)).toBeUndefined()
  })

  it('finds the edges of a node and of a port, in document order', () => {
    const links = [
      { from: 'a.x', to: 'b.p' },
      { from: 'a.y', to: 'b.q' },
      { from: 'c.x', to: 'b.p' },
    ]
    const graph = { edges: links }
    expect(edgesInto(graph, 'b')).toEqual(links)
    expect(edgesInto(graph, 'b', 'p')).toEqual([links[0], links[2]])
    expect(edgesOutOf(graph, 'a', 'y')).toEqual([links[1]])
  })

  it('makes readable ids that are free', () => {
    const graph = { nodes: { prompt: { type: 'x', params: {} }, 'prompt-2': { type: 'x', params: {} } } }
    expect(newNodeId(graph, 'Prompt')).toBe('prompt-3')
    expect(newNodeId(graph, 'Café Müller 2!')).toBe('cafe-muller-2')
    expect(newNodeId(graph, '42')).toBe('node')
    expect(newNodeId(graph, 'constructor')).toBe('constructor')
  })

  it('escapes pointers', () => {
    expect(toPointer(['models', 'o/n~1', 0])).toBe('/models/o~1n~01/0')
    expect(toPointer([])).toBe('')
  })
})
