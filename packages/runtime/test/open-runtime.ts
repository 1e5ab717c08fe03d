import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunState } from '@weft/engine'
import { createRuntime, type RunRequest, type Runtime, type RuntimeOptions } from '@weft/runtime'
import { onTestFinished } from 'vitest'

const never = new AbortController().signal

/** A runtime on the simulator that takes no time, closed when the test has finished. */
export async function openRuntime(options: Partial<RuntimeOptions> = {}): Promise<Runtime> {
  const runtime = await createRuntime({
    provider: 'simulator',
    replicateBaseUrl: 'https://api.replicate.com/v1',
    maxConcurrentPredictions: 8,
    simulatorLatencyMs: 0,
    environment: () => undefined,
    fetch: async (url) => {
      throw new Error(`a test wanted to reach ${url}`)
    },
    ...options,
  })
  onTestFinished(() => runtime.close())
  return runtime
}

/** A new directory that goes when the test has finished. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'weft-runtime-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** Starts a run that must be accepted, and gives its id. */
export async function begin(runtime: Runtime, request: RunRequest): Promise<string> {
  const started = await runtime.startRun(request, never)
  if ('issues' in started) throw new Error(JSON.stringify(started.issues, null, 2))
  return started.run.id
}

/** Waits until a run has ended. */
export async function finish(runtime: Runtime, id: string): Promise<RunState> {
  const state = await runtime.waitForRun(id, 15_000, never)
  if (!state) throw new Error(`there is no run ${id}`)
  return state
}

/** Starts a run and waits until it has ended. */
export async function run(runtime: Runtime, request: RunRequest): Promise<RunState> {
  return finish(runtime, await begin(runtime, request))
}
