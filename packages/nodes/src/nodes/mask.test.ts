import { expect, it } from 'vitest'
import { interfaceOfNode, picture, runNode } from '../../test/run-node.ts'

it('fits the mask to the picture that it is painted on', async () => {
  const mask = { asset: picture('1').asset }
  expect((await runNode('mask', { mask }, { image: picture('2', 300, 200) })).outputs.mask).toEqual(
    picture('c', 300, 200),
  )
  expect((await runNode('mask', { mask })).outputs.mask).toMatchObject(mask)
})

it('reports that nothing was painted', () => {
  expect(interfaceOfNode('mask', {}).issues).toMatchObject([
    { code: 'mask-missing', severity: 'error', path: '/nodes/node/params/mask' },
  ])
})
