import type { Port } from '@weft/ports'
import { fluxDevFamily } from './flux/flux-dev-family.ts'
import { fluxLoraFamily } from './flux/flux-lora-family.ts'
import { fluxSchnellFamily } from './flux/flux-schnell-family.ts'
import type { FieldShape, ModelFamily } from './model-family.ts'

/** Every family, the most special first. */
const families: readonly ModelFamily[] = [fluxLoraFamily, fluxDevFamily, fluxSchnellFamily]

/** The family of a model by the shape of its inputs: which fields with which choices exist, and which do not. Nothing for any other model. */
export function findFamily(ports: readonly Port[]): ModelFamily | undefined {
  const byName = new Map(ports.map((port) => [port.name, port]))
  return families.find(
    ({ shape, lacks = [] }) =>
      Object.entries(shape).every(([input, field]) => fits(byName.get(input), field)) &&
      !lacks.some((input) => byName.has(input)),
  )
}

function fits(port: Port | undefined, { kind, choices = [] }: FieldShape): boolean {
  if (port === undefined || port.kind !== kind || port.list) return false
  return choices.every((choice) => port.choices?.includes(choice))
}
