import { problemBody, type RouteContract, type RouteResponse } from '@weft/client'
import type {
  ZodOpenApiOperationObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { routeScope } from '../guard/route-scope.ts'
import { problemTitles } from './problem-titles.ts'

/** Bytes of any kind. */
const binary = { type: 'string', format: 'binary' } as const

/** Describes a route as an operation of OpenAPI. */
export function describeRoute(route: RouteContract): ZodOpenApiOperationObject {
  const scope = routeScope(route)
  const responses: { [status: `${1 | 2 | 3 | 4 | 5}${string}`]: ZodOpenApiResponseObject } = {}
  for (const [status, response] of Object.entries(route.responses)) {
    if (isStatus(status)) responses[status] = describeResponse(response)
  }
  for (const status of [...(route.problems ?? []), 400, ...(scope === 'open' ? [] : [401]), 403]) {
    const key = String(status)
    if (isStatus(key)) responses[key] = problem(problemTitles(status))
  }
  const all: ZodOpenApiResponsesObject = responses
  return {
    operationId: route.id,
    tags: [route.tag],
    security: scope === 'open' ? [] : [{}, { token: [scope] }],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    requestParams: {
      ...(route.params === undefined ? {} : { path: route.params }),
      ...(route.query === undefined ? {} : { query: route.query }),
      ...(route.headers === undefined ? {} : { header: route.headers }),
    },
    ...describeBody(route),
    responses: all,
  }
}

/** JSON, or the kinds of bytes that the contract names. */
function describeBody(route: RouteContract): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (route.body !== undefined) {
    const required = route.bodyOptional !== true
    return { requestBody: { required, content: { 'application/json': { schema: route.body } } } }
  }
  if (route.bodyTypes === undefined) return {}
  const form = { type: 'object', required: ['file'], properties: { file: binary } } as const
  const content = route.bodyTypes.map((type) => [
    type,
    { schema: type.startsWith('multipart/') ? form : binary },
  ])
  return { requestBody: { required: true, content: Object.fromEntries(content) } }
}

/** An answer when all goes well. */
function describeResponse(response: RouteResponse): ZodOpenApiResponseObject {
  const { description, schema, contentType, headers } = response
  const content =
    schema !== undefined
      ? { [contentType ?? 'application/json']: { schema } }
      : contentType === undefined
        ? undefined
        : {
            [contentType]: {
              schema: contentType.startsWith('text/') ? ({ type: 'string' } as const) : binary,
            },
          }
  const described = Object.entries(headers ?? {}).map(([name, text]) => [
    name,
    { description: text, schema: { type: 'string' } },
  ])
  return {
    description,
    ...(content === undefined ? {} : { content }),
    ...(described.length === 0 ? {} : { headers: Object.fromEntries(described) }),
  }
}

/** An answer when it does not. */
function problem(description: string): ZodOpenApiResponseObject {
  return { description, content: { 'application/problem+json': { schema: problemBody } } }
}

/** Statuses of HTTP, as OpenAPI writes them. */
function isStatus(text: string): text is `${1 | 2 | 3 | 4 | 5}${string}` {
  return /^[1-5]\d\d$/.test(text)
}
