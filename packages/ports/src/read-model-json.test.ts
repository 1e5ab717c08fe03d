import { describe, expect, it } from 'vitest'
import { readModelJson } from './index.ts'

const Input = { type: 'object', properties: {} }
const openapi = { components: { schemas: { Input } } }
const id = 'ab'.repeat(32)

describe('readModelJson', () => {
  it.each([
    [openapi, undefined],
    [{ Input }, undefined],
    [{ openapi_schema: openapi }, undefined],
    [{ owner: 'acme', name: 'painter', latest_version: { id, openapi_schema: openapi } }, { version: id }],
    [{ owner: 'acme', name: 'painter', version: { id, openapi_schema: openapi } }, { version: id }],
    [{ owner: 'acme', name: 'painter', version: id, schema: { Input } }, { version: id }],
    [{ owner: 'acme', name: 'painter', schema: { Input } }, {}],
    [{ ref: `acme/painter:${id}`, schema: { Input } }, { version: id }],
  ])('finds schema and reference in %j', (value, reference) => {
    expect(readModelJson(value)).toEqual({
      schema: { Input },
      ...(reference && { reference: { owner: 'acme', name: 'painter', ...reference } }),
    })
  })

  it.each([null, 'x', [], {}, { owner: 'a b', name: 1 }, { openapi_schema: { openapi_schema: {} } }])(
    'finds nothing in %j',
    (value) => {
      expect(readModelJson(value)).toEqual({})
    },
  )
})
