import { expect, it } from 'vitest'
import { documentOf, interfaceOf, picture, runNode } from '../../test/run-node.ts'

it('makes one mask of two', async () => {
  const inputs = { a: picture('1', 80, 40), b: picture('2', 80, 40) }
  const { outputs } = await runNode('combine-masks', { mode: 'difference' }, inputs)
  expect(outputs.mask).toMatchObject({ width: 80, height: 40 })
})

it('names both sizes when they differ', async () => {
  const inputs = { a: picture('1', 80, 40), b: picture('2', 64, 64) }
  await expect(runNode('combine-masks', {}, inputs)).rejects.toThrow('`a` is 80x40, `b` is 64x64')
})

it('says before the run that the sizes differ, where they are known', () => {
  const issuesOf = (right: number) =>
    interfaceOf(
      documentOf(
        {
          cut: { type: 'crop-image', params: { width: 320, height: 256 } },
          one: { type: 'pad-image', params: { left: 64 } },
          other: { type: 'pad-image', params: { right } },
          node: { type: 'combine-masks', params: {} },
        },
        [
          { from: 'cut.image', to: 'one.image' },
          { from: 'cut.image', to: 'other.image' },
          { from: 'one.mask', to: 'node.a' },
          { from: 'other.mask', to: 'node.b' },
        ],
      ),
      'node',
    ).issues
  expect(issuesOf(64)).toEqual([])
  expect(issuesOf(32)).toMatchObject([{ severity: 'warning', code: 'mask-sizes', port: 'b' }])
  expect(issuesOf(32)[0]?.message).toMatch('`a` is 384x256, `b` is 352x256')
})
