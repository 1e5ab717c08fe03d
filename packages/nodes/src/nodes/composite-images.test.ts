import { expect, it } from 'vitest'
import { picture, runNode } from '../../test/run-node.ts'

it('gives a picture of the size of the base', async () => {
  const inputs = { base: picture('1', 80, 40), overlay: picture('2', 10, 10), mask: picture('3', 10, 10) }
  const { outputs } = await runNode('composite-images', { x: -5, blend: 'screen' }, inputs)
  expect(outputs.image).toMatchObject({ width: 80, height: 40 })
})

it('says which picture is missing', async () => {
  const run = runNode('composite-images', {}, { base: picture('1') })
  await expect(run).rejects.toThrow('`overlay`')
})
