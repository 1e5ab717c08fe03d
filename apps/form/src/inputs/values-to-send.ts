import { isSeedPort, type Json, type Port } from '@weft/ports'
import type { FormValues } from './form-values.ts'

/** Draws a whole number from the first to the second, both included. */
export type Draw = (minimum: number, maximum: number) => number

/** The largest seed of most models. */
const largestSeed = 4_294_967_295

/** The values that are not at their defaults. */
export function changedValues(ports: readonly Port[], values: FormValues): FormValues {
  return Object.fromEntries(
    ports.flatMap((port): [string, Json][] => {
      const value = values[port.name]
      const isDefault = JSON.stringify(value) === JSON.stringify(port.default)
      return value === undefined || isDefault ? [] : [[port.name, value]]
    }),
  )
}

/** Makes the inputs of a run: what is at its default is left out, and seeds that are left open are drawn. */
export function valuesToSend(ports: readonly Port[], values: FormValues, draw: Draw): FormValues {
  // Left out, a default would take its place: an open seed was asked to be another one each time.
  const drawn = ports
    .filter((port) => isSeedPort(port) && values[port.name] === undefined)
    .map(({ name, minimum = 0, maximum = largestSeed }) => [name, draw(minimum, maximum)])
  return { ...changedValues(ports, values), ...Object.fromEntries(drawn) }
}

/** Draws from the browser's random source. */
export const drawRandom: Draw = (minimum, maximum) => {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  const fraction = (high * 2 ** 21 + (low >>> 11)) / 2 ** 53
  return minimum + Math.floor(fraction * (maximum - minimum + 1))
}
