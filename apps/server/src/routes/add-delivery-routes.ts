import { type DeliveryView, routes } from '@weft/client'
import type { StoredDelivery } from '@weft/storage'
import type { Hono } from 'hono'
import { Problem } from '../problems/problem.ts'
import { addRoute } from '../requests/add-route.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'

/** Serves what the webhooks of runs were told. */
export function addDeliveryRoutes(app: Hono<ServerEnv>, { runtime, webhooks }: ServerContext): void {
  addRoute(app, routes.listDeliveries, async (request, { params: { id } }) => {
    if ((await runtime.getRun(id)) === undefined)
      throw new Problem('not_found', `There is no run with the id ${JSON.stringify(id)}.`)
    const desk = await webhooks.desk()
    return request.json({ deliveries: (await desk.deliveries(id)).map(viewDelivery) })
  })

  addRoute(app, routes.redeliver, async (request, { params: { id, delivery } }) => {
    const again = await (await webhooks.desk()).redeliver(id, delivery)
    if (again === undefined) {
      const detail = `The run ${JSON.stringify(id)} has no message with the id ${JSON.stringify(delivery)}.`
      throw new Problem('not_found', detail)
    }
    return request.json(viewDelivery(again), 202)
  })

  addRoute(app, routes.getWebhookSecret, async (request) => request.json({ key: await webhooks.secret() }))
}

function viewDelivery(delivery: StoredDelivery): DeliveryView {
  const { body: _, runId: _run, attempts, ...rest } = delivery
  return { ...rest, attempts: [...attempts] }
}
