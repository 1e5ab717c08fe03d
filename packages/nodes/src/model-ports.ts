import { loraPairs, type Port, portsFromSchema } from '@weft/ports'
import type { PinnedModel } from '@weft/workflow'

/** The ports of a model, and how its LoRA fields pair up. */
export interface ModelPorts {
  /** In schema order. */
  readonly inputs: readonly Port[]
  /** `output` first, then the fields of an object output. */
  readonly outputs: readonly Port[]
  /** Weights and scale fields in schema order; `list` pairs take any number of LoRAs. */
  readonly pairs: readonly { readonly weights: string; readonly scale: string; readonly list: boolean }[]
  /** Name of the port that takes a LoRA stack: `loras`, unless the schema has an input of that name. */
  readonly stackPort: string | undefined
}

/** Ports of every pinned model seen: a pinned model never changes, and a large document asks for one at every edit. */
const derived = new WeakMap<PinnedModel, ModelPorts>()

/** Derives the ports of a pinned model from its schema; a model that is not pinned has an `output` and nothing else. */
export const modelPorts = (model: PinnedModel | undefined): ModelPorts => {
  if (model === undefined) return { inputs: [], outputs: [], pairs: [], stackPort: undefined }
  const known = derived.get(model)
  if (known !== undefined) return known
  const { inputs, outputs } = portsFromSchema(
    model.schema,
    model.media === undefined ? {} : { media: model.media },
  )
  const pairs = loraPairs(inputs)
  const isTaken = inputs.some(({ name }) => name === 'loras')
  const stackPort = isTaken ? 'lora_stack' : 'loras'
  const ports = { inputs, outputs, pairs, stackPort: pairs.length === 0 ? undefined : stackPort }
  derived.set(model, ports)
  return ports
}
