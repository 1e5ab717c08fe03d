import { describe, expect, it } from 'vitest'
import { modelSchemaFromOpenApi } from './index.ts'

describe('modelSchemaFromOpenApi', () => {
  const Input = { type: 'object', properties: { a: { allOf: [{ $ref: '#/components/schemas/a' }] } } }
  const a = { enum: ['x'] }
  const Output = { type: 'array', items: { $ref: '#/components/schemas/Row' } }
  const Row = { type: 'object', properties: { next: { $ref: '#/components/schemas/Row' } } }

  it('takes Input, Output and what they refer to, and leaves the rest', () => {
    const openApi = {
      openapi: '3.0.2',
      components: { schemas: { Input, Output, a, Row, Status: {}, Request: {} } },
    }
    expect(modelSchemaFromOpenApi(openApi)).toEqual({ Input, Output, a, Row })
  })

  it('takes bare schemas, and a model without an Output', () => {
    expect(modelSchemaFromOpenApi({ Input: { type: 'object' } })).toEqual({ Input: { type: 'object' } })
  })

  it.each([null, [], 'x', {}, { components: { schemas: {} } }, { Input: 3 }])(
    'gives nothing for %j',
    (value) => {
      expect(modelSchemaFromOpenApi(value)).toBeUndefined()
    },
  )
})
