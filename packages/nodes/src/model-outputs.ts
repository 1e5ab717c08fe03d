import { isRecord, type Port, type Value } from '@weft/ports'
import { fitOutput } from './fit-output.ts'

/** Gives a model's output to its ports: the whole to `output`, and each field of an object to the port of its name. */
export const modelOutputs = (ports: readonly Port[], output: Value): { readonly [port: string]: Value } => {
  const fields: { readonly [name: string]: unknown } = isRecord(output) ? output : {}
  return Object.fromEntries(
    ports.flatMap((to): [string, Value][] => {
      const value = fitOutput(to, to.name === 'output' ? output : fieldOf(fields, to.name))
      return value === undefined ? [] : [[to.name, value]]
    }),
  )
}

/** A field called `output` has a port of another name, as that of the whole output is taken (`outputPorts`). */
const fieldOf = (fields: { readonly [name: string]: unknown }, port: string): Value | undefined => {
  const name = Object.hasOwn(fields, port) ? port : port.replace(/(?:_field)+$/, '')
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined
  return isValue(value) ? value : undefined
}

/** A part of a value is a value; only its type does not say so. */
const isValue = (value: unknown): value is Value => value !== undefined
