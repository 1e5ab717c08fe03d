import { validateWorkflow } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { documentOf, interfaceOf, registry } from '../test/run-node.ts'
import { createNodeRegistry } from './create-node-registry.ts'
import { promptNode } from './nodes/prompt.ts'

describe('createNodeRegistry', () => {
  it('refuses two definitions of one type', () => {
    expect(() => createNodeRegistry([promptNode, promptNode])).toThrow(/prompt/)
  })

  it('knows nothing of an unknown type', () => {
    const node = { type: 'nonsense', params: {} }
    expect(registry.catalog.interfaceOf(documentOf({ a: node }), 'a', node)).toBeUndefined()
    expect(registry.catalog.info('nonsense')).toBeUndefined()
  })

  it('warns of params that nothing takes', () => {
    const document = documentOf({ a: { type: 'lines', params: { text: 'x', what: 1 } } })
    expect(interfaceOf(document, 'a').issues).toMatchObject([
      { code: 'unknown-param', severity: 'warning', path: '/nodes/a/params/what' },
    ])
  })

  it('gives the same answer for the same document, and answers for a node that is not in it', () => {
    const document = documentOf({ a: { type: 'prompt', params: { text: '{x}' } } })
    expect(interfaceOf(document, 'a')).toBe(interfaceOf(document, 'a'))
    const other = registry.catalog.interfaceOf(document, 'a', { type: 'prompt', params: { text: '{y}' } })
    expect(other?.inputs.map(({ name }) => name)).toEqual(['y'])
  })

  it('lets validation find what is not fed, and what is set by hand and does not fit', () => {
    const document = documentOf({
      a: { type: 'prompt', params: { text: '{x} {y}', y: 3 } },
      l: { type: 'lines', params: { text: 'fed by hand' } },
    })
    const found = validateWorkflow(document, registry.catalog).filter(({ severity }) => severity === 'error')
    expect(found.map(({ nodeId, port }) => [nodeId, port])).toEqual([
      ['a', 'x'],
      ['a', 'y'],
    ])
  })
})
