import type { Port } from '@weft/ports'
import { readGiven } from '../address/read-given.ts'
import type { FormValues } from './form-values.ts'

/** What the fields hold at first: what the address gives, else what was there before a reload, else the defaults. */
export function initialValues(
  ports: readonly Port[],
  given: ReadonlyMap<string, readonly string[]>,
  kept: FormValues | undefined,
): FormValues {
  return Object.fromEntries(
    ports.flatMap((port) => {
      const texts = given.get(port.name)
      if (texts !== undefined) return [[port.name, readGiven(port, texts)]]
      const value =
        kept === undefined ? port.default : Object.hasOwn(kept, port.name) ? kept[port.name] : undefined
      return value === undefined ? [] : [[port.name, value]]
    }),
  )
}
