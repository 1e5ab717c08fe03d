import { attemptSchema, lineageSchema, runErrorSchema } from '@weft/engine'
import { z } from 'zod'
import { costView } from './cost-view.ts'
import { valueField } from './value-field.ts'

/** How far a run is, in the order in which it happens. */
export const runStatuses = ['queued', 'running', 'succeeded', 'failed', 'canceled'] as const

const progress = z.object({
  fraction: z.number().min(0).max(1).exactOptional(),
  step: z.number().exactOptional(),
  steps: z.number().exactOptional(),
  message: z.string().exactOptional(),
})

const nodeFields = {
  status: z.enum(['pending', 'waiting', 'running', 'succeeded', 'failed', 'skipped', 'canceled']),
  cached: z.boolean(),
  progress: progress.exactOptional(),
  outputs: z.record(z.string(), valueField).exactOptional(),
  error: runErrorSchema.exactOptional(),
  attempts: z.array(attemptSchema).exactOptional(),
  notes: z.array(z.string()).exactOptional().meta({
    description: 'What must not pass unseen of a success, such as fewer pictures than were asked for.',
  }),
  startedAt: z.string().exactOptional(),
  endedAt: z.string().exactOptional(),
}

const laneView = z
  .object({
    ...nodeFields,
    lineage: lineageSchema.exactOptional().meta({
      description: 'For each list that took part, by `node.port`, which of its values this lane has, from 0.',
    }),
  })
  .meta({ id: 'LaneRun' })

const nodeRunView = z
  .object({ ...nodeFields, lanes: z.array(laneView).exactOptional() })
  .meta({ id: 'NodeRun' })

/** A run as it stands. Times are ISO 8601. */
export const runView = z
  .object({
    id: z.string(),
    status: z.enum(runStatuses),
    workflowId: z.string().exactOptional(),
    startedBy: z.string().exactOptional().meta({
      description: 'Name of the access token that started it; missing on a server that asks for none.',
    }),
    version: z
      .string()
      .meta({ description: 'SHA-256 of the canonical document without layout, name, description.' }),
    inputs: z.record(z.string(), valueField),
    outputs: z.record(z.string(), valueField),
    nodes: z.record(z.string(), nodeRunView),
    seeds: z
      .record(z.string(), z.record(z.string(), z.number()))
      .exactOptional()
      .meta({ description: 'Seeds drawn for this run, by node id and parameter path.' }),
    simulated: z.boolean().meta({ description: 'Its pictures are made by the built-in simulator.' }),
    error: runErrorSchema.exactOptional(),
    cost: costView
      .exactOptional()
      .meta({ description: 'What was billed so far: failed calls count, kept results do not.' }),
    maxCost: z.number().exactOptional(),
    createdAt: z.string(),
    startedAt: z.string().exactOptional(),
    endedAt: z.string().exactOptional(),
  })
  .meta({ id: 'Run' })

/** A run as it stands. */
export type RunView = z.infer<typeof runView>
