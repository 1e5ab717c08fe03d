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

it('expects addresses of weights to begin with https:, and offers that; a name behind http: is only a name', () => {
  const { issues } = interfaceOfNode('lora-stack', {
    loras: [
      { weights: 'http://example.com/x.safetensors?a=1' },
      { weights: 'https://example.com/x.safetensors' },
      { weights: 'http://huggingface.co/owner/name' },
      { weights: 'http://example.com/x.zip' },
    ],
  })
  expect(issues.map(({ code, path }) => [path.split('/').at(-2), code])).toEqual([
    ['0', 'lora-query-dropped'],
    ['0', 'lora-http'],
    ['3', 'lora-reference'],
  ])
  expect(issues[1]).toMatchObject({
    severity: 'warning',
    message: expect.stringContaining('expected to begin with https:'),
    fix: { edits: [{ path: ['loras', 0, 'weights'], value: 'https://example.com/x.safetensors?a=1' }] },
  })
})
