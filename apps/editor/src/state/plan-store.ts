import type { WorkflowDocument } from '@weft/workflow'
import { create } from 'zustand'
import { readAccessToken } from '../api/access-token.ts'
import { weft } from '../api/weft-client.ts'
import type { PlanEstimates } from './actions/read-estimates.ts'
import type { PlanNumbers } from './actions/summarize-plan.ts'
import { useDocumentStore } from './document-store.ts'
import { beside } from './editor-session.ts'
import { isLarge } from './is-large.ts'
import { useIssueStore } from './issue-store.ts'
import { nextTask } from './next-task.ts'
import { useRunStore } from './run-store.ts'
import { runsAlike } from './runs-alike.ts'
import { useServerStore } from './server-store.ts'
import { useViewStore } from './view-store.ts'
import { whenQuiet } from './when-quiet.ts'

/** Milliseconds without an edit before the run is planned again. */
const quietTime = 300

/** What a run of the document would do. */
export interface PlanSummary extends PlanNumbers, Partial<Omit<PlanEstimates, 'issues'>> {
  /** It was not planned yet. */
  readonly isPending?: true
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
async function askServer(signal: AbortSignal): Promise<PlanEstimates | undefined> {
  const { document, server } = useDocumentStore.getState()
  if (!isLarge(document)) {
    const { readEstimates } = await import('./actions/read-estimates.ts')
    return await readEstimates(weft, document, server?.id, signal).catch(() => undefined)
  }
  const given = { token: readAccessToken(localStorage), savedAs: server?.id }
  const answer = await beside.ask('estimate', document, given).catch(() => undefined)
  if (answer !== 'unauthorized') return answer
  useViewStore.getState().openDialog('token')
  return undefined
}

/** Keeps the summary fresh after every edit, once the person pauses. Gives the way to stop. */
export function watchPlan(): () => void {
  let asking = new AbortController()
  let plannedFor = ''
  const askAnew = async (summary: PlanSummary, signal: AbortSignal): Promise<void> => {
    await nextTask()
    // Its code may not be there either when the server went away just now.
    const answer = await askServer(signal).catch(() => undefined)
    if (signal.aborted) return
    if (answer === undefined) return usePlanStore.setState(summary, true)
    const { issues, ...estimates } = answer
    useIssueStore.getState().setFromPlan(issues)
    const wrong = issues.find(({ severity }) => severity === 'error')
    const stands = wrong && { isValid: false, obstacle: wrong.message }
    usePlanStore.setState({ ...summary, ...estimates, ...stands }, true)
  }
  const planAnew = async (signal: AbortSignal): Promise<void> => {
    const { document, documentId } = useDocumentStore.getState()
    const summary = await numbersOf(document)
    if (signal.aborted) return
    const asks = summary.calls > 0 && useServerStore.getState().reachability === 'online'
    // What the server said stays until it answers anew: the words beside Run would jump twice for nothing.
    const before = usePlanStore.getState()
    const isAlike = before.isValid && before.calls === summary.calls
    const holds = asks && plannedFor === documentId && isAlike
    plannedFor = documentId
    usePlanStore.setState(holds ? { ...before, ...summary } : summary, true)
    if (summary.calls === 0) useIssueStore.getState().setFromPlan([])
    if (asks) void askAnew(summary, signal)
  }
  const plan = async (): Promise<void> => {
    asking.abort()
    asking = new AbortController()
    // What plans is fetched first; where that fails, the next edit tries again.
    await planAnew(asking.signal).catch(() => undefined)
  }
  const planning = whenQuiet(quietTime, plan)
  const stopEdits = useDocumentStore.subscribe((state, before) => {
    const isOther = state.documentId !== before.documentId
    if (isOther) useIssueStore.getState().setFromPlan([])
    // Saved elsewhere, it is another workflow to those that it calls.
    const isSame = runsAlike(state.document, before.document) && state.server?.id === before.server?.id
    if (isOther || !isSame) planning.ask()
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
