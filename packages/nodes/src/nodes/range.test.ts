import { expect, it } from 'vitest'
import { interfaceOfNode, runNode } from '../../test/run-node.ts'

const items = async (start: number, stop: number, step: number) =>
  (await runNode('range', { start, stop, step })).outputs.items

it('counts up and down, both ends included, without crooked decimals', async () => {
  expect(await items(1, 3, 1)).toEqual([1, 2, 3])
  expect(await items(3, 1, -1)).toEqual([3, 2, 1])
  expect(await items(0, 0.3, 0.1)).toEqual([0, 0.1, 0.2, 0.3])
  expect(await items(0, 1, 0.4)).toEqual([0, 0.4, 0.8])
})

it('gives whole numbers when all three are', () => {
  expect(interfaceOfNode('range', { start: 0, stop: 2, step: 1 }).outputs[0]?.kind).toBe('integer')
  expect(interfaceOfNode('range', { start: 0, stop: 2, step: 0.5 }).outputs[0]?.kind).toBe('number')
})

it.each([
  [0, 1, 0],
  [0, 5, -1],
  [0, 1e9, 1],
])('reports a range from %d to %d by %d, and does not run it', async (start, stop, step) => {
  expect(interfaceOfNode('range', { start, stop, step }).issues).toMatchObject([{ code: 'range' }])
  await expect(items(start, stop, step)).rejects.toMatchObject({ code: 'invalid_input' })
})
