import type { Connection } from '../connection/connection.ts'
import { fillPath } from '../connection/fill-path.ts'
import { resultRoutes } from '../contract/result-routes.ts'
import { resultDetailView, resultFacetsView, resultView } from '../contract/result-view.ts'
import type { ResultsClient } from './results-client.ts'

/** The part of the client for the pictures that runs made. */
export function resultsOf(connection: Connection): ResultsClient {
  const { listResults, listResultFacets, archiveResults, getResult, updateResult, getResultFile } =
    resultRoutes
  return {
    list: async ({ starred, trashed, ...query } = {}, options) => {
      const flags = { starred: textOf(starred), trashed: textOf(trashed) }
      const call = { query: { ...query, ...flags }, ...options }
      return (await connection.read(listResults, listResults.responses['200'].schema, call)).value
    },
    facets: async (options) =>
      (await connection.read(listResultFacets, resultFacetsView, { ...options })).value,
    get: async (id, options) =>
      (await connection.read(getResult, resultDetailView, { params: { id }, ...options })).value,
    update: async (id, body, options) =>
      (await connection.read(updateResult, resultView, { params: { id }, body, ...options })).value,
    fileUrl: (id, options) =>
      connection.url(fillPath(getResultFile.path, { id }), { metadata: options?.metadata }),
    download: async (id, options) => {
      const call = { params: { id }, query: { metadata: options?.metadata }, signal: options?.signal }
      return connection.blob(getResultFile, call)
    },
    archive: async (body, options) => connection.blob(archiveResults, { body, ...options }),
  }
}

function textOf(flag: boolean | undefined): string | undefined {
  return flag === undefined ? undefined : String(flag)
}
