import type { EstimateView } from '@weft/client'
import type { WorkflowDocument } from '@weft/workflow'
import { create } from 'zustand'
import { weft } from '../api/weft-client.ts'
import type { PlanNumbers } from './actions/summarize-plan.ts'
import { useDocumentStore } from './document-store.ts'
import { beside } from './editor-session.ts'
import { isLarge } from './is-large.ts'
import { useIssueStore } from './issue-store.ts'
import { nextTask } from './next-task.ts'
import { registry } from './registry.ts'
import { useRunStore } from './run-store.ts'
import { useServerStore } from './server-store.ts'
import { whenQuiet } from './when-quiet.ts'

/** Milliseconds without an edit before the run is planned again. */
const quietTime = 300

/** What is wrong with calls of other workflows: the documents of those are on the server. */
const serverOnly: ReadonlySet<string> = new Set([
  'workflow-recursion',
  'workflow-not-published',
  'workflow-too-deep',
])

/** What a run of the document would do. */
export interface PlanSummary extends PlanNumbers {
  /** It was not planned yet. */
  readonly isPending?: true
  /** Of the calls, how many the server has the results of; missing until it has said so. */
  readonly kept?: number
  /** What the run should cost in all, and each node that calls something; missing until the server has said so. */
  readonly estimate?: EstimateView
  readonly estimates?: { readonly [nodeId: string]: EstimateView }
}

/** The store of what Run would do now. */
export const usePlanStore = create<PlanSummary>()(() => ({
  isPending: true,
  isValid: false,
  steps: 0,
  calls: 0,
}))

/** Plans a document: a large one beside the page. */
async function numbersOf(document: WorkflowDocument): Promise<PlanNumbers> {
  if (isLarge(document)) return await beside.ask('plan', document)
  const { summarizePlan } = await import('./actions/summarize-plan.ts')
  return summarizePlan(document)
}

/** Asks the server what it has the results of already and what the rest should cost. Nothing when it does not answer. */
async function askServer(
  signal: AbortSignal,
): Promise<Pick<PlanSummary, 'kept' | 'estimate' | 'estimates'> | undefined> {
  const { document, server } = useDocumentStore.getState()
  const body = { workflow: document, ...(server !== undefined && { savedAs: server.id }) }
  const plan = await weft.plan(body, { signal }).catch(() => undefined)
  if (plan === undefined || signal.aborted) return undefined
  useIssueStore.getState().setFromPlan(plan.issues.filter(({ code }) => serverOnly.has(code)))
  const kept = plan.steps
    .filter(({ type, cached }) => cached && registry.get(type)?.paid === true)
    .reduce((sum, { lanes }) => sum + lanes, 0)
  const estimates = plan.steps.flatMap(({ nodeId, estimate }) =>
    estimate === undefined ? [] : [[nodeId, estimate] as const],
  )
  return {
    kept,
    estimates: Object.fromEntries(estimates),
    ...(plan.estimate === undefined ? {} : { estimate: plan.estimate }),
  }
}

/** Keeps the summary fresh after every edit, once the person pauses. Gives the way to stop. */
export function watchPlan(): () => void {
  let asking = new AbortController()
  const askAnew = async (signal: AbortSignal): Promise<void> => {
    await nextTask()
    const answer = await askServer(signal)
    if (answer !== undefined && !signal.aborted) usePlanStore.setState(answer)
  }
  const planAnew = async (signal: AbortSignal): Promise<void> => {
    const summary = await numbersOf(useDocumentStore.getState().document)
    if (signal.aborted) return
    usePlanStore.setState(summary, true)
    if (summary.calls === 0) useIssueStore.getState().setFromPlan([])
    if (summary.calls > 0 && useServerStore.getState().reachability === 'online') void askAnew(signal)
  }
  const plan = async (): Promise<void> => {
    asking.abort()
    asking = new AbortController()
    // What plans is fetched first; where that fails, the next edit tries again.
    await planAnew(asking.signal).catch(() => undefined)
  }
  const planning = whenQuiet(quietTime, plan)
  const stopEdits = useDocumentStore.subscribe((state, before) => {
    if (state.documentId !== before.documentId) useIssueStore.getState().setFromPlan([])
    // Saved elsewhere, it is another workflow to those that it calls.
    if (state.document !== before.document || state.server?.id !== before.server?.id) planning.ask()
  })
  // A run that has ended leaves results behind that the next one may find.
  const stopRuns = useRunStore.subscribe((state, before) => {
    if (state.run?.endedAt !== before.run?.endedAt) planning.ask()
  })
  // Only a server in reach knows what is kept and what it costs.
  const stopServer = useServerStore.subscribe((state, before) => {
    if (state.reachability !== before.reachability) planning.ask()
  })
  // A large document is seen before it is planned.
  if (isLarge(useDocumentStore.getState().document)) planning.ask()
  else void plan()
  return () => {
    asking.abort()
    planning.stop()
    stopEdits()
    stopRuns()
    stopServer()
  }
}
