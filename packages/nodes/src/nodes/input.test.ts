import { describe, expect, it } from 'vitest'
import { documentOf, interfaceOf, interfaceOfNode, registry, runNode } from '../../test/run-node.ts'
import { declaredInputs } from '../declared-inputs.ts'

describe('input', () => {
  it('gives what it was given, and nothing when nothing was', async () => {
    expect((await runNode('input', { name: 'a' }, { value: 3 })).outputs).toEqual({ value: 3 })
    expect((await runNode('input', { name: 'a' })).outputs).toEqual({})
  })

  it('has an output of its kind with its limits', () => {
    const { outputs, issues } = interfaceOfNode('input', {
      name: 'n',
      kind: 'integer',
      minimum: 1,
      maximum: 4,
      default: 2,
    })
    expect(outputs).toMatchObject([{ name: 'value', kind: 'integer', list: false, minimum: 1, maximum: 4 }])
    expect(issues).toEqual([])
  })

  it('is required when it has no default and nothing says otherwise', () => {
    const document = documentOf({
      a: { type: 'input', params: { name: 'a' } },
      b: { type: 'input', params: { name: 'b', default: 'x' } },
      c: { type: 'input', params: { name: 'c', required: false } },
    })
    expect(declaredInputs(document, registry).map(({ port }) => [port.name, port.required])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ])
  })

  it('reports a missing name, an empty choice, an empty range and a name used twice', () => {
    const codes = (params: { [name: string]: never | string | number }) =>
      interfaceOfNode('input', params).issues.map(({ code }) => code)
    expect(codes({})).toEqual(['input-without-name'])
    expect(codes({ name: 'a', kind: 'choice' })).toEqual(['input-without-choices'])
    expect(codes({ name: 'a', kind: 'number', minimum: 2, maximum: 1 })).toEqual(['input-range-empty'])
    const twice = documentOf({
      a: { type: 'input', params: { name: 'same' } },
      b: { type: 'input', params: { name: 'same' } },
    })
    expect(interfaceOf(twice, 'a').issues).toEqual([])
    expect(interfaceOf(twice, 'b').issues).toMatchObject([
      { code: 'duplicate-input', path: '/nodes/b/params/name' },
    ])
  })

  it('reports a default that is not of its kind, or out of its range, where it stands', () => {
    const wrong = (params: { [name: string]: string | number }) =>
      interfaceOfNode('input', { name: 'a', ...params }).issues.map(({ path }) => path)
    expect(wrong({ kind: 'text', default: 'red' })).toEqual([])
    expect(wrong({ kind: 'text', default: 5 })).toEqual(['/nodes/node/params/default'])
    expect(wrong({ kind: 'integer', default: 99, maximum: 10 })).toEqual(['/nodes/node/params/default'])
  })

  it('never holds a secret as its default, only the name of one, and does not quote what it refuses', () => {
    const issuesOf = (value: string | { secret: string }) =>
      interfaceOfNode('input', { name: 'key', kind: 'secret', default: value }).issues
    expect(issuesOf('r8_literal')).toMatchObject([
      { code: 'literal-secret', path: '/nodes/node/params/default', severity: 'error' },
    ])
    expect(JSON.stringify(issuesOf('r8_literal'))).not.toContain('r8_literal')
    expect(issuesOf({ secret: 'API_KEY' })).toEqual([])
  })
})
