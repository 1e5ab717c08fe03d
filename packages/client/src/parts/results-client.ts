import type { ResultDetailView, ResultFacetsView, ResultPatch, ResultView } from '../contract/result-view.ts'
import type { RequestOptions } from '../weft-client.ts'

/** Which results to list; all filters hold at once. */
export interface ResultsQuery {
  /** From 1 to 500; default 50. */
  readonly limit?: number
  readonly cursor?: string
  readonly workflowId?: string
  /** Of a workflow that is not saved: its name. */
  readonly workflowName?: string
  readonly runId?: string
  readonly model?: string
  /** Words of the prompt. */
  readonly q?: string
  readonly starred?: boolean
  /** ISO 8601, included. */
  readonly from?: string
  /** ISO 8601, not included. */
  readonly to?: string
  /** Default: what is not in the trash. */
  readonly trashed?: boolean
}

/** What becomes of the provenance in downloaded pictures; default: it is kept. */
export type MetadataChoice = 'keep' | 'strip'

/** The part of the client for the pictures that runs made. */
export interface ResultsClient {
  readonly list: (
    query?: ResultsQuery,
    options?: RequestOptions,
  ) => Promise<{ readonly results: readonly ResultView[]; readonly next?: string; readonly total: number }>
  readonly facets: (options?: RequestOptions) => Promise<ResultFacetsView>
  readonly get: (id: string, options?: RequestOptions) => Promise<ResultDetailView>
  readonly update: (id: string, patch: ResultPatch, options?: RequestOptions) => Promise<ResultView>
  /** Where the picture is served as a download. */
  readonly fileUrl: (id: string, options?: { readonly metadata?: MetadataChoice }) => string
  /** The picture itself, token included. */
  readonly download: (
    id: string,
    options?: RequestOptions & { readonly metadata?: MetadataChoice },
  ) => Promise<Blob>
  /** The pictures as one zip. */
  readonly archive: (
    body: { readonly ids: readonly string[]; readonly metadata?: MetadataChoice },
    options?: RequestOptions,
  ) => Promise<Blob>
}
