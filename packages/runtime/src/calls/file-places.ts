import { isRecord, type ModelSchema } from '@weft/ports'

/** What a schema says of a place in a model's output: a file's URL, something else, or nothing. */
export type FilePlace = 'file' | 'plain' | 'unknown'

const reference = '#/components/schemas/'

/** Follows a `$ref` to its component; at most a few times, so that a circle ends. */
export function resolvePlace(schema: unknown, components: ModelSchema): unknown {
  let place = schema
  for (let depth = 0; depth < 8; depth += 1) {
    if (!isRecord(place)) return place
    const { $ref, allOf } = place
    if (typeof $ref === 'string' && $ref.startsWith(reference))
      place = components[$ref.slice(reference.length)]
    else if (Array.isArray(allOf) && allOf.length === 1) place = allOf[0]
    else return place
  }
  return undefined
}

/** What a resolved schema says of a text that stands in its place. */
export function filePlaceOf(schema: unknown, components: ModelSchema): FilePlace {
  if (!isRecord(schema)) return 'unknown'
  const { type, format, anyOf, oneOf } = schema
  const choices = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : undefined
  if (choices) {
    const places = choices.map((choice) => filePlaceOf(resolvePlace(choice, components), components))
    return places.includes('file') ? 'unknown' : places.includes('unknown') ? 'unknown' : 'plain'
  }
  if (type === 'string') return format === 'uri' ? 'file' : 'plain'
  return type === undefined ? 'unknown' : 'plain'
}

/** The schema of an item or a field of what stands in a resolved schema's place; undefined when it says nothing. */
export function placeWithin(schema: unknown, field: string | undefined, components: ModelSchema): unknown {
  if (!isRecord(schema)) return undefined
  for (const choices of [schema.anyOf, schema.oneOf]) {
    if (!Array.isArray(choices)) continue
    const found = choices.map((choice) => placeWithin(resolvePlace(choice, components), field, components))
    return found.find((place) => place !== undefined)
  }
  const { items, properties, additionalProperties } = schema
  const place =
    field === undefined
      ? items
      : isRecord(properties) && Object.hasOwn(properties, field)
        ? properties[field]
        : additionalProperties
  return isRecord(place) ? resolvePlace(place, components) : undefined
}
