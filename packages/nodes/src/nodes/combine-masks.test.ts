import { expect, it } from 'vitest'
import { picture, runNode } from '../../test/run-node.ts'

it('makes one mask of two', async () => {
  const inputs = { a: picture('1', 80, 40), b: picture('2', 80, 40) }
  const { outputs } = await runNode('combine-masks', { mode: 'difference' }, inputs)
  expect(outputs.mask).toMatchObject({ width: 80, height: 40 })
})

it('names both sizes when they differ', async () => {
  const inputs = { a: picture('1', 80, 40), b: picture('2', 64, 64) }
  await expect(runNode('combine-masks', {}, inputs)).rejects.toThrow('`a` is 80x40, `b` is 64x64')
})
