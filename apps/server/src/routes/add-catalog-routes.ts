import { routes } from '@weft/client'
import { describeNode } from '@weft/nodes'
import type { ModelDescription } from '@weft/provider'
import { canonicalJson } from '@weft/workflow'
import type { Hono } from 'hono'
import { Problem } from '../problems/problem.ts'
import { addRoute } from '../requests/add-route.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import { viewModel } from '../views/view-model.ts'

/** Serves models and node types. */
export function addCatalogRoutes(app: Hono<ServerEnv>, { runtime, answers }: ServerContext): void {
  const find = async (reference: string) => {
    const model = await runtime.models.find(reference)
    if (model === undefined) {
      throw new Problem(
        'not_found',
        `The model ${JSON.stringify(reference)} is not in the catalog: add it with POST /api/models.`,
      )
    }
    return viewModel(model)
  }

  addRoute(app, routes.listModels, async (request, { query }) => {
    if (query.query === undefined) {
      const models = await runtime.models.list()
      return request.json({ models: models.map(viewModel) })
    }
    const { known, found, note } = await runtime.models.search(query.query, request.req.raw.signal)
    return request.json({ models: known.map(viewModel), found, ...(note === undefined ? {} : { note }) })
  })

  addRoute(app, routes.addModel, (request, { body }) =>
    answers.once(
      request,
      () => canonicalJson(body),
      async () => {
        const { ref = '', schema, name } = body
        const model =
          schema === undefined
            ? await runtime.models.add(ref, request.req.raw.signal)
            : await runtime.models.addSchema({
                schema,
                ...(ref === '' ? {} : { ref }),
                ...(name === undefined ? {} : { name }),
              })
        return request.json(viewModel(model), 201, { location: locationOf(model) })
      },
    ),
  )

  addRoute(app, routes.getModel, async (request, { params }) =>
    request.json(
      await find(params.owner === 'cog' ? `cog:${params.name}` : `${params.owner}/${params.name}`),
    ),
  )

  addRoute(app, routes.getModelVersion, async (request, { params }) =>
    request.json(
      await find(
        `${params.owner}/${params.name}${params.owner === 'deployments' ? '/' : ':'}${params.version}`,
      ),
    ),
  )

  addRoute(app, routes.listNodes, (request) =>
    request.json({ nodes: runtime.registry.definitions.map(describeNode) }),
  )
}

/** Where a model is read. */
function locationOf({ ref, owner, name, version }: ModelDescription): string {
  const isDeployment = ref.startsWith('deployments/')
  const parts = isDeployment ? ref.split('/') : version === '' ? [owner, name] : [owner, name, version]
  return `/api/models/${parts.map(encodeURIComponent).join('/')}`
}
