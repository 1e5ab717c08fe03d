import { Validator } from '@seriousme/openapi-schema-validator'
import { routes } from '@weft/client'
import { describe, expect, it } from 'vitest'
import { createOpenApi } from './create-open-api.ts'

describe('the OpenAPI document', () => {
  const document = createOpenApi(Object.values(routes))

  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate({ ...document })
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
  })

  it('has every route with its answers', () => {
    for (const route of Object.values(routes)) {
      const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}')
      const statuses = Object.fromEntries(
        Object.keys(route.responses).map((status) => [status, expect.anything()]),
      )
      expect(document).toMatchObject({
        paths: { [path]: { [route.method.toLowerCase()]: { operationId: route.id, responses: statuses } } },
      })
    }
  })

  it('says that requests are strict and shares its schemas', () => {
    expect(document).toMatchObject({
      components: {
        schemas: {
          RunRequest: { type: 'object', additionalProperties: false },
          Run: { type: 'object' },
          Problem: { required: expect.arrayContaining(['code', 'detail']) },
        },
      },
    })
  })
})
