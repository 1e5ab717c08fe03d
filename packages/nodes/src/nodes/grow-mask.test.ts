import { expect, it } from 'vitest'
import { interfaceOfNode, picture, runNode } from '../../test/run-node.ts'

it('gives a mask of the same size', async () => {
  const { outputs } = await runNode('grow-mask', { pixels: -3 }, { mask: picture('1', 80, 40) })
  expect(outputs.mask).toMatchObject({ width: 80, height: 40 })
})

it('refuses to grow beyond reason', () => {
  expect(interfaceOfNode('grow-mask', { pixels: 4000 }).issues).toMatchObject([{ severity: 'error' }])
})
