import { isRecord, type Port, type Value } from '@weft/ports'

/**
 * Brings what a model gave into the shape of its output port. Tokens of one text are joined; of files that an
 * iterator gave one after the other the last is the result, those before it having been shown while it ran
 * (`schema-variety.md`); one value where a list is promised is a list of one.
 *
 * @returns nothing where the model gave null.
 */
export const fitOutput = (port: Port, value: Value | undefined): Value | undefined => {
  if (value === undefined || value === null) return port.list ? [] : undefined
  const isFile = port.kind === 'image' || port.kind === 'mask' || port.kind === 'file'
  if (port.list) {
    const all: readonly Value[] = Array.isArray(value) ? value : [value]
    return isFile && isIterator(port) ? all.slice(-1) : all
  }
  if (!Array.isArray(value)) return value
  if (port.kind === 'text') return value.map(String).join('')
  return isFile ? value.at(-1) : value
}

const isIterator = ({ schema }: Port): boolean =>
  isRecord(schema) && schema['x-cog-array-type'] === 'iterator'
