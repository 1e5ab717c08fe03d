import type { ModelView } from '@weft/client'
import { portsFromSchema } from '@weft/ports'
import { titleOfModel } from '../state/title-of-model.ts'
import { groupTitles } from './group-titles.ts'
import type { PaletteItem } from './palette-item.ts'

/** The models the server knows as items of the palette. */
export function modelItems(models: readonly ModelView[]): readonly PaletteItem[] {
  return models.map((model): PaletteItem => {
    const { inputs, outputs } = portsFromSchema(model.schema, model.media ? { media: model.media } : {})
    // The owner that the server gives to its own workflows.
    const isWorkflow = model.owner === 'weft'
    return {
      id: `model ${model.ref}`,
      title: titleOfModel(model.name) ?? model.name,
      description:
        model.description ??
        (isWorkflow ? 'A published workflow.' : `A model by ${model.owner} on Replicate.`),
      group: isWorkflow ? 'Workflows' : groupTitles.model,
      words: [model.name, model.owner, model.ref, ...(isWorkflow ? ['workflow'] : ['replicate', 'model'])],
      inputs,
      outputs,
      adds: { model: model.ref },
    }
  })
}
