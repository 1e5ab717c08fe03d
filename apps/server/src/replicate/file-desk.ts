import { type Json, WeftError } from '@weft/ports'
import { type PredictionBackend, problem, type ReplicateFile } from '@weft/replicate-protocol'
import type { StoredUpload } from '@weft/storage'
import { isAssetId } from '@weft/storage'
import type { ServerContext } from '../server-context.ts'
import { paged } from './paged.ts'
import { toPredictionId } from './prediction-id.ts'

/** How long an upload is shown: 24 hours, as at Replicate. Its bytes stay in the asset store. */
const dayMs = 24 * 60 * 60 * 1000

/** The part of the backend that keeps uploaded files. */
export function createFileDesk(
  { runtime, now, newId }: Pick<ServerContext, 'runtime' | 'now' | 'newId'>,
  origin: string,
): Pick<PredictionBackend, 'createFile' | 'listFiles' | 'getFile' | 'readFile' | 'deleteFile'> {
  const { uploads } = runtime.store
  const notBefore = () => new Date(now().getTime() - dayMs).toISOString()

  const find = async (id: string): Promise<StoredUpload> => {
    const upload = await uploads.get(id)
    if (upload === undefined || upload.createdAt < notBefore()) throw problem.notFound()
    return upload
  }

  const show = (upload: StoredUpload): ReplicateFile => ({
    id: upload.id,
    name: upload.name,
    content_type: upload.mediaType,
    size: upload.size,
    etag: upload.asset.slice('sha256:'.length),
    checksums: { sha256: upload.asset.slice('sha256:'.length) },
    metadata: upload.metadata,
    created_at: upload.createdAt,
    expires_at: new Date(Date.parse(upload.createdAt) + dayMs).toISOString(),
    urls: { get: `${origin}/v1/files/${upload.id}` },
  })

  return {
    createFile: async ({ bytes, name, mediaType, metadata }) => {
      const kept = await runtime.importAsset(bytes, mediaType).catch((error: unknown) => {
        if (!(error instanceof WeftError) || error.code !== 'asset_rejected') throw error
        throw problem.invalidInput([{ type: 'invalid_file', field: 'content', description: error.message }])
      })
      const json: { readonly [name: string]: Json } = JSON.parse(JSON.stringify(metadata))
      const upload: StoredUpload = {
        id: toPredictionId(newId()),
        asset: kept.asset,
        name,
        mediaType: kept.mediaType,
        size: bytes.byteLength,
        metadata: json,
        createdAt: now().toISOString(),
      }
      await uploads.put(upload)
      return show(upload)
    },
    listFiles: async ({ limit, cursor }) => {
      const query = { notBefore: notBefore(), limit, ...(cursor !== undefined && { cursor }) }
      const page = await paged(uploads.list(query))
      return {
        results: page.uploads.map(show),
        ...(page.cursor !== undefined && { nextCursor: page.cursor }),
      }
    },
    getFile: async (id) => show(await find(id)),
    readFile: async (id) => {
      const { asset, name } = await find(id)
      const known = isAssetId(asset) ? await runtime.assets.read(asset) : undefined
      if (known === undefined) throw problem.notFound()
      // Whatever it was called, it is never to be shown as a page of this server.
      return { bytes: new Uint8Array(known), mediaType: 'application/octet-stream', name }
    },
    deleteFile: async (id) => uploads.delete((await find(id)).id),
  }
}
