import { WeftError } from '@weft/ports'
import { listPageSchema, type Model, type ModelVersion, modelVersionSchema } from '@weft/replicate-protocol'
import { readWith } from './read-with.ts'
import type { Transport } from './transport.ts'

const pageSchema = listPageSchema(modelVersionSchema)
const maximumPages = 50

/**
 * Finds a version of a model by its id, whole or shortened, with its schema.
 * @throws `not_found` when no version begins like this, `invalid_input` when several do.
 */
export async function findVersion(
  transport: Transport,
  { model, version }: { readonly model: Model; readonly version: string },
  signal: AbortSignal,
): Promise<ModelVersion> {
  const { owner, name, latest_version: latest } = model
  const isWhole = version.length === 64
  if (isWhole && latest?.id === version && latest.openapi_schema) return latest
  const id = isWhole ? version : await lengthen(transport, { model, version }, signal)
  if (latest?.id === id && latest.openapi_schema) return latest
  const doing = `read version ${version} of ${owner}/${name}`
  const answer: unknown = await transport.repeatable({ signal, doing }, (client) =>
    client.models.versions.get(owner, name, id),
  )
  return readWith(modelVersionSchema, answer, 'a model version')
}

async function lengthen(
  transport: Transport,
  { model, version }: { readonly model: Model; readonly version: string },
  signal: AbortSignal,
): Promise<string> {
  const { owner, name } = model
  const known = new Set<string>()
  let params: Record<string, string> = {}
  for (let pages = 0; pages < maximumPages; pages += 1) {
    const query = params
    const doing = `list the versions of ${owner}/${name}`
    const answer = await transport.repeatable({ signal, doing }, async (client) => {
      const response = await client.request(`/models/${owner}/${name}/versions`, { params: query })
      const value: unknown = await response.json()
      return value
    })
    const page = readWith(pageSchema, answer, 'a page of versions')
    for (const { id } of page.results) known.add(id)
    if (typeof page.next !== 'string') break
    params = Object.fromEntries(new URL(page.next, 'https://replicate.invalid').searchParams)
  }
  const [found, ...others] = [...known].filter((id) => id.startsWith(version))
  if (found === undefined) {
    throw new WeftError({
      code: 'not_found',
      message: `${owner}/${name} has no version that begins with ${version}; it has ${known.size} version(s), ${listed(known)}.`,
      retryable: false,
    })
  }
  if (others.length > 0) {
    throw new WeftError({
      code: 'invalid_input',
      message: `Several versions of ${owner}/${name} begin with ${version}: ${[found, ...others].join(', ')}. Give more digits.`,
      retryable: false,
    })
  }
  return found
}

function listed(ids: ReadonlySet<string>): string {
  const some = [...ids].slice(0, 5).map((id) => id.slice(0, 12))
  return some.length === 0 ? 'none of them visible' : `such as ${some.join(', ')}`
}
