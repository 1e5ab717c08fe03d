import type { JsonSchema, ModelSchema } from '@weft/ports'
import { WeftError } from '@weft/ports'
import { z } from 'zod'

const prefix = '#/components/schemas/'
const schemasSchema = z.record(z.string(), z.record(z.string(), z.json()))
const documentSchema = z.union([
  z
    .looseObject({ components: z.looseObject({ schemas: schemasSchema }) })
    .transform((it) => it.components.schemas),
  // Some documents hold the components themselves, besides a note or two.
  z
    .looseObject({ Input: z.record(z.string(), z.json()) })
    .transform((it) =>
      schemasSchema.parse(Object.fromEntries(Object.entries(it).filter(([, part]) => isObject(part)))),
    ),
])

/**
 * Takes of a version's `openapi_schema` only `Input`, `Output` and the components that these refer to, directly or
 * through others. Documents without `openapi` and `paths`, and without an `Output`, are fine.
 * @throws `provider_failed` when there is no `Input`; `model` names the model in the message.
 */
export function reduceSchema(document: unknown, model: string): ModelSchema {
  const parsed = documentSchema.safeParse(document)
  const components = new Map<string, JsonSchema>(parsed.success ? Object.entries(parsed.data) : [])
  const input = components.get('Input')
  if (input === undefined) {
    const message = `${model} publishes no schema of its input, so it cannot be used as a node.`
    throw new WeftError({ code: 'provider_failed', message, retryable: false })
  }
  const kept = new Map<string, JsonSchema>()
  const waiting = ['Input', 'Output']
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const component = components.get(name)
    if (component === undefined || kept.has(name)) continue
    kept.set(name, component)
    waiting.push(...referencesIn(component))
  }
  kept.delete('Input')
  const names = [...kept.keys()].sort()
  return { Input: input, ...Object.fromEntries(names.map((name) => [name, kept.get(name)])) }
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$ref' && typeof part === 'string' && part.startsWith(prefix)
      ? [part.slice(prefix.length).replaceAll('~1', '/').replaceAll('~0', '~')]
      : referencesIn(part),
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
