import type { NodeDefinition } from '@weft/nodes'
import { type Json, type ModelSchema, type Port, portsFromSchema } from '@weft/ports'
import { z } from 'zod'

/**
 * The parameters of a node type as ports, read from its zod schema by the same rules as a model's inputs.
 * They come in the order in which the definition writes them. A schema that JSON Schema cannot say gives none.
 */
export function paramPorts(definition: NodeDefinition): readonly Port[] {
  const schema = z.toJSONSchema(definition.params, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  const properties = Object.entries(schema.properties ?? {})
  const ordered = properties.map(([name, property], index): [string, Json] => {
    const fields: { readonly [key: string]: Json } =
      typeof property === 'object' ? z.record(z.string(), z.json()).parse(property) : {}
    return [name, { ...fields, 'x-order': index }]
  })
  const input: ModelSchema = {
    Input: {
      type: 'object',
      properties: Object.fromEntries(ordered),
      required: schema.required ?? [],
    },
  }
  return portsFromSchema(input).inputs
}
