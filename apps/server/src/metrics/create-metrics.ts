import type { Runtime } from '@weft/runtime'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Numbers for Prometheus. */
export interface Metrics {
  readonly contentType: string
  readonly read: () => Promise<string>
  /** Counts a request. `route` is the template of its path; seconds. */
  readonly observe: (request: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly seconds: number
  }) => void
}

/** Makes the numbers of one server, in a registry of its own. */
export function createMetrics(runtime: Runtime): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'weft_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'weft_http_request_duration_seconds',
    help: 'Time until the head of the answer.',
    labelNames: ['method', 'route'],
    registers: [registry],
  })
  new Gauge({
    name: 'weft_runs_unfinished',
    help: 'Runs that are queued or running.',
    registers: [registry],
    async collect() {
      this.set(await runtime.store.runs.countUnfinished())
    },
  })
  return {
    contentType: registry.contentType,
    read: () => registry.metrics(),
    observe: ({ method, route, status, seconds }) => {
      requests.inc({ method, route, status })
      durations.observe({ method, route }, seconds)
    },
  }
}
