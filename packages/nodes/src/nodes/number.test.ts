import { expect, it } from 'vitest'
import { interfaceOfNode, runNode } from '../../test/run-node.ts'

it('gives its value, as a whole number when it is told to be one', async () => {
  expect((await runNode('number', { value: 2.5 })).outputs).toEqual({ value: 2.5 })
  expect(interfaceOfNode('number', { value: 2 }).outputs[0]?.kind).toBe('number')
  expect(interfaceOfNode('number', { value: 2, integer: true }).outputs[0]?.kind).toBe('integer')
})

it('reports a fraction where a whole number is asked for, and a text where a number is', () => {
  expect(interfaceOfNode('number', { value: 2.5, integer: true }).issues).toMatchObject([
    { code: 'not-an-integer', path: '/nodes/node/params/value' },
  ])
  const broken = interfaceOfNode('number', { value: 'two' })
  expect(broken.issues).toMatchObject([{ code: 'invalid-param', path: '/nodes/node/params/value' }])
  expect(broken.outputs).toHaveLength(1)
})
