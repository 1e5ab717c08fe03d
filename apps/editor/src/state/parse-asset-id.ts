import type { AssetId } from '@weft/ports'

/** Whether a text names stored bytes. */
function isAssetId(text: string): text is AssetId {
  return /^sha256:[0-9a-f]{64}$/.test(text)
}

/** Reads the name of stored bytes. Throws an Error when it is none. */
export function parseAssetId(text: string): AssetId {
  if (isAssetId(text)) return text
  throw new Error(
    `The name of an asset was expected (sha256: and 64 hex digits), but the server gave ${text}.`,
  )
}
