import { Hono } from 'hono'
import { answerBytes } from './answer-bytes.ts'
import { answerProblem } from './answer-problem.ts'
import type { PredictionBackend } from './prediction-backend.ts'
import { problem } from './problem.ts'
import { ReplicateProblem } from './replicate-problem.ts'

/**
 * Serves a backend's outputs at `/<prediction id>/<name>`, as replicate.delivery does: without a token, and only
 * while they exist. Mount it where the backend's output URLs point.
 */
export function createDeliveryApp(backend: Pick<PredictionBackend, 'readOutput'>): Hono {
  const app = new Hono()
  app.onError((error, context) =>
    answerProblem(context, error instanceof ReplicateProblem ? error : problem.serverFailure()),
  )
  app.get('/:id/:name', async (context) => {
    const { id, name } = context.req.param()
    return answerBytes(await backend.readOutput(id, name))
  })
  return app
}
