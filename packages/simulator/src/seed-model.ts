import { readFileSync } from 'node:fs'
import type { HostedModel } from './hosted-model.ts'
import { parseHostedModel } from './parse-hosted-model.ts'

/** The model that Weft serves first: a FLUX LoRA fine-tune with 21 inputs, read from this package's fixtures. */
export function seedModel(): HostedModel {
  const file = new URL('../fixtures/flux-lora.version.json', import.meta.url)
  return parseHostedModel(JSON.parse(readFileSync(file, 'utf8')))
}
