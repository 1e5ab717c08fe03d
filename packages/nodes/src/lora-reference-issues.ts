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
  const mend = (instead: string | undefined): { readonly fix?: Edit } =>
    instead === undefined || fix === undefined
      ? {}
      : {
          fix: {
            kind: 'batch',
            label: `Write ${instead}`,
            edits: [{ kind: 'set-param', nodeId: fix.nodeId, path: fix.path, value: instead }],
          },
        }
  if (problem !== undefined) {
    const { code, message, instead } = problem
    return [{ code, severity, message: `${lead}${message}`, ...at, ...mend(instead) }]
  }
  const remarks: Issue<Edit>[] = []
  if (reference.kind === 'safetensors' && reference.dropped !== undefined) {
    const message = `${lead}\`${reference.dropped}\` is dropped from the address: a file that needs it is not found.`
    remarks.push({ code: 'lora-query-dropped', severity: 'info', message, ...at })
  }
  // Where the scheme is only dropped from a name, as in `http://replicate.com/owner/name`, nothing is fetched from there.
  if ('url' in reference && reference.url.startsWith('http:')) {
    const instead = text.replace(/^http:/, 'https:')
    const message = `${lead}An address of weights was expected to begin with https:, but this one begins with http:, which the model may not fetch. Write ${instead}`
    remarks.push({ code: 'lora-http', severity: 'warning', message, ...at, ...mend(instead) })
  }
  return remarks
}
