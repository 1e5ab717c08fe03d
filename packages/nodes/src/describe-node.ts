import type { Port } from '@weft/ports'
import { z } from 'zod'
import type { NodeCategory, NodeDefinition } from './node-definition.ts'
import { toPorts } from './to-ports.ts'

/** What a node type says of itself to people and programs that know nothing of it. */
export interface NodeDescription {
  readonly type: string
  readonly title: string
  readonly description: string
  readonly category: NodeCategory
  readonly aliases: readonly string[]
  readonly paid: boolean
  /** JSON Schema (2020-12) of the params, as a document may write them. */
  readonly params: { readonly [key: string]: unknown }
  /** With the default params; a node may have others with other params. */
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
}

/** Describes a node type with the ports that it has when it is new. */
export const describeNode = (definition: NodeDefinition): NodeDescription => {
  const { type, title, description, category, aliases = [], paid = false } = definition
  const parsed = definition.params.safeParse({})
  const context = {
    params: parsed.success ? parsed.data : {},
    model: undefined,
    wiredType: () => undefined,
    wired: new Set<string>(),
    known: () => undefined,
    mayBeEmpty: () => true,
  }
  return {
    type,
    title,
    description,
    category,
    aliases,
    paid,
    params: z.toJSONSchema(definition.params, { io: 'input' }),
    inputs: toPorts(definition.inputs(context)),
    outputs: toPorts(definition.outputs(context)),
  }
}
