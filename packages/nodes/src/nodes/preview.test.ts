import { expect, it } from 'vitest'
import { registry, runNode } from '../../test/run-node.ts'

it('tells what it was given, and ends a graph', async () => {
  expect((await runNode('preview', {}, { value: 7 })).outputs).toEqual({ value: 7 })
  expect(registry.catalog.info('preview')).toMatchObject({ isSink: true })
})
