import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interfaceOfNode, runNode } from '../../test/run-node.ts'

const fill = async (text: string, inputs = {}) => (await runNode('prompt', { text }, inputs)).outputs.text

describe('prompt', () => {
  it('has a required text port for each placeholder, in order, each once', () => {
    const { inputs, issues } = interfaceOfNode('prompt', { text: '{b} and {a} and {b}' })
    expect(inputs.map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['b', 'text', true],
      ['a', 'text', true],
    ])
    expect(issues).toEqual([])
  })

  it('takes placeholders set by hand for known params', () => {
    const found = interfaceOfNode('prompt', { text: 'a {colour} coat', colour: 'red' })
    expect(found.issues).toEqual([])
    expect(found.paramPaths).toEqual({ colour: ['colour'] })
  })

  it('fills placeholders and keeps doubled braces', async () => {
    expect(await fill('a {colour} {{coat}} {n}', { colour: 'red', n: 3 })).toBe('a red {coat} 3')
  })

  it('does not fill a placeholder called text with the template itself', () => {
    expect(interfaceOfNode('prompt', { text: '{text}' }).paramPaths).toEqual({})
  })

  it('reports an unclosed brace as an error, others as warnings', () => {
    const issues = (text: string) =>
      interfaceOfNode('prompt', { text }).issues.map(({ code, severity }) => [code, severity])
    expect(issues('a {colour')).toEqual([['unclosed-brace', 'error']])
    expect(issues('a } b')).toEqual([['stray-brace', 'warning']])
    expect(issues('a {two words}')).toEqual([['placeholder-name', 'warning']])
    expect(issues('{constructor} {__proto__}')).toEqual([
      ['placeholder-name', 'warning'],
      ['placeholder-name', 'warning'],
    ])
  })

  it('gives any text back when its braces are doubled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect(await fill(text.replaceAll('{', '{{').replaceAll('}', '}}'))).toBe(text)
      }),
    )
  })
})
