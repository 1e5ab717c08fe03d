import type { SchemaDifference } from './compare-schemas.ts'
import { describePortType } from './describe-port-type.ts'
import type { Json } from './json.ts'
import type { Port } from './port.ts'

/** Says in sentences, one for each port, what is different. Empty: nothing that matters to a workflow. */
export function describeSchemaDifference(difference: SchemaDifference): readonly string[] {
  const { added, removed, retyped, redefaulted, outputs } = difference
  return [
    ...removed.map(({ name }) => `The input \`${name}\` is gone.`),
    ...added.map((port) => `The input \`${port.name}\` is new: ${takes(port)}.`),
    ...retyped.map(
      ({ before, after }) => `The input \`${after.name}\` takes ${takes(after)} instead of ${takes(before)}.`,
    ),
    ...redefaulted.map(
      ({ name, before, after }) =>
        `The default of \`${name}\` is ${shown(after)} instead of ${shown(before)}.`,
    ),
    ...outputs.removed.map(({ name }) => `The output \`${name}\` is gone.`),
    ...outputs.added.map((port) => `The output \`${port.name}\` is new: ${describePortType(port)}.`),
    ...outputs.retyped.map(
      ({ before, after }) =>
        `The output \`${after.name}\` gives ${describePortType(after)} instead of ${describePortType(before)}.`,
    ),
  ]
}

function takes(port: Port): string {
  return `${describePortType(port)}${port.required ? ', which must be given' : ''}`
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
