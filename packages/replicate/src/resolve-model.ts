import { type ModelSchema, mediaHintsFromExample, modelSchemaFromOpenApi, WeftError } from '@weft/ports'
import type { ModelDescription } from '@weft/provider'
import { type Model, type ModelVersion, modelSchema } from '@weft/replicate-protocol'
import { z } from 'zod'
import { findVersion } from './find-version.ts'
import type { ModelReference } from './model-reference.ts'
import { readReference } from './read-reference.ts'
import { readWith } from './read-with.ts'
import type { Transport } from './transport.ts'

/** The example is only a hint, so an odd one must not make the model unreadable. */
const lenientModelSchema = modelSchema.extend({ default_example: z.unknown().optional() })
const exampleSchema = z.looseObject({ input: z.json().optional(), output: z.json().optional() })
const deploymentSchema = z.looseObject({
  current_release: z.looseObject({ model: z.string(), version: z.string() }),
})

/**
 * Looks a model up; see `ModelProvider.resolveModel`. Without a version it is the latest one. A deployment gives its
 * current release's model, under the deployment's own reference.
 * @throws `invalid_input` for a text that is no reference, `not_found` for what does not exist.
 */
export async function resolveModel(
  transport: Transport,
  text: string,
  signal: AbortSignal,
): Promise<ModelDescription> {
  const reference = readReference(text)
  if (reference.kind !== 'deployment') return describe(transport, reference, signal)
  const { owner, name } = reference
  const doing = `read deployment ${owner}/${name}`
  const answer: unknown = await transport.repeatable({ signal, doing }, (client) =>
    client.deployments.get(owner, name),
  )
  const { current_release: release } = readWith(deploymentSchema, answer, 'a deployment')
  const described = await describe(transport, readReference(`${release.model}:${release.version}`), signal)
  return { ...described, ref: `deployments/${owner}/${name}` }
}

async function describe(
  transport: Transport,
  reference: ModelReference,
  signal: AbortSignal,
): Promise<ModelDescription> {
  const { owner, name } = reference
  const answer: unknown = await transport.repeatable(
    { signal, doing: `read model ${owner}/${name}` },
    (client) => client.models.get(owner, name),
  )
  const { default_example: example, ...model } = readWith(lenientModelSchema, answer, 'a model')
  const version =
    reference.kind === 'version'
      ? await findVersion(transport, { model, version: reference.version }, signal)
      : latestVersion(model)
  const isVisible = /^[0-9a-f]{64}$/.test(version.id)
  const plain = `${model.owner}/${model.name}`
  const media = mediaOf(example)
  return {
    ref: isVisible ? `${plain}:${version.id}` : plain,
    owner: model.owner,
    name: model.name,
    version: isVisible ? version.id : '',
    official: model.is_official ?? false,
    schema: schemaOf(version, plain),
    ...(model.description ? { description: model.description } : {}),
    ...(model.cover_image_url ? { coverUrl: model.cover_image_url } : {}),
    ...(media === undefined ? {} : { media }),
    ...exampleOf(example),
  }
}

function latestVersion({ owner, name, latest_version: latest }: Model): ModelVersion {
  if (latest) return latest
  throw new WeftError({
    code: 'not_found',
    message: `${owner}/${name} has no version that could be run.`,
    retryable: false,
  })
}

function schemaOf({ openapi_schema: document }: ModelVersion, model: string): ModelSchema {
  const schema = modelSchemaFromOpenApi(document)
  if (schema !== undefined) return schema
  const message = `${model} publishes no schema of its input, so it cannot be used as a node.`
  throw new WeftError({ code: 'provider_failed', message, retryable: false })
}

/** The example as it is published; one that is no JSON object with input or output is left out. */
function exampleOf(example: unknown): Pick<ModelDescription, 'example'> {
  const parsed = exampleSchema.safeParse(example)
  if (!parsed.success) return {}
  const { input, output } = parsed.data
  if (input === undefined && output === undefined) return {}
  return {
    example: { ...(input === undefined ? {} : { input }), ...(output === undefined ? {} : { output }) },
  }
}

function mediaOf(example: unknown): ModelDescription['media'] {
  const parsed = exampleSchema.safeParse(example)
  if (!parsed.success) return undefined
  const { input, output } = parsed.data
  const hints = mediaHintsFromExample({
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
  })
  return Object.keys(hints).length === 0 ? undefined : hints
}
