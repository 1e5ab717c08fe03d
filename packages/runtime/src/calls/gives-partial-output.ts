import { isRecord, type ModelSchema } from '@weft/ports'
import { resolvePlace } from './file-places.ts'

/** Whether a model gives its output piece by piece while it runs, such as tokens or pictures on the way (Cog's iterators). */
export function givesPartialOutput(schema: ModelSchema): boolean {
  const output = resolvePlace(schema.Output, schema)
  return isRecord(output) && output['x-cog-array-type'] === 'iterator'
}
