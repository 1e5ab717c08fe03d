import { expect, it } from 'vitest'
import { documentOf, interfaceOf, picture, runNode } from '../../test/run-node.ts'

it('cuts the rectangle', async () => {
  const params = { x: 10, y: 20, width: 30, height: 20 }
  const { outputs } = await runNode('crop-image', params, { image: picture('1', 40, 40) })
  expect(outputs.image).toMatchObject({ width: 30, height: 20 })
})

it('names both rectangles when one does not lie within the other', async () => {
  const run = runNode('crop-image', { x: 20, width: 30, height: 20 }, { image: picture('1', 40, 40) })
  await expect(run).rejects.toThrow('30x20 from 20, 0 does not lie within the picture of 40x40')
})

it('says before the run that the rectangle does not lie within a picture of a known size', () => {
  const issuesOf = (params: { readonly [name: string]: number }) =>
    interfaceOf(
      documentOf(
        {
          first: { type: 'crop-image', params: { width: 320, height: 256 } },
          node: { type: 'crop-image', params: { width: 100, height: 100, ...params } },
        },
        [{ from: 'first.image', to: 'node.image' }],
      ),
      'node',
    ).issues
  expect(issuesOf({ x: 220, y: 156 })).toEqual([])
  expect(issuesOf({ x: 221 })).toMatchObject([
    { severity: 'warning', path: '/nodes/node/params/width', code: 'crop-outside' },
  ])
  const [issue] = issuesOf({ y: 157 })
  expect(issue).toMatchObject({ path: '/nodes/node/params/height' })
  expect(issue?.message).toMatch('100x100 from 0, 157 does not lie within the picture of 320x256')
})
