import type { AssetId } from '@weft/ports'

const pattern = /sha256:[0-9a-f]{64}/g

/** Every asset that JSON names, wherever: in documents, states, inputs and kept results alike. */
export function assetsIn(json: string): readonly AssetId[] {
  return (json.match(pattern) ?? []).map((id): AssetId => `sha256:${id.slice('sha256:'.length)}`)
}
