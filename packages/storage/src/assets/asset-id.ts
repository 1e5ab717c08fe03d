import { createHash } from 'node:crypto'
import type { AssetId } from '@weft/ports'

const pattern = /^sha256:[0-9a-f]{64}$/

/** The name of bytes: SHA-256 of their content. */
export function assetIdOf(bytes: Uint8Array): AssetId {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** Whether a text is an asset's name: `sha256:` and 64 lowercase hex digits. */
export function isAssetId(text: string): text is AssetId {
  return pattern.test(text)
}
