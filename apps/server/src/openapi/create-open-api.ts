import { problemBody, type RouteContract } from '@weft/client'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { describeRoute } from './describe-route.ts'

/** Makes the OpenAPI 3.1 document of the interface from its contract. */
export function createOpenApi(routes: readonly RouteContract[]): ReturnType<typeof createDocument> {
  const paths: { [path: string]: { [method: string]: ZodOpenApiOperationObject } } = {}
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) }
  }
  const all: ZodOpenApiPathsObject = paths
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Weft',
        version: '0.1.0',
        description:
          'Build, run and keep image workflows. Errors are `application/problem+json`. Unknown keys in a request are an error, and values are never coerced.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: ['runs', 'workflows', 'results', 'assets', 'storage', 'catalog', 'server'].map((name) => ({
        name,
      })),
      paths: all,
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description:
              'WEFT_API_TOKEN of the server, or one of `weft tokens create`, when it asks for one. Each operation names the scope that it needs: `read`, `run` or `write`, each with those before it.',
          },
        },
        schemas: { Problem: problemBody },
      },
    },
    { allowEmptySchema: { custom: true, unknown: true } },
  )
}
