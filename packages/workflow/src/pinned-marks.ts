import type { PinnedModel, WorkflowDocument } from './workflow-document.ts'

/**
 * The key in a published workflow's `Input` that says that it draws a seed of its own: the same input gives something
 * else each time, so a result of it is not kept.
 */
export const randomMark = 'x-weft-random'

/** The key in a published workflow's `Input` that says how many workflows run inside one another when it runs. */
export const depthMark = 'x-weft-depth'

/** Whether a pinned model gives something else each time, whatever its seeds are. */
export function isRandomModel(model: PinnedModel | undefined): boolean {
  return model?.schema.Input[randomMark] === true
}

/** How many workflows run inside one another in a run of this document: 0 for one that calls no workflow. */
export function nestingOf({ models }: Pick<WorkflowDocument, 'models'>): number {
  const depths = Object.values(models).map(({ schema }) => schema.Input[depthMark])
  return Math.max(0, ...depths.map((depth) => (typeof depth === 'number' ? depth : 0)))
}
