import type { Issue, IssueSeverity } from '@weft/ports'
import { parseLoraReference } from '@weft/rules'
import type { Edit } from '@weft/workflow'

/** Where a reference stands, and how much it matters when it does not work. */
export interface LoraPlace {
  /** Relative to the node. */
  readonly path: string
  readonly port?: string
  /** Where its value lives; missing when it cannot be set there. */
  readonly fix?: { readonly nodeId: string; readonly path: readonly (string | number)[] }
  readonly severity: IssueSeverity
  /** Begins the message, such as `LoRA 2 of the stack: `. */
  readonly lead?: string
}

/** Says what is wrong with a LoRA reference, with the edit that writes it right where that is clear. */
export const loraReferenceIssues = (text: string, place: LoraPlace): Issue<Edit>[] => {
  const { path, port, fix, severity, lead = '' } = place
  const at = { path, ...(port === undefined ? {} : { port }) }
  const { problem, reference } = parseLoraReference(text)
  if (reference?.kind === 'safetensors' && reference.dropped !== undefined) {
    const message = `${lead}\`${reference.dropped}\` is dropped from the address: a file that needs it is not found.`
    return [{ code: 'lora-query-dropped', severity: 'info', message, ...at }]
  }
  if (problem === undefined) return []
  const { code, message, instead } = problem
  const edit: Edit | undefined =
    instead === undefined || fix === undefined
      ? undefined
      : {
          kind: 'batch',
          label: `Write ${instead}`,
          edits: [{ kind: 'set-param', nodeId: fix.nodeId, path: fix.path, value: instead }],
        }
  return [
    { code, severity, message: `${lead}${message}`, ...at, ...(edit === undefined ? {} : { fix: edit }) },
  ]
}
