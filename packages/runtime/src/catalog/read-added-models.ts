import type { ModelDescription } from '@weft/provider'
import type { ModelStore } from '@weft/storage'
import { modelDescriptionSchema } from './model-description-schema.ts'

/** The models that were added, oldest first. */
export async function readAddedModels(store: ModelStore): Promise<readonly ModelDescription[]> {
  return (await store.list()).map(({ description }) => modelDescriptionSchema.parse(description))
}
