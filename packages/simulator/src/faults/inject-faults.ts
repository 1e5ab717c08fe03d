import { problem, type ReplicateProblem } from '@weft/replicate-protocol'
import type { MiddlewareHandler } from 'hono'
import type { Schedule } from '../schedule.ts'
import type { FaultSource } from './create-fault-control.ts'
import { dropConnection } from './dropped-connection.ts'

/** Lets requests to the API fail as the plan says, before or after they are handled. */
export function injectFaults(faults: FaultSource, schedule: Schedule): MiddlewareHandler {
  return async (context, next) => {
    const creates = context.req.method === 'POST' && context.req.path.endsWith('/predictions')
    const { serverErrors, throttle, noCredit, lateMs } = faults.current()
    if (
      serverErrors !== undefined &&
      (creates || serverErrors.on === 'any') &&
      faults.takes('serverErrors')
    ) {
      return answer(problem.serverFailure(serverErrors.status))
    }
    if (!creates) return next()
    if (faults.takes('dropBeforeAccepting')) return dropConnection(context.env)
    if (faults.takes('throttle')) return answer(problem.throttled(throttle?.retryAfter ?? 1))
    const throttledMs = faults.throttledMs()
    if (throttledMs > 0) return answer(problem.throttled(Math.ceil(throttledMs / 1000)))
    if (noCredit === true) return answer(problem.insufficientCredit())
    await next()
    if (lateMs !== undefined && lateMs > 0) {
      await new Promise<void>((resolve) => void schedule.after(lateMs, resolve))
    }
    // Only what was really accepted counts as an answer lost after acceptance.
    if (context.res.ok && faults.takes('dropAfterAccepting')) {
      const dropped = dropConnection(context.env)
      context.res = undefined
      context.res = dropped
    }
    return
  }
}

function answer(error: ReplicateProblem): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json' })
  if (error.retryAfter !== undefined) {
    headers.set('retry-after', String(error.retryAfter))
    headers.set('ratelimit-remaining', '0')
    headers.set('ratelimit-reset', String(error.retryAfter))
  }
  return new Response(JSON.stringify(error.toBody()), { status: error.status, headers })
}
