import { z } from 'zod'
import { assetView } from './asset-view.ts'
import { queryInteger } from './query-integer.ts'
import { idempotencyHeader } from './request-headers.ts'
import type { RouteContract } from './route-contract.ts'

/** Routes of stored bytes. */
export const assetRoutes = {
  createAsset: {
    id: 'createAsset',
    method: 'POST',
    path: '/api/assets',
    tag: 'assets',
    scope: 'run',
    isRepeatable: true,
    summary: 'Store a file',
    description:
      'Multipart with one `file`, or the raw bytes. The same bytes give the same id. At most 100 MB. With `prepare=true` only pictures are taken, and what is stored is the picture made ready to be worked on: turned upright, in sRGB, its first frame, as PNG, JPEG or WebP, and no side longer than 4096 pixels; `changes` says what was done. A picture that is all that already keeps its bytes.',
    query: z.strictObject({
      prepare: z
        .literal('true')
        .exactOptional()
        .meta({ description: 'Make a picture ready to be worked on, and refuse what is none.' }),
    }),
    headers: z.object(idempotencyHeader),
    bodyTypes: ['multipart/form-data', 'application/octet-stream', 'image/*'],
    responses: {
      '201': { description: 'What is stored.', schema: assetView, headers: { Location: 'The bytes.' } },
    },
    problems: [400, 409, 413, 415, 422],
  },
  getAsset: {
    id: 'getAsset',
    method: 'GET',
    path: '/api/assets/:id',
    tag: 'assets',
    summary: 'Read stored bytes, or a smaller picture of them',
    description:
      'Bytes never change, so they may be kept for ever. Ranges and `If-None-Match` are understood. What a browser could run (SVG, HTML) is only offered for saving.',
    params: z.object({ id: z.string().regex(/^sha256:[0-9a-f]{64}$/) }),
    query: z.strictObject({
      width: queryInteger({
        minimum: 16,
        maximum: 2048,
        description: 'Width of a thumbnail in pixels; a smaller picture is not enlarged.',
      }).exactOptional(),
    }),
    headers: z.object({ 'If-None-Match': z.string().exactOptional(), Range: z.string().exactOptional() }),
    responses: {
      '200': {
        description: 'The bytes.',
        contentType: '*/*',
        headers: { ETag: 'Names the bytes.', 'Cache-Control': 'Immutable, for a year.' },
      },
      '206': {
        description: 'The part asked for.',
        contentType: '*/*',
        headers: { 'Content-Range': 'Which part.' },
      },
      '304': { description: 'They are still those named by `If-None-Match`.' },
    },
    problems: [400, 404, 416, 422],
  },
} as const satisfies { readonly [id: string]: RouteContract }
