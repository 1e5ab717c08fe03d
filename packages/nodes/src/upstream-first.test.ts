import { describe, expect, it } from 'vitest'
import { upstreamFirst } from './upstream-first.ts'

const graph: { readonly [nodeId: string]: readonly string[] } = {
  a: [],
  b: ['a'],
  c: ['a', 'b'],
  d: ['c', 'b'],
  x: ['y'],
  y: ['x'],
}
const sourcesOf = (nodeId: string) => graph[nodeId] ?? []

describe('upstreamFirst', () => {
  it('gives each node once, after everything that it needs', () => {
    expect(upstreamFirst('d', sourcesOf, () => false)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('leaves out what is settled, and what only that needs', () => {
    expect(upstreamFirst('d', sourcesOf, (nodeId) => nodeId === 'c')).toEqual(['a', 'b', 'd'])
    expect(upstreamFirst('d', sourcesOf, (nodeId) => nodeId === 'd')).toEqual([])
  })

  it('ends in a cycle', () => {
    expect(upstreamFirst('x', sourcesOf, () => false)).toEqual(['y', 'x'])
  })

  it('goes down a chain of any length', () => {
    const order = upstreamFirst(
      '100000',
      (nodeId) => (nodeId === '0' ? [] : [String(Number(nodeId) - 1)]),
      () => false,
    )
    expect(order).toHaveLength(100_001)
    expect(order[0]).toBe('0')
  })
})
