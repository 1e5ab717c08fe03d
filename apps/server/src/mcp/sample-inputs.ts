import type { Json, Port } from '@weft/ports'

/**
 * Makes up what a workflow needs and has no default for, so that it can be priced before anybody has decided on
 * anything. A picture cannot be made up: a workflow that needs one is priced once it is given.
 */
export function sampleInputs(ports: readonly Port[]): { readonly [name: string]: Json } {
  return Object.fromEntries(
    ports.flatMap((port): [string, Json][] => {
      if (!port.required || port.default !== undefined) return []
      const value = sampleOf(port)
      return value === undefined ? [] : [[port.name, port.list ? [value] : value]]
    }),
  )
}

function sampleOf({ kind, minimum, maximum, choices = [] }: Port): Json | undefined {
  switch (kind) {
    case 'text':
      return 'text'
    case 'integer':
      return Math.ceil(minimum ?? Math.min(1, maximum ?? 1))
    case 'number':
      return minimum ?? Math.min(1, maximum ?? 1)
    case 'boolean':
      return false
    case 'choice':
      return choices[0]
    default:
      return undefined
  }
}
