import type { Json } from '@weft/ports'
import { expect, it } from 'vitest'
import { documentOf, interfaceOf, interfaceOfNode, picture, runNode } from '../../test/run-node.ts'

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

it('has the size of the picture below, and says while wiring that a mask of another size is stretched', () => {
  const sized = (digit: string, width: number, height: number) => ({
    asset: picture(digit).asset,
    width,
    height,
  })
  const document = (mask: Json) =>
    documentOf(
      {
        photo: { type: 'load-image', params: { image: sized('1', 640, 480) } },
        mask: { type: 'mask', params: { mask } },
      },
      [{ from: 'photo.image', to: 'mask.image' }],
    )
  const other = interfaceOf(document(sized('2', 512, 512)), 'mask')
  expect(other.issues).toMatchObject([{ code: 'mask-stretched', severity: 'warning' }])
  expect(other.outputs[0]?.size).toEqual({ width: 640, height: 480 })
  expect(interfaceOf(document(sized('2', 640, 480)), 'mask').issues).toEqual([])
  expect(interfaceOf(document({ asset: picture('2').asset }), 'mask').issues).toEqual([])
})
