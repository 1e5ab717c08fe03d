import { useNode } from '../state/document-hooks.ts'
import { useNodeRun } from '../state/run-store.ts'
import { createPart } from '../ui/create-part.ts'
import { ShowPart } from '../ui/show-part.tsx'
import { calledWorkflow } from './called-workflow.ts'

/** Fetched when a workflow first runs inside another one. */
const nestedRun = createPart(async () => (await import('./nested-run.tsx')).NestedRun)

/** On the card of a node that calls a workflow: what its run does inside. */
export function InsideRun({ nodeId }: { readonly nodeId: string }) {
  const node = useNode(nodeId)
  const run = useNodeRun(nodeId)
  const attempt = [run, ...(run?.lanes ?? [])].flatMap((state) => state?.attempts ?? []).at(-1)
  const runId = attempt?.predictionId
  if (runId === undefined || calledWorkflow(node) === undefined) return null
  return <ShowPart part={nestedRun} props={{ runId }} />
}
