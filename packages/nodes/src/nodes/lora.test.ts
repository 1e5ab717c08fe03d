import { expect, it } from 'vitest'
import { interfaceOfNode, runNode } from '../../test/run-node.ts'

it('adds one LoRA after those that come before it', async () => {
  const before = [{ weights: 'a/b', scale: 0.5 }]
  const { outputs } = await runNode('lora', {}, { loras: before, weights: ' c/d ', scale: 2 })
  expect(outputs).toEqual({ loras: [...before, { weights: 'c/d', scale: 2 }] })
  expect((await runNode('lora', {}, { weights: 'c/d' })).outputs).toEqual({
    loras: [{ weights: 'c/d', scale: 1 }],
  })
})

it('takes scale and weights through sockets or by hand, and needs weights', async () => {
  const { inputs, issues } = interfaceOfNode('lora', { weights: 'a/b', scale: 0.5 })
  expect(inputs.map(({ name }) => name)).toEqual(['loras', 'weights', 'scale'])
  expect(issues).toEqual([])
  expect(interfaceOfNode('lora', { weights: 'not a reference' }).issues).toMatchObject([
    { path: '/nodes/node/params/weights', severity: 'warning' },
  ])
  await expect(runNode('lora', {}, { weights: ' ' })).rejects.toMatchObject({ code: 'invalid_input' })
})
