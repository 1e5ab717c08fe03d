import type { ResultDetailView } from '@weft/client'
import { parseWorkflow, type WorkflowDocument } from '@weft/workflow'
import { weft } from '../api/weft-client.ts'
import { database } from '../local-data/database.ts'
import { documentOf } from '../local-data/document-text.ts'
import { inputsOfRun } from '../state/inputs-of-run.ts'
import type { LightboxImage } from '../state/view-store.ts'
import type { Parameter } from './parameter.ts'
import { parametersOf } from './parameters-of.ts'

/** What made a picture. */
export interface MadeWith {
  readonly parameters: readonly Parameter[]
  /** The graph that made it, seeds as drawn where the server knows it; missing when nobody has it. */
  readonly document?: WorkflowDocument
  readonly detail?: ResultDetailView
}

/** Reads what made a picture: from the server, and from this browser while the server does not know or does not answer. */
export async function readMadeWith(
  shown: LightboxImage,
  resultId: string | undefined,
  signal?: AbortSignal,
): Promise<MadeWith> {
  try {
    if (resultId !== undefined) {
      const detail = await weft.results.get(resultId, signal === undefined ? {} : { signal })
      const { document } = parseWorkflow(detail.workflow)
      return { detail, parameters: parametersOf(detail, document), ...(document ? { document } : {}) }
    }
  } catch (error) {
    const kept = await readKept(shown)
    if (kept) return kept
    throw error
  }
  return (await readKept(shown)) ?? { parameters: [] }
}

/** What this browser kept of the run. */
async function readKept({ runId, nodeId }: LightboxImage): Promise<MadeWith | undefined> {
  const record = runId === undefined ? undefined : await database.runs.get(runId)
  if (record === undefined || nodeId === undefined) return undefined
  const document = documentOf(record)
  return { document, parameters: inputsOfRun(document, record.run, nodeId) }
}
