import type { Hono } from 'hono'
import type { PredictionBackend } from '../prediction-backend.ts'
import { answerPage } from './answer-page.ts'
import { readPageQuery } from './read-page-query.ts'

/** Adds the routes about models, their versions, collections, hardware, the account and the webhook secret. */
export function addModelRoutes(app: Hono, backend: PredictionBackend): void {
  app.get('/models', async (context) => answerPage(context, await backend.listModels(readPageQuery(context))))
  app.on('QUERY', '/models', async (context) => {
    const words = (await context.req.text()).trim()
    return answerPage(context, await backend.searchModels(words, readPageQuery(context)))
  })
  app.get('/models/:owner/:name', async (context) => {
    const { owner, name } = context.req.param()
    return context.json(await backend.getModel(owner, name))
  })
  app.get('/models/:owner/:name/versions', async (context) => {
    const { owner, name } = context.req.param()
    return answerPage(context, await backend.listVersions(owner, name, readPageQuery(context)))
  })
  app.get('/models/:owner/:name/versions/:version', async (context) => {
    const { owner, name, version } = context.req.param()
    return context.json(await backend.getVersion(owner, name, version))
  })
  app.get('/collections', async (context) =>
    answerPage(context, await backend.listCollections(readPageQuery(context))),
  )
  app.get('/collections/:slug', async (context) =>
    context.json(await backend.getCollection(context.req.param('slug'))),
  )
  app.get('/hardware', async (context) => context.json(await backend.listHardware()))
  app.get('/account', async (context) => context.json(await backend.getAccount()))
  app.get('/webhooks/default/secret', async (context) =>
    context.json({ key: await backend.getWebhookSecret() }),
  )
}
