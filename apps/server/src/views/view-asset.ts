import type { AssetView } from '@weft/client'
import type { AssetInfo } from '@weft/storage'
import { assetUrl } from './asset-url.ts'

/** Stored bytes as answers give them. */
export function viewAsset(info: AssetInfo): AssetView {
  return { ...info, url: assetUrl(info.id) }
}
