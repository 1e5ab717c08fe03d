import { checkItem } from './check-item.ts'
import { checkSchemaLimits } from './check-schema-limits.ts'
import { describePortType } from './describe-port-type.ts'
import { describeValue } from './describe-value.ts'
import { isRecord } from './is-record.ts'
import { isSeedPort } from './is-seed-port.ts'
import type { Port } from './port.ts'
import type { ValueProblem } from './value-problem.ts'

const seedControls: readonly unknown[] = ['random', 'fixed', 'increment', 'decrement']

/**
 * Checks a hand-set value, or a value of a run's inputs, against a port: strictly, without turning `"3"` into 3.
 * Gives every problem with its path inside the value; empty when it fits.
 *
 * Pictures and files are `{ "asset": "sha256:…" }`, an `https:` URL or a `data:` URL; a secret is
 * `{ "secret": "NAME" }` and a literal one is a problem; a seed also takes `{ "control", "value"? }`.
 */
export function checkValue(port: Port, value: unknown): ValueProblem[] {
  if (value === null && port.nullable === true) return []
  if (isSeedPort(port) && isRecord(value)) return checkSeed(port, value)
  if (port.kind === 'json') return checkJson(port, value)
  if (!port.list) return [...checkItem(port, value), ...checkLimits(port, value)]
  if (!Array.isArray(value)) {
    // What a secret port holds by mistake may be the secret itself, so it is never quoted.
    const found = port.kind === 'secret' ? '' : `, found ${describeValue(value)}`
    return [{ path: [], code: 'wrong-type', message: `Expected ${describePortType(port)}${found}.` }]
  }
  const one: Port = { ...port, list: false }
  const items = value.flatMap((item, index) =>
    checkItem(one, item).map((problem) => ({ ...problem, path: [index, ...problem.path] })),
  )
  return items.length > 0 ? items : checkLimits(port, value)
}

function checkSeed(port: Port, seed: { readonly [key: string]: unknown }): ValueProblem[] {
  if (!seedControls.includes(seed.control)) {
    const message = `Expected a control of random, fixed, increment or decrement, found ${describeValue(seed.control)}.`
    return [{ path: ['control'], code: 'wrong-seed-control', message }]
  }
  if (seed.value === undefined) return []
  return checkItem(port, seed.value).map((problem) => ({ ...problem, path: ['value', ...problem.path] }))
}

function checkJson(port: Port, value: unknown): ValueProblem[] {
  if (value === undefined) return [{ path: [], code: 'wrong-type', message: 'Expected JSON, found nothing.' }]
  if (port.list && !Array.isArray(value)) {
    const message = `Expected ${describePortType(port)}, found ${describeValue(value)}.`
    return [{ path: [], code: 'wrong-type', message }]
  }
  return checkSchemaLimits(port.schema, value)
}

/** The limits that a port's fields cannot say and its `schema` keeps; only meaningful once the kind is right. */
function checkLimits(port: Port, value: unknown): ValueProblem[] {
  const isPlain = typeof value === 'string' || typeof value === 'number' || Array.isArray(value)
  return port.schema === undefined || !isPlain ? [] : checkSchemaLimits(port.schema, value)
}
