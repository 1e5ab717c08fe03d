import { expect, it } from 'vitest'
import { interfaceOfNode, runNode } from '../../test/run-node.ts'

it('gives its items as a list of its kind', async () => {
  expect((await runNode('list', { kind: 'number', items: [1, 2] })).outputs).toEqual({ items: [1, 2] })
  expect(interfaceOfNode('list', { kind: 'number', items: [1, 2] })).toMatchObject({
    outputs: [{ name: 'items', kind: 'number', list: true }],
    issues: [],
  })
})

it('reports each item that is not of its kind', () => {
  const { issues } = interfaceOfNode('list', { kind: 'integer', items: [1, 'x', 2.5] })
  expect(issues.map(({ path }) => path)).toEqual(['/nodes/node/params/items/1', '/nodes/node/params/items/2'])
})

it('holds choices, which fit where all of them may be chosen', () => {
  const found = interfaceOfNode('list', { kind: 'choice', items: ['png', 'webp'] })
  expect(found).toMatchObject({
    outputs: [{ kind: 'choice', choices: ['png', 'webp'], list: true }],
    issues: [],
  })
})
