import { expect, it } from 'vitest'
import { interfaceOfNode, picture, runNode } from '../../test/run-node.ts'

it('gives the upright picture, its alpha and its size', async () => {
  const { asset } = picture('1')
  const { outputs } = await runNode('load-image', { image: { asset } })
  expect(outputs).toEqual({
    image: { asset, mediaType: 'image/png', width: 48, height: 64 },
    alpha: picture('a', 48, 64),
    width: 48,
    height: 64,
  })
})

it('takes an https address', async () => {
  const { outputs } = await runNode('load-image', { image: 'https://example.com/a.png' })
  expect(outputs.image).toMatchObject({ asset: picture('e').asset })
})

it('reports a missing picture and an address that is not https', () => {
  expect(interfaceOfNode('load-image', {}).issues).toMatchObject([{ code: 'image-missing' }])
  const [issue] = interfaceOfNode('load-image', { image: 'http://example.com/a.png' }).issues
  expect(issue).toMatchObject({ code: 'invalid-param', path: '/nodes/node/params/image' })
})
