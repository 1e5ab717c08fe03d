import type { Issue } from '@weft/ports'
import { readOwn } from '@weft/ports'
import type { Edit, NodeCatalog, WorkflowDocument } from '@weft/workflow'
import type { PlanGraph } from './plan-graph.ts'

/** The nodes that a run needs, or why its targets cannot be reached. */
export interface Selection {
  readonly needed: ReadonlySet<string>
  readonly issues: readonly Issue<Edit>[]
}

/**
 * Selects what a run needs: its targets and everything before them.
 *
 * @param targets node ids; without any, every sink: a node that says so, or that nothing follows. Disabled nodes
 * and what needs them are left out; a target that needs one is an issue.
 */
export const selectNodes = (
  document: WorkflowDocument,
  graph: PlanGraph,
  catalog: NodeCatalog,
  targets: readonly string[] | undefined,
): Selection => {
  const followers = new Map<string, string[]>(graph.nodeIds.map((nodeId) => [nodeId, []]))
  for (const [nodeId, needs] of graph.needs) for (const need of needs) followers.get(need)?.push(nodeId)

  /** By node id, the disabled node that keeps it from running. */
  const stoppedBy = new Map<string, string>()
  for (const disabled of graph.nodeIds) {
    if (readOwn(document.nodes, disabled)?.disabled !== true) continue
    const open = [disabled]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (stoppedBy.has(at) && at !== disabled) continue
      stoppedBy.set(at, disabled)
      open.push(...(followers.get(at) ?? []).filter((next) => !stoppedBy.has(next)))
    }
  }

  const issues: Issue<Edit>[] = []
  const isDefaultTarget = (nodeId: string) => {
    if (stoppedBy.has(nodeId)) return false
    const info = catalog.info(readOwn(document.nodes, nodeId)?.type ?? '')
    const isFollowed = followers.get(nodeId)?.some((next) => !stoppedBy.has(next)) === true
    return info?.isSink === true || !isFollowed
  }
  const wanted = targets ?? graph.nodeIds.filter(isDefaultTarget)
  const found = wanted.filter((target, index) => {
    const stop = stoppedBy.get(target)
    const path = `/targets/${index}`
    if (readOwn(document.nodes, target) === undefined) {
      const message = `There is no node \`${target}\` to run.`
      issues.push({ code: 'unknown-target', severity: 'error', message, path })
      return false
    }
    if (readOwn(document.nodes, target)?.bypassed === true) {
      const message = `\`${target}\` is bypassed, so it cannot be run by itself. Take the bypass off.`
      issues.push({ code: 'target-bypassed', severity: 'error', message, path, nodeId: target })
      return false
    }
    if (stop !== undefined) {
      const message =
        stop === target
          ? `\`${target}\` is disabled. Enable it to run it.`
          : `\`${target}\` needs \`${stop}\`, which is disabled. Enable that, or unwire it.`
      issues.push({ code: 'target-disabled', severity: 'error', message, path, nodeId: target })
      return false
    }
    return true
  })
  // A graph that is one cycle has no sink: everything is looked at, so that the cycle is found and named.
  const starts =
    targets === undefined && found.length === 0
      ? graph.nodeIds.filter((nodeId) => !stoppedBy.has(nodeId))
      : found
  const needed = new Set<string>()
  const open = [...starts]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (needed.has(at)) continue
    needed.add(at)
    open.push(...(graph.needs.get(at) ?? []))
  }
  return { needed, issues }
}
