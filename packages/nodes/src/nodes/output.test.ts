import { describe, expect, it } from 'vitest'
import { documentOf, interfaceOf, interfaceOfNode, registry, runNode } from '../../test/run-node.ts'
import { declaredOutputs } from '../declared-outputs.ts'

describe('output', () => {
  it('tells what it was given', async () => {
    expect((await runNode('output', { name: 'x' }, { value: ['a', 'b'] })).outputs).toEqual({
      value: ['a', 'b'],
    })
  })

  it('is a sink with a required input and nothing to wire on', () => {
    expect(registry.catalog.info('output')).toMatchObject({ isSink: true, canBypass: false })
    expect(interfaceOfNode('output', { name: 'x' })).toMatchObject({
      inputs: [{ name: 'value', kind: 'any', required: true }],
      outputs: [],
      paramPaths: {},
    })
  })

  it('reports a missing name and a name used twice, and is found by name', () => {
    expect(interfaceOfNode('output', {}).issues).toMatchObject([{ code: 'output-without-name' }])
    const document = documentOf({
      a: { type: 'output', params: { name: 'x' } },
      b: { type: 'output', params: { name: 'x' } },
    })
    expect(interfaceOf(document, 'b').issues).toMatchObject([{ code: 'duplicate-output' }])
    expect(declaredOutputs(document, registry)).toEqual([
      { name: 'x', nodeId: 'a' },
      { name: 'x', nodeId: 'b' },
    ])
  })
})
