import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bundle, expandLanes } from './expand-lanes.ts'
import { noLineage, originOf } from './item-lineage.ts'

const listOf = (name: string, items: readonly string[]): Bundle => ({
  items,
  isList: true,
  lineage: items.map((item, index) => ({ [name]: originOf(index, item) })),
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
      {
        inputs: { a: '1', b: 'x', c: 'z' },
        lineage: { 'l.items': { index: 0, value: '1' }, 'm.items': { index: 0, value: 'x' } },
        lists: {},
      },
      {
        inputs: { a: '2', b: 'y', c: 'z' },
        lineage: { 'l.items': { index: 1, value: '2' }, 'm.items': { index: 1, value: 'y' } },
        lists: {},
      },
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
