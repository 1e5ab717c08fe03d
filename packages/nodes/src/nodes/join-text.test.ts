import { expect, it } from 'vitest'
import { runNode } from '../../test/run-node.ts'

it('joins texts in order, empty ones left out', async () => {
  const joined = async (texts: string[] | string, params = {}) =>
    (await runNode('join-text', params, { texts })).outputs.text
  expect(await joined(['a', '', 'b'])).toBe('a b')
  expect(await joined(['a', 'b'], { separator: ', ' })).toBe('a, b')
  expect(await joined('alone')).toBe('alone')
})
