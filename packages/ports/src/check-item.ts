import { describePortType } from './describe-port-type.ts'
import { describeValue } from './describe-value.ts'
import { isRecord } from './is-record.ts'
import type { Port } from './port.ts'
import type { ValueProblem } from './value-problem.ts'

/** Checks one value, not a list, against the kind of a port and the limits of that kind. */
export function checkItem(port: Port, value: unknown): ValueProblem[] {
  const wrong = [
    {
      path: [],
      code: 'wrong-type',
      message: `Expected ${describePortType(port)}, found ${describeValue(value)}.`,
    },
  ]
  switch (port.kind) {
    case 'text':
      return typeof value === 'string' ? [] : wrong
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) ? checkRange(port, value) : wrong
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? checkRange(port, value) : wrong
    case 'choice':
      return checkChoice(port, value)
    case 'image':
    case 'mask':
    case 'file':
      return checkFile(port, value)
    case 'loras':
      return checkLoras(value, wrong)
    case 'secret':
      return checkSecret(value)
    case 'json':
    case 'any':
      return value === undefined ? wrong : []
  }
}

function checkRange(port: Port, value: number): ValueProblem[] {
  const low = port.minimum !== undefined && value < port.minimum
  const high = port.maximum !== undefined && value > port.maximum
  if (!low && !high) return []
  return [{ path: [], code: 'out-of-range', message: `Expected ${describePortType(port)}, found ${value}.` }]
}

function checkChoice(port: Port, value: unknown): ValueProblem[] {
  const choices = port.choices ?? []
  if (choices.some((choice) => choice === value)) return []
  const near = choices.find((choice) => String(choice) === String(value))
  const hint = near === undefined ? '' : ` Write it as ${JSON.stringify(near)}.`
  const all = choices.map((choice) => JSON.stringify(choice)).join(', ')
  return [
    {
      path: [],
      code: 'not-a-choice',
      message: `Expected one of ${all}, found ${describeValue(value)}.${hint}`,
    },
  ]
}

function checkFile(port: Port, value: unknown): ValueProblem[] {
  if (isRecord(value)) {
    if (typeof value.asset === 'string' && /^sha256:[0-9a-f]{64}$/.test(value.asset)) return []
    const found = describeValue(value.asset)
    return [
      {
        path: ['asset'],
        code: 'wrong-asset',
        message: `Expected sha256: and 64 hex digits, found ${found}.`,
      },
    ]
  }
  if (typeof value === 'string') {
    if (/^https:\/\/[^\s/]/i.test(value)) return []
    const isPicture = port.kind === 'image' || port.kind === 'mask' || port.media === 'image'
    if (isPicture ? /^data:image\//i.test(value) : /^data:/i.test(value)) return []
  }
  const form = 'as a stored asset, an https: URL or a data: URL'
  const message = `Expected ${describePortType(port)} ${form}, found ${describeValue(value)}.`
  return [{ path: [], code: 'wrong-type', message }]
}

function checkLoras(value: unknown, wrong: ValueProblem[]): ValueProblem[] {
  if (!Array.isArray(value)) return wrong
  return value.flatMap((entry, index): ValueProblem[] => {
    if (!isRecord(entry)) {
      const message = `Expected a LoRA with weights and scale, found ${describeValue(entry)}.`
      return [{ path: [index], code: 'wrong-lora', message }]
    }
    const problems: ValueProblem[] = []
    const refuse = (key: string, expected: string) => {
      const message = `Expected ${expected}, found ${describeValue(entry[key])}.`
      problems.push({ path: [index, key], code: 'wrong-lora', message })
    }
    if (typeof entry.weights !== 'string' || entry.weights.trim() === '') {
      refuse('weights', 'a reference to the weights, such as fofr/flux-pixar-cars')
    }
    if (typeof entry.scale !== 'number' || !Number.isFinite(entry.scale)) refuse('scale', 'a number')
    if (entry.enabled !== undefined && typeof entry.enabled !== 'boolean') refuse('enabled', 'true or false')
    return problems
  })
}

function checkSecret(value: unknown): ValueProblem[] {
  if (isRecord(value) && typeof value.secret === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value.secret)) {
    return Object.keys(value).length === 1 ? [] : [literalSecret('keep only the key `secret`')]
  }
  // The value is never quoted: it may be the secret.
  return [literalSecret('a document never holds the secret itself')]
}

function literalSecret(reason: string): ValueProblem {
  const message = `Expected { "secret": "NAME" }, the name of a secret in the server's environment: ${reason}.`
  return { path: [], code: 'literal-secret', message }
}
