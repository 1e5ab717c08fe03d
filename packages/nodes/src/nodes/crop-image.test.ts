import { expect, it } from 'vitest'
import { picture, runNode } from '../../test/run-node.ts'

it('cuts the rectangle', async () => {
  const params = { x: 10, y: 20, width: 30, height: 20 }
  const { outputs } = await runNode('crop-image', params, { image: picture('1', 40, 40) })
  expect(outputs.image).toMatchObject({ width: 30, height: 20 })
})

it('names both rectangles when one does not lie within the other', async () => {
  const run = runNode('crop-image', { x: 20, width: 30, height: 20 }, { image: picture('1', 40, 40) })
  await expect(run).rejects.toThrow('30x20 from 20, 0 does not lie within the picture of 40x40')
})
