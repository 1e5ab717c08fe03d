import { expect, it } from 'vitest'
import { picture, runNode } from '../../test/run-node.ts'

it('gives a mask of the same size', async () => {
  const { outputs } = await runNode('invert-mask', {}, { mask: picture('1', 80, 40) })
  expect(outputs.mask).toMatchObject({ width: 80, height: 40 })
})

it('says which input has no picture', async () => {
  await expect(runNode('invert-mask', {})).rejects.toThrow('`mask`')
})
