import {
  createGate,
  type ExecuteContext,
  executePlan,
  foldRun,
  type PlanOptions,
  planRun,
  type RunEvent,
  type RunPlan,
  runEventSchema,
  type StepServices,
} from '@weft/engine'
import { builtInNodes, createNodeRegistry, defineNode, type ModelCall, port } from '@weft/nodes'
import type { ImageValue, Json, Value } from '@weft/ports'
import { emptyWorkflow, type WorkflowDocument, type WorkflowEdge, type WorkflowNode } from '@weft/workflow'
import { z } from 'zod'

/** A picture of some size, its id made of one hex digit. */
export const picture = (digit: string): ImageValue => ({
  asset: `sha256:${digit.repeat(64)}`,
  mediaType: 'image/png',
  width: 8,
  height: 8,
})

/** What was seen of the `task` nodes of a world. */
export interface Seen {
  /** Node ids, or what `label` says, in the order they began and ended. */
  readonly started: string[]
  readonly ended: string[]
  running: number
  /** The most that ran at the same time. */
  mostRunning: number
  readonly calls: ModelCall[]
}

/** A registry with the built-in nodes and a `task` that waits, fails or passes on; and what was seen of it. */
export const createWorld = () => {
  const seen: Seen = { started: [], ended: [], running: 0, mostRunning: 0, calls: [] }
  const doors = new Map<string, PromiseWithResolvers<void>>()
  const doorOf = (label: string) => {
    const door = doors.get(label) ?? Promise.withResolvers<void>()
    doors.set(label, door)
    return door
  }
  const pass = async (label: string, wait: string, signal: AbortSignal) => {
    if (wait === 'door') {
      const { promise: aborted, reject } = Promise.withResolvers<never>()
      signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
      await Promise.race([doorOf(label).promise, aborted])
    }
    if (wait.endsWith('ms')) await new Promise((resolve) => setTimeout(resolve, Number.parseInt(wait, 10)))
    for (let turn = 0; turn < Number(wait); turn += 1) await Promise.resolve()
  }
  const task = defineNode({
    type: 'task',
    title: 'Task',
    description: 'Waits at a door, for some turns or for some `ms`, then passes its label on.',
    category: 'list',
    params: z.object({ label: z.string(), wait: z.string().default('0'), fail: z.boolean().default(false) }),
    inputs: () => ({ after: port.text('After', { list: true }), item: port.text('Item') }),
    outputs: () => ({ text: port.text('Text') }),
    paramPath: () => undefined,
    async run({ params, inputs, context }) {
      const label = inputs.item === undefined ? params.label : `${params.label}:${String(inputs.item)}`
      seen.started.push(label)
      seen.running += 1
      seen.mostRunning = Math.max(seen.mostRunning, seen.running)
      try {
        context.progress({ fraction: 0.5 })
        await pass(label, params.wait, context.signal)
        if (params.fail || inputs.item === 'bad') throw new Error(`${label} broke`)
        return { text: label }
      } finally {
        seen.running -= 1
        seen.ended.push(label)
      }
    },
  })
  let isBroken = true
  const pictureTask = defineNode({
    type: 'picture-task',
    title: 'Picture task',
    description: 'Gives a picture for each word, but for `bad` until it is mended.',
    category: 'image',
    params: z.object({}),
    inputs: () => ({ word: port.text('Word') }),
    outputs: () => ({ image: port.image('Image') }),
    async run({ inputs }) {
      if (isBroken && inputs.word === 'bad') throw new Error('no picture of that')
      return { image: picture(inputs.word === 'bad' ? 'b' : 'a') }
    },
  })
  const registry = createNodeRegistry([...builtInNodes, task, pictureTask])
  const services: StepServices = {
    assets: {
      read: async () => ({ bytes: new Uint8Array(3), mediaType: 'application/zip' }),
      image: async (asset) => ({ ...picture('0'), asset }),
      write: async () => picture('f'),
      importUrl: async () => picture('e'),
    },
    images: {
      alphaMask: async (image) => image,
      normalize: async (image) => image,
      fitMask: async (mask) => mask,
      maskFromImage: async (image) => image,
      invertMask: async (mask) => mask,
      growMask: async (mask) => mask,
      featherMask: async (mask) => mask,
      combineMasks: async (mask) => mask,
      resizeImage: async (image) => image,
      cropImage: async (image) => image,
      padImage: async (image) => image,
      padMask: async () => picture('0'),
      compositeImages: async (image) => image,
      convertImage: async (image) => image,
      drawGrid: async () => picture('9'),
    },
    predict: async (call, hooks) => {
      seen.calls.push(call)
      hooks.onAttempt({ id: `a${seen.calls.length}`, provider: 'test', status: 'intent' })
      await Promise.resolve()
      const seed = call.input.seed ?? 'none'
      return {
        output: [`${String(call.input.prompt)}#${String(seed)}`],
        prediction: {
          id: 'p',
          status: 'succeeded',
          logs: '',
          predictTime: 1.5,
          createdAt: '2026-01-01T00:00:00.000Z',
        },
      }
    },
  }
  const mend = () => {
    isBroken = false
  }
  return { seen, registry, services, mend, open: (label: string) => doorOf(label).resolve() }
}

/** A world, see `createWorld`. */
export type World = ReturnType<typeof createWorld>

/** A document of nodes and edges. */
export const documentOf = (
  nodes: { readonly [nodeId: string]: WorkflowNode },
  edges: readonly (readonly [from: string, to: string])[] = [],
): WorkflowDocument => ({
  ...emptyWorkflow('test'),
  nodes,
  edges: edges.map(([from, to]): WorkflowEdge => ({ from, to })),
  models: {
    'o/m:1': {
      digest: 'sha256:1',
      schema: {
        Input: {
          type: 'object',
          required: ['prompt'],
          properties: {
            prompt: { type: 'string', 'x-order': 0 },
            seed: { type: 'integer', 'x-order': 1 },
            image: { type: 'string', format: 'uri', 'x-order': 2 },
          },
        },
        Output: { type: 'array', items: { type: 'string' } },
      },
    },
  },
})

/** A task node that passes its label on. */
export const task = (label: string, params: { readonly [name: string]: Json } = {}): WorkflowNode => ({
  type: 'task',
  params: { label, ...params },
})

/** A plan that must be there. */
export const planOf = (
  world: World,
  document: WorkflowDocument,
  options: Omit<PlanOptions, 'registry'> = {},
): RunPlan => {
  const { plan, issues } = planRun(document, { registry: world.registry, ...options })
  if (plan === undefined) throw new Error(issues.map(({ path, message }) => `${path} ${message}`).join('\n'))
  return plan
}

/** What a run is executed with in tests. */
export const contextOf = (world: World, options: Partial<ExecuteContext> = {}): ExecuteContext => {
  let time = Date.UTC(2026, 0, 1)
  return {
    runId: 'run1',
    version: 'v',
    seeds: {},
    simulated: true,
    now: () => {
      time += 1
      return new Date(time)
    },
    registry: world.registry,
    signal: new AbortController().signal,
    limit: createGate(1000),
    servicesFor: () => world.services,
    ...options,
  }
}

/** Executes a plan to its end, checks every event with its schema, and folds them. */
export const execute = async (world: World, plan: RunPlan, options: Partial<ExecuteContext> = {}) => {
  const events: RunEvent[] = []
  for await (const event of executePlan(plan, contextOf(world, options))) events.push(event)
  for (const event of events) runEventSchema.parse(event)
  const state = foldRun(events)
  if (state === undefined) throw new Error('The run told nothing.')
  return { events, state }
}

/** Plans and executes a document. */
export const runDocument = (
  world: World,
  document: WorkflowDocument,
  inputs: { readonly [name: string]: Json } = {},
  options: Partial<ExecuteContext> = {},
) => execute(world, planOf(world, document, { inputs }), options)

/** The outputs of a node of a run. */
export const outputsOf = (
  state: {
    readonly nodes: { readonly [id: string]: { readonly outputs?: { readonly [port: string]: Value } } }
  },
  nodeId: string,
) => state.nodes[nodeId]?.outputs
