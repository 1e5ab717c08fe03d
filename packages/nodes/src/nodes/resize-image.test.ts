import { expect, it } from 'vitest'
import { interfaceOfNode, picture, runNode } from '../../test/run-node.ts'

it.each([
  [{ width: 512 }, [512, 256]],
  [{ height: 100 }, [200, 100]],
  [{ width: 500, height: 500 }, [500, 250]],
  [{ width: 500, height: 500, fit: 'cover' }, [500, 500]],
  [{ width: 500, height: 100, fit: 'stretch' }, [500, 100]],
  [{ width: 500, multipleOf: 16 }, [496, 256]],
  [{ width: 3, multipleOf: 16 }, [16, 16]],
  [{}, [1024, 512]],
])('makes 1024x512 with %j to %j', async (params, [width, height]) => {
  const { outputs } = await runNode('resize-image', params, { image: picture('1', 1024, 512) })
  expect(outputs.image).toMatchObject({ width, height })
})

it('leaves a picture alone that has the size already', async () => {
  const image = picture('1', 1024, 512)
  expect((await runNode('resize-image', { width: 1024 }, { image })).outputs.image).toEqual(image)
})

it('knows the size before the run where both sides are given', () => {
  const params = { width: 500, height: 300, fit: 'cover', multipleOf: 16 }
  expect(interfaceOfNode('resize-image', params).outputs).toMatchObject([
    { size: { width: 496, height: 304 } },
  ])
  expect(interfaceOfNode('resize-image', { width: 500 }).outputs[0]).not.toHaveProperty('size')
})
