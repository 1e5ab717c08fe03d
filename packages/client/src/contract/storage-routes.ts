import type { RouteContract } from './route-contract.ts'
import { storageCleanBody, storageCleanView, storageView } from './storage-view.ts'

/** Routes of the room that everything takes. */
export const storageRoutes = {
  getStorage: {
    id: 'getStorage',
    method: 'GET',
    path: '/api/storage',
    tag: 'storage',
    summary: 'Say what takes how much room',
    responses: { '200': { description: 'By kind.', schema: storageView } },
  },
  cleanStorage: {
    id: 'cleanStorage',
    method: 'POST',
    path: '/api/storage/clean',
    tag: 'storage',
    summary: 'Remove files that nothing names any more, or say which they are',
    description:
      'Never removes what a saved workflow, a run, a kept result or an open call names, nor what was stored within a day. It may be asked while runs are going.',
    body: storageCleanBody,
    bodyOptional: true,
    responses: { '200': { description: 'What was removed, or would be.', schema: storageCleanView } },
    problems: [400, 413, 415, 422],
  },
} as const satisfies { readonly [id: string]: RouteContract }
