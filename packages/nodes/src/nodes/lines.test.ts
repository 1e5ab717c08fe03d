import { expect, it } from 'vitest'
import { runNode } from '../../test/run-node.ts'

it('makes a list of lines, blank ones left out, whatever ends a line', async () => {
  const { outputs } = await runNode('lines', {}, { text: 'a\n\n  b \r\nc\r\r d' })
  expect(outputs).toEqual({ items: ['a', 'b', 'c', 'd'] })
  expect((await runNode('lines', {}, { text: '' })).outputs).toEqual({ items: [] })
})
