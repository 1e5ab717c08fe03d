import type { Json, Port } from '@weft/ports'
import { describe, expect, it } from 'vitest'
import { type AxisDraft, readAxis, startAxis } from './axis-draft.ts'
import { sweepItems } from './sweep-items.ts'
import type { SweepParameter, SweepPlace } from './sweep-parameter.ts'

const parameter = (type: Partial<Port>, value?: Json, place?: SweepPlace): SweepParameter => ({
  key: 'k',
  nodeId: 'n',
  title: 'T',
  type: { name: 'x', title: 'X', kind: 'number', list: false, required: false, order: 0, ...type },
  value,
  place: place ?? { kind: 'port', port: 'x', path: ['x'] },
  wiredFrom: [],
})

const read = (of: SweepParameter, change: Partial<AxisDraft> = {}) => {
  const found = readAxis({ ...startAxis(of, 1, [5, 6, 7, 8]), ...change }, of)
  return 'problem' in found ? found.problem : sweepItems(found.axis.values)
}

describe('the values that an axis begins with', () => {
  it('lie around the value in use and inside the range', () => {
    expect(read(parameter({ minimum: 0, maximum: 10 }, 3))).toEqual([2, 3, 4])
    expect(read(parameter({ minimum: 0, maximum: 10 }, 10))).toEqual([8, 9, 10])
    expect(read(parameter({ minimum: -1, maximum: 3 }, 1))).toEqual([0.8, 1, 1.2])
    expect(read(parameter({ kind: 'integer', minimum: 1, maximum: 50 }, 28))).toEqual([23, 28, 33])
    expect(read(parameter({ kind: 'integer', minimum: 1, maximum: 4 }, 1))).toEqual([1, 2, 3])
    expect(read(parameter({}, 0.8))).toEqual([0.6, 0.8, 1])
  })

  it('are seeds, both states of a switch, some choices, and the text', () => {
    expect(read(parameter({ name: 'seed', kind: 'integer' }))).toEqual([5, 6, 7])
    expect(read(parameter({ kind: 'boolean' }))).toEqual([false, true])
    expect(read(parameter({ kind: 'choice', choices: ['a', 'b', 'c', 'd', 'e'] }, 'd'))).toEqual(['a', 'd'])
    expect(read(parameter({ kind: 'text' }, 'a fox'))).toMatch('Two values or more')
  })
})

describe('what was typed', () => {
  it('is read as numbers in whatever way they are kept apart, and checked', () => {
    const guidance = parameter({ minimum: 0, maximum: 10 }, 3)
    expect(read(guidance, { mode: 'list', list: '1, 2.5;4 5' })).toEqual([1, 2.5, 4, 5])
    expect(read(guidance, { mode: 'list', list: '1, two' })).toMatch('“two” is none')
    expect(read(guidance, { mode: 'list', list: '1, 12' })).toMatch(/^12: /)
    expect(read(guidance, { mode: 'list', list: '1, 1' })).toMatch('twice')
    expect(read(guidance, { step: '0' })).toMatch('never ends')
    expect(read(guidance, { step: '-1' })).toMatch('Turn the sign')
    expect(read(guidance, { step: '' })).toMatch('Three numbers')
    expect(read(guidance, { step: '0.000001' })).toMatch('larger step')
    expect(read(parameter({ kind: 'integer' }, 3), { start: '1', stop: '2', step: '0.5' })).toMatch(/^1.5: /)
  })

  it('replaces words that stand in the text', () => {
    const words = parameter({ kind: 'text' }, 'a red fox', { kind: 'words', path: ['text'] })
    expect(read(words, { words: 'red', list: 'red\n green \n\nblue' })).toEqual(['red', 'green', 'blue'])
    expect(read(words, { words: 'blue', list: 'red\ngreen' })).toMatch('does not stand in the text')
    expect(read(words, { words: '', list: 'red\ngreen' })).toMatch('Say which words')
    expect(read(words, { words: '{red}', list: 'red\ngreen' })).toMatch('placeholders')
  })

  it('draws no more seeds than there may be', () => {
    expect(read(parameter({ name: 'seed', kind: 'integer' }), { count: '2000' })).toMatch('from 2 to 200')
  })
})

describe('models', () => {
  const model = (...references: string[]) =>
    parameter({ kind: 'choice', choices: references }, 'a/one', {
      kind: 'model',
      path: ['model'],
      models: references.map((reference) => ({
        reference,
        model: { schema: { Input: {} }, digest: 'sha256:0' },
      })),
    })

  it('begin with the one in use and another; a second one is asked for, and none that makes no pictures', () => {
    expect(read(model('a/one', 'a/two', 'a/three'))).toEqual(['a/one', 'a/two'])
    expect(read(model('a/one'))).toMatch('Choose another model')
    expect(read(model('a/one'), { chosen: ['a/one', 'a/words'] })).toMatch('a/words makes no pictures')
  })
})
