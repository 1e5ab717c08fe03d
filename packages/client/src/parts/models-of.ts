import { parseModelReference } from '@weft/ports'
import type { Connection } from '../connection/connection.ts'
import { catalogRoutes } from '../contract/catalog-routes.ts'
import { modelView } from '../contract/model-view.ts'
import type { WeftClient } from '../weft-client.ts'

/** The part of the client for models. */
export function modelsOf(connection: Connection): WeftClient['models'] {
  const { listModels, getModel, getModelVersion, addModel } = catalogRoutes
  const { schema } = listModels.responses['200']
  return {
    list: async (options) => (await connection.read(listModels, schema, { ...options })).value.models,
    search: async (query, options) => {
      const { value } = await connection.read(listModels, schema, { query: { query }, ...options })
      const { models, found = [], note } = value
      return { models, found, ...(note === undefined ? {} : { note }) }
    },
    get: async (ref, options) => {
      const { version, ...params } = toPath(ref)
      const call =
        version === undefined
          ? await connection.read(getModel, modelView, { params, ...options })
          : await connection.read(getModelVersion, modelView, { params: { ...params, version }, ...options })
      return call.value
    },
    add: async (ref, options) => {
      const headers = { 'idempotency-key': options?.idempotencyKey }
      return (await connection.read(addModel, modelView, { body: { ref }, headers, signal: options?.signal }))
        .value
    },
    addSchema: async (pasted, options) => {
      const headers = { 'idempotency-key': options?.idempotencyKey }
      return (await connection.read(addModel, modelView, { body: pasted, headers, signal: options?.signal }))
        .value
    },
  }
}

/** Where a model is read: a deployment is at `deployments/owner/name`, as in its reference. */
function toPath(ref: string): { readonly owner: string; readonly name: string; readonly version?: string } {
  const parsed = parseModelReference(ref)
  if ('issue' in parsed) {
    const [path = '', version] = ref.split(':')
    const [owner = '', name = ''] = path.split('/')
    return { owner, name, ...(version === undefined ? {} : { version }) }
  }
  const { owner, name, version, form } = parsed
  if (form === 'deployment') return { owner: 'deployments', name: owner, version: name }
  return { owner, name, ...(version === undefined ? {} : { version }) }
}
