import type { Json } from '@weft/ports'
import { fromCogInput, type WorkflowInterface } from '@weft/publish'
import type { UploadStore } from '@weft/storage'

/** Where a server's own files are, and who knows the uploaded ones. */
export interface OwnFiles {
  /** Addresses of this server. */
  readonly origins: readonly string[]
  readonly uploads: Pick<UploadStore, 'get'>
}

/**
 * Makes a run's inputs of a prediction's: addresses of this server (uploads, outputs of other predictions, assets) are
 * the stored files themselves, since the server fetches from outside only.
 */
export function toRunInputs(
  input: Readonly<Record<string, unknown>>,
  shape: Pick<WorkflowInterface, 'inputs'>,
  { origins, uploads }: OwnFiles,
): Promise<{ readonly [name: string]: Json }> {
  const json: { readonly [name: string]: Json } = JSON.parse(JSON.stringify(input))
  return fromCogInput(json, shape, async (address) => {
    if (!URL.canParse(address)) return undefined
    const { origin, pathname } = new URL(address)
    if (!origins.includes(origin)) return undefined
    const hex = /^\/(?:delivery\/[^/]+\/|api\/assets\/sha256:)([0-9a-f]{64})(?:\.\w+)?$/.exec(pathname)?.[1]
    if (hex !== undefined) return { asset: `sha256:${hex}` }
    const id = /^\/v1\/files\/([^/]+)(?:\/download)?$/.exec(pathname)?.[1]
    const upload = id === undefined ? undefined : await uploads.get(id)
    return upload && { asset: upload.asset }
  })
}
