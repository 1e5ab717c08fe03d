import type { NodeAssets } from '@weft/nodes'
import { type AssetId, WeftError } from '@weft/ports'
import type { AssetStore } from '@weft/storage'
import { fetchPublic } from '../network/fetch-public.ts'
import type { PublicFetch } from '../network/public-fetch.ts'
import { importAsset } from './import-asset.ts'
import { maxAssetBytes } from './max-asset-bytes.ts'
import { parseDataUrl } from './parse-data-url.ts'
import { toAssetValue } from './to-asset-value.ts'

/** Milliseconds that a file from outside may take. */
const fetchTimeout = 60_000

/** The asset store as nodes see it. Aborting the signal stops fetches. */
export function createNodeAssets(store: AssetStore, network: PublicFetch, signal?: AbortSignal): NodeAssets {
  return {
    read: async (id) => {
      const [info, bytes] = await Promise.all([store.info(id), store.read(id)])
      if (!info || !bytes) throw missing(id)
      return { bytes, mediaType: info.mediaType }
    },
    image: async (id) => {
      const info = await store.info(id)
      if (!info) throw missing(id)
      const value = toAssetValue(info)
      if ('width' in value) return value
      throw new WeftError({
        code: 'asset_rejected',
        message: `Expected a picture, but ${id} is ${info.mediaType}.`,
        retryable: false,
      })
    },
    write: (bytes, mediaType) => importAsset(store, bytes, { mediaType }),
    importUrl: async (url) => {
      if (/^data:/i.test(url)) {
        const { bytes, mediaType } = parseDataUrl(url)
        return importAsset(store, bytes, { mediaType })
      }
      const { bytes, mediaType } = await fetchPublic(url, {
        network,
        maxBytes: maxAssetBytes,
        timeoutMs: fetchTimeout,
        ...(signal && { signal }),
      })
      return importAsset(store, bytes, { mediaType })
    },
  }
}

function missing(id: AssetId): WeftError {
  return new WeftError({
    code: 'asset_rejected',
    message: `The asset ${id} is not in the store. Upload it again.`,
    retryable: false,
  })
}
