import type { Port, Value } from '@weft/ports'

/**
 * Brings what a model gave into the shape of its output port. Tokens of one text are joined; of pictures that
 * came one after the other the last is the result; one value where a list is promised is a list of one.
 *
 * @returns nothing where the model gave null.
 */
export const fitOutput = (port: Port, value: Value | undefined): Value | undefined => {
  if (value === undefined || value === null) return port.list ? [] : undefined
  if (port.list) return Array.isArray(value) ? value : [value]
  if (!Array.isArray(value)) return value
  if (port.kind === 'text') return value.map(String).join('')
  return port.kind === 'image' || port.kind === 'mask' || port.kind === 'file' ? value.at(-1) : value
}
