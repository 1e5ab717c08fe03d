import { expect, it } from 'vitest'
import { documentOf, interfaceOf, interfaceOfNode, runNode } from '../../test/run-node.ts'

const items = ['a', 'b', 'c']
const pick = async (params: { [name: string]: number }) => (await runNode('pick', params, { items })).outputs

it('takes one item, from the end when negative, the first by default', async () => {
  expect(await pick({ index: 1 })).toEqual({ item: 'b' })
  expect(await pick({ index: -1 })).toEqual({ item: 'c' })
  expect(await pick({})).toEqual({ item: 'a' })
})

it('takes a stretch, both ends included', async () => {
  expect(await pick({ from: 1 })).toEqual({ items: ['b', 'c'] })
  expect(await pick({ from: -2, to: -2 })).toEqual({ items: ['b'] })
  expect(await pick({ to: 1 })).toEqual({ items: ['a', 'b'] })
})

it.each([{ index: 3 }, { index: -4 }, { from: 5 }])('refuses %o, naming the length', async (params) => {
  await expect(pick(params)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('3 items'),
  })
})

it('gives the kind of what is wired to it, also through another pick', () => {
  const document = documentOf(
    {
      l: { type: 'list', params: { kind: 'image' } },
      some: { type: 'pick', params: { from: 0 } },
      one: { type: 'pick', params: { index: 0 } },
    },
    [
      { from: 'l.items', to: 'some.items' },
      { from: 'some.items', to: 'one.items' },
    ],
  )
  expect(interfaceOf(document, 'some').outputs).toMatchObject([{ name: 'items', kind: 'image', list: true }])
  expect(interfaceOf(document, 'one').outputs).toMatchObject([{ name: 'item', kind: 'image', list: false }])
  expect(interfaceOfNode('pick', {}).outputs).toMatchObject([{ name: 'item', kind: 'any' }])
})

it('does not chase its own tail', () => {
  const document = documentOf({ a: { type: 'pick', params: { from: 0 } } }, [
    { from: 'a.items', to: 'a.items' },
  ])
  expect(interfaceOf(document, 'a').outputs).toHaveLength(1)
})
