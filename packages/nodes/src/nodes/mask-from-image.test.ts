import { expect, it } from 'vitest'
import { documentOf, interfaceOf, interfaceOfNode, picture, runNode } from '../../test/run-node.ts'

it('gives a mask of the picture', async () => {
  const { outputs } = await runNode('mask-from-image', { channel: 'alpha' }, { image: picture('1', 80, 40) })
  expect(outputs.mask).toMatchObject({ width: 80, height: 40 })
})

it('refuses a threshold that is no grey level', () => {
  const { issues } = interfaceOfNode('mask-from-image', { threshold: 300 })
  expect(issues).toMatchObject([{ severity: 'error', path: '/nodes/node/params/threshold' }])
})

it('says the size of its output before the run, when that of its input is known', () => {
  const document = documentOf(
    {
      cut: { type: 'crop-image', params: { width: 320, height: 256 } },
      node: { type: 'mask-from-image', params: {} },
    },
    [{ from: 'cut.image', to: 'node.image' }],
  )
  expect(interfaceOf(document, 'node').outputs[0]).toMatchObject({ size: { width: 320, height: 256 } })
})
