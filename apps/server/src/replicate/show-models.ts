import type { Model, ModelVersion } from '@weft/replicate-protocol'
import type { PublishedVersion } from '@weft/runtime'

/** Shows a published workflow as the model `weft/<slug>`. */
export function showModel(published: PublishedVersion, origin: string): Model {
  const { workflow, document } = published
  return {
    url: `${origin}/v1/models/weft/${workflow.slug}`,
    owner: 'weft',
    name: workflow.slug,
    description: document.description === '' ? document.name : document.description,
    visibility: 'private',
    github_url: null,
    paper_url: null,
    license_url: null,
    run_count: 0,
    cover_image_url: null,
    default_example: null,
    latest_version: showVersion(published, workflow.updatedAt),
  }
}

/** Shows one of its versions: the id is the content hash. */
export function showVersion({ version, openApi }: PublishedVersion, createdAt: string): ModelVersion {
  return { id: version, created_at: createdAt, cog_version: null, openapi_schema: { ...openApi } }
}
