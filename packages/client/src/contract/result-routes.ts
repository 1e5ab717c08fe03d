import { z } from 'zod'
import { queryFlag } from './query-flag.ts'
import { queryInteger } from './query-integer.ts'
import {
  metadataChoices,
  resultArchiveBody,
  resultDetailView,
  resultFacetsView,
  resultPatchBody,
  resultView,
} from './result-view.ts'
import type { RouteContract } from './route-contract.ts'

/** Id of a result in a path. */
const resultParams = z.object({ id: z.string().min(1).max(200) })

const time = z.iso.datetime({ offset: true })

/** Routes of the pictures that runs made. */
export const resultRoutes = {
  listResults: {
    id: 'listResults',
    method: 'GET',
    path: '/api/results',
    tag: 'results',
    summary: 'List the pictures that runs made, newest first',
    description:
      'Pictures of model calls, and pictures that a run was asked for. Filters hold all at once. A picture that a later run of the same workflow took from the cache is listed once, unless `runId` asks for that run.',
    query: z.strictObject({
      limit: queryInteger({ minimum: 1, maximum: 500, description: 'How many. Default 50.' }).exactOptional(),
      cursor: z.string().min(1).max(500).exactOptional().meta({ description: '`next` of the page before.' }),
      workflowId: z.string().min(1).max(200).exactOptional().meta({ description: 'Id or slug.' }),
      workflowName: z.string().min(1).max(500).exactOptional().meta({
        description: 'As `workflowName` of a result: for workflows that are not saved.',
      }),
      runId: z.string().min(1).max(200).exactOptional(),
      model: z.string().min(1).max(500).exactOptional().meta({ description: 'As `model` of a result.' }),
      q: z
        .string()
        .max(500)
        .exactOptional()
        .meta({ description: 'Words of the prompt: all of them, in any case.' }),
      starred: queryFlag('Only those with a star, or only those without.').exactOptional(),
      from: time.exactOptional().meta({ description: 'Made then or later, ISO 8601 with its zone.' }),
      to: time.exactOptional().meta({ description: 'Made before then, ISO 8601 with its zone.' }),
      trashed: queryFlag('`true`: what is in the trash. Default: what is not.').exactOptional(),
    }),
    responses: {
      '200': {
        description: 'A page of results.',
        schema: z.object({
          results: z.array(resultView),
          next: z
            .string()
            .exactOptional()
            .meta({ description: '`cursor` of the next page, if there is one.' }),
          total: z.number().int().meta({ description: 'How many fit the filters, on all pages.' }),
        }),
      },
    },
    problems: [400],
  },
  listResultFacets: {
    id: 'listResultFacets',
    method: 'GET',
    path: '/api/results/facets',
    tag: 'results',
    summary: 'Say which models and workflows the results are of',
    description: 'Without what is in the trash.',
    responses: { '200': { description: 'Each with how many.', schema: resultFacetsView } },
  },
  archiveResults: {
    id: 'archiveResults',
    method: 'POST',
    path: '/api/results/archive',
    tag: 'results',
    scope: 'read',
    isRepeatable: true,
    summary: 'Download pictures as one zip',
    description: 'Readable file names, in the order asked. A picture that is asked for twice is in it once.',
    body: resultArchiveBody,
    responses: {
      '200': {
        description: 'The archive, streamed.',
        contentType: 'application/zip',
        headers: { 'Content-Disposition': 'A file name.' },
      },
    },
    problems: [400, 404, 413, 415, 422],
  },
  getResult: {
    id: 'getResult',
    method: 'GET',
    path: '/api/results/:id',
    tag: 'results',
    summary: 'Read a result with everything that made it',
    params: resultParams,
    responses: { '200': { description: 'The result.', schema: resultDetailView } },
    problems: [404],
  },
  updateResult: {
    id: 'updateResult',
    method: 'PATCH',
    path: '/api/results/:id',
    tag: 'results',
    summary: 'Star a result, put it into the trash, or take it out',
    params: resultParams,
    body: resultPatchBody,
    responses: { '200': { description: 'The result.', schema: resultView } },
    problems: [400, 404, 413, 415, 422],
  },
  getResultFile: {
    id: 'getResultFile',
    method: 'GET',
    path: '/api/results/:id/file',
    tag: 'results',
    summary: 'Download the picture of a result under a readable file name',
    description: 'With the document, inputs and model that made it in its metadata, unless `metadata=strip`.',
    params: resultParams,
    query: z.strictObject({
      metadata: z.enum(metadataChoices).exactOptional().meta({ description: 'Default: `keep`.' }),
    }),
    responses: {
      '200': {
        description: 'The picture.',
        contentType: 'image/*',
        headers: { 'Content-Disposition': 'A file name.' },
      },
    },
    problems: [400, 404],
  },
} as const satisfies { readonly [id: string]: RouteContract }
