import {
  isRecord,
  type ModelReference,
  mediaHintsFromExample,
  parseModelReference,
  readModelJson,
  WeftError,
  writeModelReference,
} from '@weft/ports'
import type { ModelDescription } from '@weft/provider'
import { digestSchema } from '@weft/workflow'
import { z } from 'zod'
import type { PastedSchema } from '../runtime.ts'

const exampleSchema = z.object({ input: z.json().optional(), output: z.json().optional() })

/** Describes a model by a schema that was pasted; see `ModelCatalog.addSchema`. */
export function describePasted({ schema: pasted, ref, name }: PastedSchema): ModelDescription {
  const { schema, reference: own } = readModelJson(pasted)
  if (schema === undefined)
    throw refused(
      'Expected an OpenAPI document with components.schemas.Input, or a version as Replicate gives it; there is no Input in this one.',
    )
  const digest = digestSchema(schema).slice('sha256:'.length)
  const reference =
    ref === undefined
      ? (wholeReference(own) ?? localReference(name ?? own?.name ?? titleOf(pasted), digest))
      : readWhole(ref)
  const { owner, name: modelName, version = '' } = reference
  const example = exampleOf(pasted)
  const media = example === undefined ? {} : mediaHintsFromExample(example)
  const cover = isRecord(pasted) ? pasted.cover_image_url : undefined
  const description = isRecord(pasted) ? pasted.description : undefined
  return {
    ref: writeModelReference(reference),
    owner,
    name: modelName,
    version,
    official: false,
    schema,
    ...(typeof description === 'string' && description !== '' && { description }),
    ...(typeof cover === 'string' && /^https:/.test(cover) && { coverUrl: cover }),
    ...(Object.keys(media).length > 0 && { media }),
    ...(example && { example }),
  }
}

/** What a pasted model says itself that it is, where that is one version, as Replicate's API gives it. */
function wholeReference(own: ModelReference | undefined): ModelReference | undefined {
  return own?.version?.length === 64 && own.owner !== 'weft' && own.form === undefined ? own : undefined
}

function exampleOf(pasted: unknown): ModelDescription['example'] {
  const parsed = exampleSchema.safeParse(isRecord(pasted) ? pasted.default_example : undefined)
  if (!parsed.success) return undefined
  const { input, output } = parsed.data
  return { ...(input !== undefined && { input }), ...(output !== undefined && { output }) }
}

function titleOf(pasted: unknown): string {
  const info = isRecord(pasted) ? pasted.info : undefined
  const title = isRecord(info) ? info.title : undefined
  // What Cog calls every model.
  return typeof title === 'string' && title !== 'Cog' ? title : 'model'
}

function localReference(title: string, version: string): ModelReference {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return { owner: 'local', name: slug === '' ? 'model' : slug, version }
}

/** A reference under which the model can be called: a shortened version could become another one later. */
function readWhole(ref: string) {
  const parsed = parseModelReference(ref)
  if ('issue' in parsed) throw refused(parsed.issue)
  if (parsed.owner === 'weft' || parsed.form === 'cog')
    throw refused(`${ref} is no model on Replicate, so no schema can be given for it.`)
  const { version } = parsed
  if (version !== undefined && version.length !== 64)
    throw refused(`Expected all 64 digits of the version in ${ref}, or none for an official model.`)
  return parsed
}

function refused(message: string): WeftError {
  return new WeftError({ code: 'invalid_input', message, retryable: false })
}
