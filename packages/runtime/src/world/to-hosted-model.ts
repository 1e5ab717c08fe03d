import type { ModelDescription } from '@weft/provider'
import type { BundledVersion } from '../catalog/bundled-versions.ts'

/** A model of the catalog as the simulator hosts it; none where its version is not known. */
export function toHostedModel(model: ModelDescription): BundledVersion[] {
  if (!/^[0-9a-f]{64}$/.test(model.version)) return []
  return [
    {
      owner: model.owner,
      name: model.name,
      official: model.official,
      version: {
        id: model.version,
        // When it was made is not kept, and nothing looks at it.
        created_at: new Date(0).toISOString(),
        openapi_schema: { components: { schemas: { ...model.schema } } },
      },
      ...(model.description !== undefined && { description: model.description }),
    },
  ]
}
