import { describe, expect, it } from 'vitest'
import { createWorld, picture } from '../test/world.ts'
import { stepKey } from './step-key.ts'

const definition = createWorld().registry.get('model')
if (definition === undefined) throw new Error('no model node')
const keyOf = (params: object, inputs: Parameters<typeof stepKey>[2], digest = 'd') =>
  stepKey(definition, { ...params }, inputs, digest)

describe('stepKey', () => {
  it('is the same for the same content, however it is written', () => {
    const key = keyOf({ model: 'a/b' }, { prompt: 'x', seed: 1 })
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(keyOf({ model: 'a/b', input: { seed: 5 } }, { seed: 1, prompt: 'x', image: undefined })).toBe(key)
  })

  it('counts pictures by content alone', () => {
    const { asset } = picture('1')
    expect(keyOf({}, { image: { asset } })).toBe(keyOf({}, { image: { ...picture('1'), url: '/x' } }))
    expect(keyOf({}, { image: picture('2') })).not.toBe(keyOf({}, { image: picture('1') }))
  })

  it('changes with the inputs, the params, the model and the version of the definition', () => {
    const keys = [
      keyOf({ model: 'a/b' }, { seed: 1 }),
      keyOf({ model: 'a/b' }, { seed: 2 }),
      keyOf({ model: 'a/c' }, { seed: 1 }),
      keyOf({ model: 'a/b' }, { seed: 1 }, 'other'),
      stepKey({ ...definition, version: 2 }, { model: 'a/b' }, { seed: 1 }, 'd'),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })
})
