import { type PredictionBackend, problem } from '@weft/replicate-protocol'
import { createModelShelf } from './create-model-shelf.ts'
import { createPredictionDesk } from './create-prediction-desk.ts'
import { createFileDesk } from './file-desk.ts'
import { readRunFile } from './read-run-file.ts'
import type { ReplicateContext } from './replicate-context.ts'

/** Makes what stands behind `/v1`: published workflows as models, their runs as predictions, assets as files. */
export function createReplicateBackend(context: ReplicateContext, origin: string): PredictionBackend {
  const { runtime, webhooks } = context
  return {
    ...createModelShelf(runtime, origin),
    ...createPredictionDesk(context, origin),
    ...createFileDesk(context, origin),
    listCollections: async () => ({ results: [] }),
    getCollection: async () => {
      throw problem.notFound()
    },
    listHardware: async () => [{ name: 'Weft', sku: 'weft' }],
    getAccount: async () => ({ type: 'organization', username: 'weft', name: 'Weft', github_url: null }),
    getWebhookSecret: () => webhooks.secret(),
    readOutput: async (id, name) => {
      const file = await readRunFile(runtime, id, name)
      if (file === undefined) throw problem.notFound()
      return file
    },
  }
}
