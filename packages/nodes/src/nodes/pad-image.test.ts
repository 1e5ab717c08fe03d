import { expect, it } from 'vitest'
import { documentOf, interfaceOf, interfaceOfNode, picture, runNode } from '../../test/run-node.ts'

it('gives the larger picture and the mask of the room', async () => {
  const params = { left: 10, bottom: 6 }
  const { outputs } = await runNode('pad-image', params, { image: picture('1', 64, 48) })
  expect(outputs).toEqual({ image: picture('b', 74, 54), mask: picture('d', 74, 54) })
})

it('refuses a fill that is no colour', () => {
  const [issue] = interfaceOfNode('pad-image', { fill: 'red' }).issues
  expect(issue).toMatchObject({ severity: 'error', path: '/nodes/node/params/fill' })
})

it('says both sizes before the run', () => {
  const document = documentOf(
    {
      cut: { type: 'crop-image', params: { width: 320, height: 256 } },
      node: { type: 'pad-image', params: { right: 64 } },
    },
    [{ from: 'cut.image', to: 'node.image' }],
  )
  const size = { width: 384, height: 256 }
  expect(interfaceOf(document, 'node').outputs).toMatchObject([{ size }, { size }])
})
