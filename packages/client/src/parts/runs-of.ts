import type { Connection } from '../connection/connection.ts'
import { watchEvents } from '../connection/watch-events.ts'
import { deliveryRoutes } from '../contract/delivery-routes.ts'
import { deliveryView } from '../contract/delivery-view.ts'
import { runRoutes } from '../contract/run-routes.ts'
import { runView } from '../contract/run-view.ts'
import type { WeftClient } from '../weft-client.ts'
import { startHeaders } from './start-headers.ts'

/** The part of the client for runs. */
export function runsOf(connection: Connection): WeftClient['runs'] {
  return {
    create: async (body, options) => {
      const call = { body, headers: startHeaders(options), signal: options?.signal }
      return (await connection.read(runRoutes.createRun, runView, call)).value
    },
    get: async (id, options) =>
      (await connection.read(runRoutes.getRun, runView, { params: { id }, ...options })).value,
    list: async (query, options) => {
      const { listRuns } = runRoutes
      const call = { query: { ...query }, ...options }
      return (await connection.read(listRuns, listRuns.responses['200'].schema, call)).value
    },
    cancel: async (id, options) =>
      (await connection.read(runRoutes.cancelRun, runView, { params: { id }, ...options })).value,
    retry: async (id, options) => {
      const call = { params: { id }, headers: startHeaders(options), signal: options?.signal }
      return (await connection.read(runRoutes.retryRun, runView, call)).value
    },
    decide: async (id, attemptId, body, options) => {
      const { decideAttempt } = runRoutes
      const call = { params: { id, attemptId }, body, ...options }
      return (await connection.read(decideAttempt, decideAttempt.responses['200'].schema, call)).value
    },
    delete: async (id, options) => {
      await connection.send(runRoutes.deleteRun, { params: { id }, ...options })
    },
    deliveries: async (id, options) => {
      const { listDeliveries } = deliveryRoutes
      const call = { params: { id }, ...options }
      return (await connection.read(listDeliveries, listDeliveries.responses['200'].schema, call)).value
        .deliveries
    },
    redeliver: async (id, delivery, options) =>
      (
        await connection.read(deliveryRoutes.redeliver, deliveryView, {
          params: { id, delivery },
          ...options,
        })
      ).value,
    events: (id, options) => watchEvents(connection, id, options ?? {}),
  }
}
