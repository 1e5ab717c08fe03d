import type { OutputValues } from '@weft/nodes'
import { readOwn, WeftError } from '@weft/ports'
import { carriedResults } from './carried-results.ts'
import { collectGaps, collectJoined, collectLanes, collectOnce, type LaneOutputs } from './collect-outputs.ts'
import { computeStep } from './compute-step.ts'
import { createEventQueue } from './event-queue.ts'
import type { ExecuteContext } from './execute-context.ts'
import { type Bundle, expandLanes, type LaneInputs, noLists } from './expand-lanes.ts'
import { gatherInputs, gatherSingles, loadFiles, type StepBundles, unreadFiles } from './gather-inputs.ts'
import { noLineage } from './item-lineage.ts'
import { prepareSteps, type StepRun } from './prepare-steps.ts'
import type { RunError, RunEvent, RunEventBody } from './run-event.ts'
import { type LaneResult, type LaneWorld, missingInput, runLane } from './run-lane.ts'
import type { RunPlan } from './run-plan.ts'
import { describeLaneFailure, toRunError } from './to-run-error.ts'

/** How many events told in one go share a reading of the clock. */
const eventsPerReading = 32

/**
 * Executes a plan: the only part of the engine with effects. A step starts the moment its own inputs are ready;
 * nodes that only compute run at once, all others in their turn at the gate. A step that fails stops only what needs
 * it. The events are numbered without gaps and end with exactly one `run-end`.
 *
 * Nothing happens before the first event is asked for. Aborting `context.signal`, or stopping the iteration early,
 * aborts what is running; the run ends when all of that has settled, so a step must obey its signal. A result that
 * still arrives is told, a failure after the abort is not.
 *
 * @throws nothing while it runs: whatever a step throws becomes its `node-error`.
 */
export const executePlan = (
  plan: RunPlan,
  context: ExecuteContext,
): AsyncGenerator<RunEvent, void, undefined> => {
  const abort = new AbortController()
  const { signal } = abort
  let runs: ReadonlyMap<string, StepRun> = new Map()
  const ready: StepRun[] = []
  const carried = carriedResults(plan, context.done)
  const isResumed = context.after !== undefined
  const settled = Promise.withResolvers<void>()
  let isDraining = false
  let open = 0
  let running = 0
  let hasRunEnded = false
  let firstError: RunError | undefined
  let seq = context.after ?? 0
  let lastTime = Number.NaN
  let lastAt = ''

  const readClock = () => {
    const now = context.now()
    const time = now.getTime()
    if (time === lastTime) return
    lastTime = time
    lastAt = now.toISOString()
  }

  const nextSeq = () => {
    if (!isDraining || seq % eventsPerReading === 0) readClock()
    seq += 1
    return seq
  }

  const emit = (body: RunEventBody) => {
    if (!hasRunEnded) queue.push({ ...body, runId: context.runId, seq: nextSeq(), at: lastAt })
  }

  const computed = context.resultCache?.computed

  const world: LaneWorld = {
    context,
    signal,
    cache: context.resultCache,
    inFlight: context.resultCache?.inFlight ?? new Map(),
    emit,
  }

  const endRun = (status: 'succeeded' | 'failed' | 'canceled', error: RunError | undefined) => {
    if (hasRunEnded) return
    const outputs: { [name: string]: OutputValues[string] } = {}
    for (const [name, end] of Object.entries(plan.outputs)) {
      const dot = end.indexOf('.')
      const value = runs.get(end.slice(0, dot))?.outputs?.[end.slice(dot + 1)]
      if (value !== undefined) outputs[name] = value
    }
    emit({ type: 'run-end', status, outputs, ...(error === undefined ? {} : { error }) })
    hasRunEnded = true
    context.signal.removeEventListener('abort', onAbort)
    queue.end()
    settled.resolve()
  }

  const endIfDone = () => {
    if (open === 0) endRun(firstError === undefined ? 'succeeded' : 'failed', firstError)
    else if (signal.aborted && running === 0) {
      endRun('canceled', { code: 'canceled', message: 'The run was canceled.', retryable: true })
    }
  }

  const onAbort = () => {
    abort.abort(context.signal.reason)
    drain()
  }

  /** One of the steps that it needs has ended. */
  const release = (run: StepRun) => {
    run.waitsFor -= 1
    if (run.waitsFor === 0 && !run.hasEnded) ready.push(run)
  }

  const succeed = (run: StepRun, outputs: OutputValues, bundles: StepBundles) => {
    run.hasEnded = true
    run.outputs = outputs
    run.bundles = bundles
    open -= 1
    for (const follower of run.followers) release(follower)
  }

  /** Whether a step runs although one before it failed: something must be left for it to be made of. */
  const goesOnWithout = (failed: StepRun, { definition, step }: StepRun) =>
    definition.takesGaps === true &&
    failed.bundles !== undefined &&
    step.needs.some((need) => runs.get(need)?.hasNothing === false)

  const skipFollowers = (run: StepRun, cause: string) => {
    const next = run.followers.filter((follower) => !goesOnWithout(run, follower))
    for (const follower of next) {
      if (follower.hasEnded) continue
      follower.hasEnded = true
      open -= 1
      const reason = `It needs \`${cause}\`, which failed.`
      emit({ type: 'node-skipped', nodeId: follower.step.nodeId, cause, reason })
      next.push(...follower.followers)
    }
  }

  /** @param done the lanes of the step that did not fail: what they gave goes on to those that take gaps. */
  const fail = (run: StepRun, thrown: unknown, done: readonly LaneOutputs[] = []) => {
    // What fails because the run was canceled did not fail by itself: the fold makes it canceled.
    if (signal.aborted) return
    const { nodeId } = run.step
    const error = toRunError(thrown, nodeId)
    firstError ??= error
    run.hasEnded = true
    open -= 1
    emit({ type: 'node-error', nodeId, error })
    run.hasNothing = done.length === 0
    if (run.followers.some(({ definition }) => definition.takesGaps === true)) {
      run.bundles = collectGaps(run, run.given, done)
      for (const follower of run.followers) if (goesOnWithout(run, follower)) release(follower)
    }
    skipFollowers(run, nodeId)
  }

  const end = (run: StepRun, result: LaneResult, bundles: StepBundles) => {
    const { outputs, cached, predictTime } = result
    const billed = predictTime === undefined ? {} : { predictTime }
    emit({ type: 'node-end', nodeId: run.step.nodeId, outputs, cached, ...billed })
    succeed(run, outputs, bundles)
  }

  /** Lets a promise settle as part of the run; what `onValue` throws fails the step, too. */
  const watch = <T>(promise: Promise<T>, run: StepRun, onValue: (value: T) => void) => {
    running += 1
    const settle = (onSettled: () => void) => {
      running -= 1
      try {
        onSettled()
      } catch (error) {
        fail(run, error)
      }
      drain()
    }
    // One `then` with both: each further link costs a turn, and a trivial step costs little more than that.
    promise.then(
      (value) => settle(() => onValue(value)),
      (error: unknown) => settle(() => fail(run, error)),
    )
  }

  const startOnce = (run: StepRun, given: LaneInputs) => {
    const { step, definition, model } = run
    const { compute } = definition
    if (compute !== undefined) {
      // These two events are written out, not spread: they are most of what such a step costs.
      const { nodeId } = step
      const { runId } = context
      const { inputs } = given
      const missing = missingInput(step, inputs)
      if (missing !== undefined) throw missing
      const onStart = () => queue.push({ type: 'node-start', nodeId, runId, seq: nextSeq(), at: lastAt })
      let outputs: OutputValues
      let cached = false
      if (definition.pure !== true || computed === undefined) {
        onStart()
        outputs = compute({ params: step.params, model, inputs })
      } else {
        const done = computeStep({ step, definition, compute, model, inputs }, context, onStart)
        outputs = done.outputs
        cached = done.cached
      }
      queue.push({ type: 'node-end', nodeId, outputs, cached, runId, seq: nextSeq(), at: lastAt })
      succeed(run, outputs, collectOnce(run, { outputs, given }))
      return
    }
    watch(runLane({ step, definition, model, given, lane: undefined }, world), run, (result) =>
      end(run, result, collectOnce(run, { outputs: result.outputs, given })),
    )
  }

  const runOneLane = async (run: StepRun, given: LaneInputs, lane: number): Promise<LaneResult> => {
    const { step, definition, model } = run
    const { nodeId } = step
    const kept = context.doneLanes?.get(nodeId)?.get(lane)
    if (kept !== undefined) {
      const result = { outputs: kept, cached: true, predictTime: undefined }
      if (!isResumed) emit({ type: 'node-end', nodeId, lane, outputs: kept, cached: true })
      return result
    }
    try {
      const result = await runLane({ step, definition, model, given, lane }, world)
      const billed = result.predictTime === undefined ? {} : { predictTime: result.predictTime }
      emit({ type: 'node-end', nodeId, lane, outputs: result.outputs, cached: result.cached, ...billed })
      return result
    } catch (error) {
      if (!signal.aborted) emit({ type: 'node-error', nodeId, lane, error: toRunError(error, nodeId) })
      throw error
    }
  }

  const startLanes = (run: StepRun, lanes: readonly LaneInputs[]) => {
    const { nodeId } = run.step
    const lineage = lanes.map((lane) => lane.lineage)
    emit({ type: 'node-start', nodeId, ...(lanes.length === 0 ? {} : { lanes: lanes.length, lineage }) })
    const all = Promise.allSettled(lanes.map((given, lane) => runOneLane(run, given, lane)))
    watch(all, run, (settledLanes) => {
      const failed = settledLanes.filter((lane) => lane.status === 'rejected')
      const done = settledLanes.flatMap((lane, index) => {
        const given = lanes[index]
        return lane.status === 'fulfilled' && given !== undefined ? [{ ...lane.value, given }] : []
      })
      const { outputs, bundles } = collectLanes(run, done)
      const [first] = failed
      if (first !== undefined) {
        // What the other lanes made is kept and shown, and goes on to what takes gaps.
        if (done.length > 0) emit({ type: 'node-output', nodeId, outputs })
        fail(run, describeLaneFailure(first.reason, failed.length, lanes.length), done)
        return
      }
      const times = done.flatMap(({ predictTime }) => (predictTime === undefined ? [] : [predictTime]))
      const predictTime = times.length === 0 ? undefined : times.reduce((sum, time) => sum + time, 0)
      end(
        run,
        { outputs, cached: done.length > 0 && done.every(({ cached }) => cached), predictTime },
        bundles,
      )
    })
  }

  /** Takes over what an earlier run gave; lanes are told again in a new run, so that it shows them, too. */
  const takeOver = (run: StepRun, outputs: OutputValues, lanes: readonly LaneInputs[] | undefined) => {
    const { nodeId } = run.step
    const kept = context.doneLanes?.get(nodeId)
    const done = lanes?.flatMap((given, lane) => {
      const laneOutputs = kept?.get(lane)
      return laneOutputs === undefined ? [] : [{ outputs: laneOutputs, given }]
    })
    const isWhole = done !== undefined && lanes !== undefined && done.length === lanes.length
    if (!isResumed) {
      if (isWhole && done.length > 0) {
        const lineage = done.map(({ given }) => given.lineage)
        emit({ type: 'node-start', nodeId, lanes: done.length, lineage })
        done.forEach((lane, index) => {
          emit({ type: 'node-end', nodeId, lane: index, outputs: lane.outputs, cached: true })
        })
      }
      emit({ type: 'node-end', nodeId, outputs, cached: true })
    }
    succeed(run, outputs, isWhole ? collectLanes(run, done).bundles : collectJoined(run.step, outputs))
  }

  const layOut = (run: StepRun, bundles: ReadonlyMap<string, Bundle>) => {
    const { step } = run
    const takesWhole =
      step.wholeInputs.length === 0 ? step.listInputs : [...step.listInputs, ...step.wholeInputs]
    const { lanes, once } = expandLanes(bundles, takesWhole)
    run.given = lanes ?? [once]
    const kept = carried.get(step.nodeId)
    if (kept === undefined && lanes === undefined) startOnce(run, once)
    else if (kept === undefined && lanes !== undefined) startLanes(run, lanes)
    else if (kept !== undefined && lanes === undefined) {
      if (!isResumed) emit({ type: 'node-end', nodeId: step.nodeId, outputs: kept, cached: true })
      succeed(run, kept, collectOnce(run, { outputs: kept, given: once }))
    } else if (kept !== undefined) takeOver(run, kept, lanes)
  }

  const outputsOf = (nodeId: string) => runs.get(nodeId)?.bundles

  const start = (run: StepRun) => {
    const { step } = run
    try {
      const isDone = carried.has(step.nodeId)
      const singles = isDone ? undefined : gatherSingles(step, outputsOf)
      if (singles !== undefined && unreadFiles(step, (input) => [readOwn(singles, input)]).length === 0) {
        startOnce(run, { inputs: singles, lineage: noLineage, lists: noLists })
        return
      }
      const bundles = gatherInputs(step, outputsOf)
      const files = isDone ? [] : unreadFiles(step, (input) => bundles.get(input)?.items ?? [])
      if (files.length === 0) {
        layOut(run, bundles)
        return
      }
      const { assets } = context.servicesFor({ nodeId: step.nodeId, lane: 0 })
      watch(loadFiles(bundles, files, step, assets), run, () => {
        if (!signal.aborted) layOut(run, bundles)
      })
    } catch (error) {
      fail(run, error)
    }
  }

  /** Starts everything that is ready. Nodes that only compute make others ready at once, without deep recursion. */
  const drain = () => {
    if (isDraining) return
    readClock()
    isDraining = true
    for (let at = 0; at < ready.length && !signal.aborted; at += 1) {
      const run = ready[at]
      if (run !== undefined) start(run)
    }
    ready.length = 0
    isDraining = false
    endIfDone()
  }

  const begin = () => {
    try {
      runs = prepareSteps(plan, context.registry)
    } catch (error) {
      endRun('failed', toRunError(error))
      return
    }
    open = runs.size
    if (!isResumed) {
      const steps = plan.steps.map(({ nodeId, type, title, needs }) => {
        return { nodeId, nodeType: type, title, needs }
      })
      const { workflowId, version, seeds, simulated, maxCost } = context
      const workflow = workflowId === undefined ? {} : { workflowId }
      const cap = maxCost === undefined ? {} : { maxCost }
      emit({ type: 'run-start', ...workflow, version, inputs: plan.inputs, steps, seeds, simulated, ...cap })
    }
    if (context.signal.aborted) abort.abort(context.signal.reason)
    else context.signal.addEventListener('abort', onAbort, { once: true })
    for (const run of runs.values()) if (run.waitsFor === 0) ready.push(run)
    drain()
  }

  const stop = () => {
    abort.abort(
      new WeftError({ code: 'canceled', message: 'Nobody listens to the run any more.', retryable: true }),
    )
    drain()
    return settled.promise
  }

  const queue = createEventQueue<RunEvent>(begin, stop)
  return queue.iterator
}
