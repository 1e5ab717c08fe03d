import type { Connection } from '../connection/connection.ts'
import { fillPath } from '../connection/fill-path.ts'
import { assetRoutes } from '../contract/asset-routes.ts'
import { assetView } from '../contract/asset-view.ts'
import type { WeftClient } from '../weft-client.ts'

/** The part of the client for stored bytes. */
export function assetsOf(connection: Connection): WeftClient['assets'] {
  const { createAsset, getAsset } = assetRoutes
  return {
    upload: async (bytes, mediaType, options) => {
      const isBlob = bytes instanceof Blob
      const type = mediaType ?? (isBlob && bytes.type !== '' ? bytes.type : 'application/octet-stream')
      const call = {
        bytes: { data: isBlob ? bytes : new Uint8Array(bytes), mediaType: type },
        headers: { 'idempotency-key': options?.idempotencyKey },
        query: { prepare: options?.prepare === true ? 'true' : undefined },
        signal: options?.signal,
      }
      return (await connection.read(createAsset, assetView, call)).value
    },
    // The colon of an id is allowed in a path; leaving it as it is keeps addresses readable.
    url: (id, options) =>
      connection.url(fillPath(getAsset.path, { id }).replace('%3A', ':'), { width: options?.width }),
    download: async (id, options) => {
      const call = { params: { id }, query: { width: options?.width }, signal: options?.signal }
      const blob = await connection.blob(getAsset, call)
      const mediaType = blob.type === '' ? 'application/octet-stream' : blob.type
      return { bytes: new Uint8Array(await blob.arrayBuffer()), mediaType }
    },
  }
}
