import { expect, it } from 'vitest'
import { interfaceOfNode, runNode } from '../../test/run-node.ts'

it('puts the upstream stack first and leaves out what is switched off', async () => {
  const { outputs } = await runNode(
    'lora-stack',
    { loras: [{ weights: 'b/b', scale: 0.5 }, { weights: 'c/c', enabled: false }, { weights: ' d/d ' }] },
    { loras: [{ weights: 'a/a', scale: 2 }] },
  )
  expect(outputs.loras).toEqual([
    { weights: 'a/a', scale: 2 },
    { weights: 'b/b', scale: 0.5 },
    { weights: 'd/d', scale: 1 },
  ])
})

it('reports a LoRA without weights, unless it is switched off', () => {
  const { issues, paramPaths } = interfaceOfNode('lora-stack', {
    loras: [
      { weights: '', scale: 1 },
      { weights: '', scale: 1, enabled: false },
    ],
  })
  expect(issues).toMatchObject([{ code: 'lora-without-weights', path: '/nodes/node/params/loras/0/weights' }])
  expect(paramPaths).toEqual({})
})
