import { expect, it } from 'vitest'
import { documentOf, interfaceOf, interfaceOfNode, runNode } from '../../test/run-node.ts'

it('makes every combination, the last name changing fastest', async () => {
  const { outputs } = await runNode('combine', { names: ['a', 'b'] }, { a: [1, 2], b: ['x', 'y', 'z'] })
  expect(outputs).toEqual({ a: [1, 1, 1, 2, 2, 2], b: ['x', 'y', 'z', 'x', 'y', 'z'] })
})

it('gives lists of the kinds that are wired to it', () => {
  const document = documentOf({ r: { type: 'range', params: {} }, c: { type: 'combine', params: {} } }, [
    { from: 'r.items', to: 'c.a' },
  ])
  expect(interfaceOf(document, 'c').outputs.map(({ name, kind, list }) => [name, kind, list])).toEqual([
    ['a', 'integer', true],
    ['b', 'any', true],
  ])
})

it('reports too few names and names that are not their own', () => {
  const codes = (names: string[]) => interfaceOfNode('combine', { names }).issues.map(({ code }) => code)
  expect(codes(['a'])).toEqual(['combine-names'])
  expect(codes(['a', 'a'])).toEqual(['combine-name'])
  expect(codes(['a', 'b.c'])).toEqual(['combine-name'])
})
