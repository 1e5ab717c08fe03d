import { parseHostedModel } from '@weft/simulator'
import fluxLora from '../../catalog/flux-lora.json' with { type: 'json' }

/** A model version as Replicate's API gives it, with its owner's and its own name. */
export type BundledVersion = ReturnType<typeof parseHostedModel>

/** The models that come with Weft: each file of `catalog/` is one. They are known without any network. */
export function bundledVersions(): readonly BundledVersion[] {
  return [fluxLora].map(parseHostedModel)
}
