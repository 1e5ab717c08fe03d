import {
  describeValue,
  isRecord,
  type Json,
  type JsonSchema,
  type MediaKind,
  type ModelSchema,
} from '@weft/ports'
import { digestSchema } from '../digest-schema.ts'
import type { PinnedModel } from '../workflow-document.ts'
import { type ParseContext, report } from './parse-context.ts'

const mediaKinds: readonly unknown[] = ['image', 'video', 'audio', 'model', 'any'] satisfies MediaKind[]

/**
 * Reads the pinned models. One without a schema is dropped with a warning: it can be pinned again. A digest that is
 * missing is worked out; one that does not fit its schema is replaced, with a warning.
 */
export function parseModels(
  input: Json | undefined,
  context: ParseContext,
): { readonly [reference: string]: PinnedModel } {
  if (input === undefined) return {}
  if (!isRecord(input)) {
    const message = `Models should be an object, found ${describeValue(input)}: they are left out.`
    report(context, ['models'], { code: 'bad-models', severity: 'warning', message })
    return {}
  }
  const models = Object.entries(input).flatMap(([reference, value]): [string, PinnedModel][] => {
    const at = ['models', reference]
    if (!isRecord(value) || !isModelSchema(value.schema)) {
      const found = isRecord(value) ? describeValue(value.schema) : describeValue(value)
      const message = `A pinned model needs a schema with Input, found ${found}: it is left out and can be pinned again.`
      report(context, at, { code: 'bad-model', severity: 'warning', message })
      return []
    }
    const digest = digestSchema(value.schema)
    if (value.digest !== undefined && value.digest !== digest) {
      const message = `The schema of ${reference} was changed after it was pinned: its digest did not fit and is new.`
      report(context, [...at, 'digest'], { code: 'model-digest', severity: 'warning', message })
    }
    const { media, ...rest } = value
    const hints = isRecord(media) ? Object.entries(media).filter(isHint) : []
    const kept = hints.length > 0 ? { media: Object.fromEntries(hints) } : {}
    return [[reference, { ...rest, schema: value.schema, digest, ...kept }]]
  })
  return Object.fromEntries(models)
}

function isModelSchema(value: unknown): value is ModelSchema {
  return isRecord(value) && isRecord(value.Input) && Object.values(value).every(isSchema)
}

function isSchema(value: unknown): value is JsonSchema {
  return isRecord(value)
}

function isHint(entry: [string, unknown]): entry is [string, MediaKind] {
  return mediaKinds.includes(entry[1])
}
