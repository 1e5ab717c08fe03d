import type { Connection } from '../connection/connection.ts'
import { catalogRoutes } from '../contract/catalog-routes.ts'
import { modelView } from '../contract/model-view.ts'
import type { WeftClient } from '../weft-client.ts'

/** The part of the client for models. */
export function modelsOf(connection: Connection): WeftClient['models'] {
  const { listModels, getModel, getModelVersion, addModel } = catalogRoutes
  return {
    list: async (options) =>
      (await connection.read(listModels, listModels.responses['200'].schema, { ...options })).value.models,
    get: async (ref, options) => {
      const [path = '', version] = ref.split(':')
      const [owner = '', name = ''] = path.split('/')
      const call =
        version === undefined
          ? await connection.read(getModel, modelView, { params: { owner, name }, ...options })
          : await connection.read(getModelVersion, modelView, {
              params: { owner, name, version },
              ...options,
            })
      return call.value
    },
    add: async (ref, options) => {
      const headers = { 'idempotency-key': options?.idempotencyKey }
      return (await connection.read(addModel, modelView, { body: { ref }, headers, signal: options?.signal }))
        .value
    },
  }
}
