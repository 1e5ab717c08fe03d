import { modelSchemaFromOpenApi, parseModelReference } from '@weft/ports'
import type { ModelDescription } from '@weft/provider'
import { mediaOfInterface } from '@weft/publish'
import type { PublishedVersion, PublishedWorkflows } from './published-workflows.ts'

/** Workflows that the catalog lists: enough to choose from, and no more work than a list may take. */
const listed = 100

/** Whether a reference names a published workflow: `weft/<slug>` or `weft/<slug>:<version>`. */
export function isWorkflowReference(reference: string): boolean {
  const parsed = parseModelReference(reference)
  return !('issue' in parsed) && parsed.form === undefined && parsed.owner === 'weft'
}

/** The published workflow that a reference names, its newest version when it names none. */
export async function findPublished(
  published: PublishedWorkflows,
  reference: string,
): Promise<PublishedVersion | undefined> {
  const parsed = parseModelReference(reference)
  if ('issue' in parsed || !isWorkflowReference(reference)) return undefined
  const { name, version } = parsed
  if (version === undefined) return published.newest(name)
  const found = await published.version(version, name)
  if (found !== undefined) return found
  // A shortened version, as people write it.
  const fitting = (await published.versions(name))?.filter((one) => one.version.startsWith(version)) ?? []
  return fitting.length === 1 ? fitting[0] : undefined
}

/** A published workflow as a model of the catalog. */
export async function findWorkflowModel(
  published: PublishedWorkflows,
  reference: string,
): Promise<ModelDescription | undefined> {
  const found = await findPublished(published, reference)
  return found && describeAsModel(found)
}

/** Published workflows as models, most recently changed first, each at its newest version. */
export async function listWorkflowModels(
  published: PublishedWorkflows,
): Promise<readonly ModelDescription[]> {
  return (await published.list({ limit: listed })).published.flatMap((one) => describeAsModel(one) ?? [])
}

function describeAsModel({
  workflow,
  version,
  document,
  shape,
  openApi,
}: PublishedVersion): ModelDescription | undefined {
  const schema = modelSchemaFromOpenApi(openApi)
  if (schema === undefined) return undefined
  const description = document.description === '' ? document.name : document.description
  return {
    ref: `weft/${workflow.slug}:${version}`,
    owner: 'weft',
    name: workflow.slug,
    version,
    ...(description !== '' && { description }),
    official: false,
    schema,
    media: mediaOfInterface(shape),
  }
}
