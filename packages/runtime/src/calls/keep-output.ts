import type { FileValue, ImageValue, Json, ModelSchema, Value } from '@weft/ports'
import { filePlaceOf, placeWithin, resolvePlace } from './file-places.ts'

/** Fetches a file by its URL and stores it; undefined when the URL is none of the provider's files. */
export type KeepFile = (url: string, place: 'file' | 'unknown') => Promise<ImageValue | FileValue | undefined>

/**
 * Replaces every file URL in a model's output by the value of the stored file, wherever the schema says `format: uri`;
 * where it says nothing of a place, a text that is an `https:` or `data:` URL is tried and else left alone.
 */
export async function keepOutput(output: Json, schema: ModelSchema, keep: KeepFile): Promise<Value> {
  return keepWithin(output, resolvePlace(schema.Output, schema), { schema, keep })
}

async function keepWithin(
  output: Json,
  place: unknown,
  context: { readonly schema: ModelSchema; readonly keep: KeepFile },
): Promise<Value> {
  const { schema, keep } = context
  if (typeof output === 'string') {
    const kind = filePlaceOf(place, schema)
    if (kind === 'plain' || !/^(https?:\/\/\S+|data:\S+)$/i.test(output)) return output
    return (await keep(output, kind)) ?? output
  }
  if (Array.isArray(output)) {
    const itemPlace = placeWithin(place, undefined, schema)
    return Promise.all(output.map((item: Json) => keepWithin(item, itemPlace, context)))
  }
  if (typeof output !== 'object' || output === null) return output
  const fields = await Promise.all(
    Object.entries(output).map(
      async ([name, value]): Promise<[string, Json]> => [
        name,
        toJson(await keepWithin(value, placeWithin(place, name, schema), context)),
      ],
    ),
  )
  return Object.fromEntries(fields)
}

/** A value is JSON; its type only does not say so of its named shapes. */
function toJson(value: Value): Json {
  return JSON.parse(JSON.stringify(value))
}
