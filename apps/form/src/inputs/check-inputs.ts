import { checkValue, isSeedPort, type Port } from '@weft/ports'
import type { FormValues } from './form-values.ts'

/** What is wrong with the fields, by input name; fields that are right are missing. */
export type FieldProblems = { readonly [name: string]: string }

/**
 * Checks the fields as the server will: required ones, kinds, ranges and choices. `drafts` are what is typed and is no
 * value yet, each with why.
 */
export function checkInputs(
  ports: readonly Port[],
  values: FormValues,
  drafts: FieldProblems,
): FieldProblems {
  return Object.fromEntries(
    ports.flatMap((port) => {
      const problem = drafts[port.name] ?? problemOf(port, values)
      return problem === undefined ? [] : [[port.name, problem]]
    }),
  )
}

function problemOf(port: Port, values: FormValues): string | undefined {
  const value = values[port.name]
  if (value === undefined) {
    // A seed that is left open is drawn when the run starts.
    return port.required && port.default === undefined && !isSeedPort(port) ? missingWords(port) : undefined
  }
  const [found] = checkValue(port, value)
  if (found === undefined) return undefined
  const [at] = found.path
  return typeof at === 'number' ? `Number ${at + 1}: ${found.message}` : found.message
}

function missingWords({ kind, list }: Port): string {
  if (list) return 'Add at least one.'
  switch (kind) {
    case 'image':
    case 'mask':
      return 'A picture is needed here.'
    case 'file':
      return 'A file is needed here.'
    case 'choice':
      return 'Choose one.'
    case 'integer':
    case 'number':
      return 'A number is needed here.'
    default:
      return 'This is needed.'
  }
}
