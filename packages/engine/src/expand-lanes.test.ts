import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bundle, expandLanes, noLineage } from './expand-lanes.ts'

const listOf = (name: string, items: readonly string[]): Bundle => ({
  items,
  isList: true,
  lineage: items.map((_, index) => ({ [name]: index })),
})
const one = (item: string): Bundle => ({ items: [item], isList: false, lineage: [noLineage] })

describe('expandLanes', () => {
  it('makes no lanes of single values and of lists that are taken whole', () => {
    const bundles = new Map([
      ['a', one('x')],
      ['b', listOf('l.items', ['1', '2'])],
    ])
    expect(expandLanes(bundles, ['b']).once?.inputs).toEqual({ a: 'x', b: ['1', '2'] })
  })

  it('keeps where each value came from', () => {
    const bundles = new Map([
      ['a', listOf('l.items', ['1', '2'])],
      ['b', listOf('m.items', ['x', 'y'])],
      ['c', one('z')],
    ])
    expect(expandLanes(bundles, []).lanes).toEqual([
      { inputs: { a: '1', b: 'x', c: 'z' }, lineage: { 'l.items': 0, 'm.items': 0 } },
      { inputs: { a: '2', b: 'y', c: 'z' }, lineage: { 'l.items': 1, 'm.items': 1 } },
    ])
  })

  it('makes as many lanes as the lists are long, or names two lengths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        (lists) => {
          const bundles = new Map(lists.map((items, at) => [`i${at}`, listOf(`l${at}`, items)]))
          const lengths = new Set(lists.map(({ length }) => length))
          if (lengths.size === 1) expect(expandLanes(bundles, []).lanes).toHaveLength(lists[0]?.length ?? 0)
          else expect(() => expandLanes(bundles, [])).toThrow(/unequal lengths/)
        },
      ),
    )
  })
})
