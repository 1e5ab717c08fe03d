import { describe, expect, it } from 'vitest'
import { type JsonSchema, portsFromSchema } from './index.ts'

function output(schema: JsonSchema | undefined, extra: { [name: string]: JsonSchema } = {}) {
  const whole = { Input: { type: 'object', properties: {} }, ...extra }
  return portsFromSchema(schema === undefined ? whole : { ...whole, Output: schema })
}

describe('outputs', () => {
  const uri = { type: 'string', format: 'uri' }

  it('is JSON without an Output, and says so', () => {
    const { outputs, warnings } = output(undefined)
    expect(outputs).toMatchObject([{ name: 'output', kind: 'json', list: false }])
    expect(warnings.map((warning) => warning.code)).toEqual(['missing-output'])
  })

  it('joins a concatenated iterator to one text, and keeps other iterators as lists', () => {
    const iterator = { type: 'array', items: { type: 'string' }, 'x-cog-array-type': 'iterator' }
    expect(output({ ...iterator, 'x-cog-array-display': 'concatenate' }).outputs[0]).toMatchObject({
      kind: 'text',
      list: false,
    })
    expect(output(iterator).outputs[0]).toMatchObject({
      kind: 'text',
      list: true,
      schema: { 'x-cog-array-type': 'iterator' },
    })
  })

  it('gives an object and each of its fields, which never hide the whole', () => {
    const fields = { output: { type: 'string' }, image: uri, seed: { type: 'integer' } }
    const { outputs, warnings } = output({ type: 'object', required: ['image'], properties: fields })
    expect(outputs.map((port) => [port.name, port.kind, port.nullable ?? false])).toEqual([
      ['output', 'json', false],
      ['image', 'image', false],
      ['output_field', 'text', true],
      ['seed', 'integer', true],
    ])
    expect(warnings.map((warning) => warning.code)).toEqual(['output-renamed'])
  })

  it('takes files for images where the model offers only picture formats', () => {
    const formats = (choices: string[]) =>
      portsFromSchema({
        Input: { properties: { output_format: { enum: choices } } },
        Output: { type: 'array', items: uri },
      }).outputs[0]
    expect(formats(['webp', 'jpg', 'png'])).toMatchObject({ kind: 'image', list: true })
    expect(formats(['png', 'mp4'])).toMatchObject({ kind: 'file', media: 'any' })
  })
})
