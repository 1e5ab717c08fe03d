import { expect, it } from 'vitest'
import { interfaceOfNode, picture, runNode } from '../../test/run-node.ts'

it('gives a mask of the same size', async () => {
  const { outputs } = await runNode('feather-mask', { pixels: 4 }, { mask: picture('1', 80, 40) })
  expect(outputs.mask).toMatchObject({ width: 80, height: 40 })
})

it('refuses a negative softness', () => {
  expect(interfaceOfNode('feather-mask', { pixels: -1 }).issues).toMatchObject([{ severity: 'error' }])
})
