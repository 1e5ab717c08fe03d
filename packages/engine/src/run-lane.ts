import type { NodeContext, NodeDefinition, OutputValues } from '@weft/nodes'
import { readOwn, WeftError } from '@weft/ports'
import type { PinnedModel } from '@weft/workflow'
import { computeStep } from './compute-step.ts'
import type { ExecuteContext, ResultCache } from './execute-context.ts'
import { type LaneInputs, lineageForNode } from './expand-lanes.ts'
import { isKept } from './is-kept.ts'
import { isRefreshed } from './is-refreshed.ts'
import type { RunEventBody } from './run-event.ts'
import type { PlanStep } from './run-plan.ts'
import { stepKey } from './step-key.ts'

/** One lane of a step, or the step itself when it runs once. */
export interface LaneTask {
  readonly step: PlanStep
  readonly definition: NodeDefinition
  readonly model: PinnedModel | undefined
  /** Missing for a step that runs once. */
  readonly lane: number | undefined
  readonly given: LaneInputs
}

/** What lanes need of the run they belong to. */
export interface LaneWorld {
  readonly context: ExecuteContext
  readonly signal: AbortSignal
  readonly cache: ResultCache | undefined
  readonly inFlight: Map<string, Promise<OutputValues>>
  readonly emit: (body: RunEventBody) => void
}

/** What a lane gave. */
export interface LaneResult {
  readonly outputs: OutputValues
  readonly cached: boolean
  /** Seconds of compute billed. */
  readonly predictTime: number | undefined
}

const canceled = () => new WeftError({ code: 'canceled', message: 'The run was canceled.', retryable: true })

/** Names the input that must have a value and has none. */
export const missingInput = (step: PlanStep, inputs: LaneInputs['inputs']): WeftError | undefined => {
  const missing = step.requiredInputs.find((name) => readOwn(inputs, name) === undefined)
  if (missing === undefined) return undefined
  const message = `\`${step.nodeId}.${missing}\` needs a value, but nothing reached it: what feeds it gave none.`
  return new WeftError({ code: 'invalid_input', message, retryable: false })
}

/** Runs the node itself, in its turn. */
const runNode = (task: LaneTask, world: LaneWorld, tell: LaneTeller): Promise<OutputValues> => {
  const { context, signal } = world
  const { step, definition, model, given, lane } = task
  const { inputs } = given
  const lineage = definition.usesLineage === true ? lineageForNode(given.lists) : {}
  if (context.limit.isFull()) tell.waiting('Waiting for a free place.')
  return context.limit.run(
    context.runId,
    () => {
      tell.start()
      const services = context.servicesFor({ nodeId: step.nodeId, lane: lane ?? 0 })
      const nodeContext: NodeContext = {
        signal,
        assets: services.assets,
        images: services.images,
        progress: tell.progress,
        partial: tell.partial,
        note: tell.note,
        predict: async (call, onPartial) => {
          const result = await services.predict(call, {
            signal,
            onWaiting: tell.waiting,
            onProgress: tell.progress,
            onAttempt: tell.attempt,
            onPartial: onPartial ?? ((output) => tell.partial({ output })),
          })
          tell.billed(result.prediction.predictTime)
          return result
        },
      }
      return definition.run({ params: step.params, model, inputs, context: nodeContext, lineage })
    },
    signal,
  )
}

/** Shares a call with whoever is making an equal one; when that one was canceled and this one was not, makes it. */
const runShared = async (
  key: string,
  task: LaneTask,
  world: LaneWorld,
  tell: LaneTeller,
): Promise<Omit<LaneResult, 'predictTime'>> => {
  const { inFlight, cache, signal } = world
  for (let leader = inFlight.get(key); leader !== undefined; leader = inFlight.get(key)) {
    try {
      tell.waiting('The same call is under way; its result is shared.')
      return { outputs: await abortable(leader, signal), cached: true }
    } catch (error) {
      const isTheirs = error instanceof WeftError && error.code === 'canceled'
      if (signal.aborted || !isTheirs) throw error
    }
  }
  const own = (async () => {
    const kept = tell.isRefreshed ? undefined : await cache?.get(key)
    if (kept !== undefined) return { outputs: kept, cached: true }
    if (signal.aborted) throw canceled()
    const outputs = await runNode(task, world, tell)
    // A result that cannot be kept is a result all the same: it is paid for, and it is in the events.
    await cache?.put(key, outputs).catch(() => undefined)
    return { outputs, cached: false }
  })()
  const shared = own.then(({ outputs }) => outputs)
  // Whoever shares it hears of a failure; when nobody does, it is no unhandled one.
  shared.catch(() => undefined)
  inFlight.set(key, shared)
  try {
    return await own
  } finally {
    if (inFlight.get(key) === shared) inFlight.delete(key)
  }
}

const abortable = async <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> => {
  if (signal.aborted) throw canceled()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const stop = () => reject(canceled())
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** How a lane tells of itself; what comes after its end is not told. */
interface LaneTeller {
  readonly isRefreshed: boolean
  readonly start: () => void
  readonly waiting: (reason: string, seconds?: number) => void
  readonly progress: NodeContext['progress']
  readonly note: NodeContext['note']
  readonly partial: NodeContext['partial']
  readonly attempt: (
    attempt: NonNullable<Extract<RunEventBody, { type: 'node-progress' }>['attempt']>,
  ) => void
  readonly billed: (seconds: number | undefined) => void
}

/**
 * Runs one lane: takes its result from the cache, shares an equal call, or runs the node in its turn. Tells of its
 * start, waiting, progress and partial results; the end is told by the caller.
 *
 * @throws whatever the node threw.
 */
export const runLane = async (task: LaneTask, world: LaneWorld): Promise<LaneResult> => {
  const { step, definition, model, given, lane } = task
  const { inputs } = given
  const { emit, context } = world
  const node = lane === undefined ? { nodeId: step.nodeId } : { nodeId: step.nodeId, lane }
  let hasEnded = false
  let predictTime: number | undefined
  const tell: LaneTeller = {
    isRefreshed: isRefreshed(context.refresh, step.nodeId),
    start: () => emit({ type: 'node-start', ...node }),
    waiting: (reason, seconds) => {
      if (hasEnded) return
      emit({ type: 'node-waiting', ...node, reason, ...(seconds === undefined ? {} : { seconds }) })
    },
    progress: ({ fraction, step: at, steps, message }) => {
      if (hasEnded) return
      emit({
        type: 'node-progress',
        ...node,
        ...(fraction === undefined ? {} : { fraction }),
        ...(at === undefined ? {} : { step: at }),
        ...(steps === undefined ? {} : { steps }),
        ...(message === undefined ? {} : { message }),
      })
    },
    note: (text) => {
      if (!hasEnded) emit({ type: 'node-progress', ...node, note: text })
    },
    partial: (outputs) => {
      if (!hasEnded) emit({ type: 'node-output', ...node, outputs })
    },
    attempt: (attempt) => emit({ type: 'node-progress', ...node, attempt }),
    billed: (seconds) => {
      if (seconds !== undefined) predictTime = (predictTime ?? 0) + seconds
    },
  }
  try {
    const missing = missingInput(step, inputs)
    if (missing !== undefined) throw missing
    if (definition.paid === true) context.onPaidInputs?.(node, inputs)
    const { compute } = definition
    if (compute !== undefined) {
      const computed = computeStep({ step, definition, compute, model, inputs }, context, tell.start)
      return { ...computed, predictTime }
    }
    if (!isKept(definition, step.seedInputs, inputs, model)) {
      const outputs = await runNode(task, world, tell)
      return { outputs, cached: false, predictTime }
    }
    const lineage = definition.usesLineage === true ? lineageForNode(given.lists) : undefined
    const key = stepKey(definition, step.params, inputs, model?.digest, lineage)
    const result = await runShared(key, task, world, tell)
    return { ...result, predictTime }
  } finally {
    hasEnded = true
  }
}
