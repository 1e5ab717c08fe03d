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

it('knows the size before the run where the document has it', () => {
  const { outputs } = interfaceOfNode('load-image', {
    image: { asset: picture('1').asset, width: 640, height: 480 },
  })
  expect(outputs.slice(0, 2).map(({ size }) => size)).toEqual([
    { width: 640, height: 480 },
    { width: 640, height: 480 },
  ])
  expect(
    interfaceOfNode('load-image', { image: { asset: picture('1').asset } }).outputs[0]?.size,
  ).toBeUndefined()
})
