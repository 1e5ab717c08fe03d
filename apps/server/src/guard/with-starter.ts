import type { Runtime } from '@weft/runtime'

/** A runtime whose runs note who started them, as `starter` says at the time. */
export function withStarter(runtime: Runtime, starter: () => string | undefined): Runtime {
  const noted = () => {
    const startedBy = starter()
    return startedBy === undefined ? {} : { startedBy }
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
