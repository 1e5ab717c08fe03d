import { createAdmission, type Runtime } from '@weft/runtime'
import type { AuditOrigin, TokenLimits } from '@weft/storage'

/** Who starts a run, from where, and what they may use. */
export interface Starter {
  readonly origin: AuditOrigin
  readonly limits?: TokenLimits
}

/**
 * A runtime whose runs note who started them and from where, as `starter` says at the time, and are let in only within
 * the limits of the token.
 */
export function withStarter(runtime: Runtime, now: () => Date, starter: () => Starter | undefined): Runtime {
  const { store, currency } = runtime
  const admission = createAdmission({ runs: store.runs, audit: store.audit, now, currency })
  const noted = () => {
    const asked = starter()
    if (asked === undefined) return {}
    const { origin, limits } = asked
    const { actor } = origin
    if (actor === undefined) return { origin }
    return { origin, startedBy: actor, ...(limits && { admit: admission(actor, limits) }) }
  }
  return {
    ...runtime,
    get provider() {
      return runtime.provider
    },
    startRun: (request, signal) => runtime.startRun({ ...request, ...noted() }, signal),
    retryRun: (id, signal, asked) => runtime.retryRun(id, signal, { ...asked, ...noted() }),
    decideAttempt: (runId, attemptId, decision, signal) =>
      runtime.decideAttempt(runId, attemptId, { ...decision, ...noted() }, signal),
  }
}
