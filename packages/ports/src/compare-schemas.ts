import type { Json } from './json.ts'
import type { MediaHints, ModelSchema } from './model-schema.ts'
import type { Port } from './port.ts'
import { portsFromSchema } from './ports-from-schema.ts'

/** A schema with what is known of its files. */
export interface ComparedSchema {
  readonly schema: ModelSchema
  readonly media?: MediaHints
}

/** A port that is there before and after, and takes or gives something else. */
export interface RetypedPort {
  readonly before: Port
  readonly after: Port
}

/** What is different between two schemas of a model, as its ports show it. */
export interface SchemaDifference {
  readonly added: readonly Port[]
  readonly removed: readonly Port[]
  readonly retyped: readonly RetypedPort[]
  /** Inputs with another default; one that is missing is none. */
  readonly redefaulted: readonly { readonly name: string; readonly before?: Json; readonly after?: Json }[]
  readonly outputs: {
    readonly added: readonly Port[]
    readonly removed: readonly Port[]
    readonly retyped: readonly RetypedPort[]
  }
}

/** Compares two versions of a model by the ports that are made from their schemas. Titles and order do not count. */
export function compareSchemas(before: ComparedSchema, after: ComparedSchema): SchemaDifference {
  const [old, now] = [portsOf(before), portsOf(after)]
  const { kept, ...inputs } = comparePorts(old.inputs, now.inputs)
  const { kept: _, ...outputs } = comparePorts(old.outputs, now.outputs)
  const redefaulted = kept.flatMap(([a, b]) => {
    if (JSON.stringify(a.default) === JSON.stringify(b.default)) return []
    const values = {
      ...(a.default === undefined ? {} : { before: a.default }),
      ...(b.default === undefined ? {} : { after: b.default }),
    }
    return [{ name: b.name, ...values }]
  })
  return { ...inputs, redefaulted, outputs }
}

function portsOf({ schema, media }: ComparedSchema) {
  return portsFromSchema(schema, media === undefined ? {} : { media })
}

function comparePorts(before: readonly Port[], after: readonly Port[]) {
  const old = new Map(before.map((port) => [port.name, port]))
  const names = new Set(after.map(({ name }) => name))
  const kept = after.flatMap((port): (readonly [Port, Port])[] => {
    const known = old.get(port.name)
    return known === undefined ? [] : [[known, port]]
  })
  return {
    kept,
    added: after.filter(({ name }) => !old.has(name)),
    removed: before.filter(({ name }) => !names.has(name)),
    retyped: kept.flatMap(([a, b]) => (typeKey(a) === typeKey(b) ? [] : [{ before: a, after: b }])),
  }
}

/** What a port takes or gives, as a text that is equal for equal types. */
function typeKey({ kind, list, minimum, maximum, choices, media, required, nullable, schema }: Port): string {
  const order = [kind, list, minimum ?? null, maximum ?? null, choices ?? null, media ?? null]
  return JSON.stringify([...order, required, nullable ?? false, schema ?? null])
}
