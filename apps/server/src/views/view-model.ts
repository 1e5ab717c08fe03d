import { portsFromSchema } from '@weft/ports'
import type { ModelDescription } from '@weft/provider'
import { digestSchema } from '@weft/workflow'

/** A model as answers give it, with the ports made from its schema. */
export function viewModel(model: ModelDescription) {
  const { inputs, outputs } = portsFromSchema(
    model.schema,
    model.media === undefined ? {} : { media: model.media },
  )
  return { ...model, inputs, outputs, digest: digestSchema(model.schema) }
}
