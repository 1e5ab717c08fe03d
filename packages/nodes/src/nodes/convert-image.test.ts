import { expect, it } from 'vitest'
import { interfaceOfNode, picture, runNode } from '../../test/run-node.ts'

it('gives a picture of the same size', async () => {
  const { outputs } = await runNode('convert-image', { format: 'jpg' }, { image: picture('1', 80, 40) })
  expect(outputs.image).toMatchObject({ width: 80, height: 40 })
})

it('refuses a format it does not write', () => {
  const [issue] = interfaceOfNode('convert-image', { format: 'bmp' }).issues
  expect(issue).toMatchObject({ severity: 'error', path: '/nodes/node/params/format' })
})
