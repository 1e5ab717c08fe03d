import type { Json, Port } from '@weft/ports'
import type { WorkflowInterface } from '@weft/publish'
import type { UploadStore } from '@weft/storage'

/** Where a server's own files are, and who knows the uploaded ones. */
export interface OwnFiles {
  /** Addresses of this server. */
  readonly origins: readonly string[]
  readonly uploads: Pick<UploadStore, 'get'>
}

/**
 * Makes a run's inputs of a prediction's: addresses of this server (uploads, outputs of other predictions, assets) are
 * the stored files themselves, since the server fetches from outside only. Everything else goes on as it is.
 */
export async function toRunInputs(
  input: Readonly<Record<string, unknown>>,
  { inputs }: Pick<WorkflowInterface, 'inputs'>,
  own: OwnFiles,
): Promise<{ readonly [name: string]: Json }> {
  const ports = new Map(inputs.map((port) => [port.name, port]))
  const entries = await Promise.all(
    Object.entries(input).map(async ([name, value]): Promise<[string, Json]> => {
      const json: Json = JSON.parse(JSON.stringify(value))
      return [name, holdsFiles(ports.get(name)) ? await ownFile(json, own) : json]
    }),
  )
  return Object.fromEntries(entries)
}

function holdsFiles(port: Port | undefined): boolean {
  return port !== undefined && ['image', 'mask', 'file'].includes(port.kind)
}

async function ownFile(value: Json, own: OwnFiles): Promise<Json> {
  if (Array.isArray(value)) return Promise.all(value.map((item: Json) => ownFile(item, own)))
  if (typeof value !== 'string' || !URL.canParse(value)) return value
  const { origin, pathname } = new URL(value)
  if (!own.origins.includes(origin)) return value
  const hex = /^\/(?:delivery\/[^/]+\/|api\/assets\/sha256:)([0-9a-f]{64})(?:\.\w+)?$/.exec(pathname)?.[1]
  if (hex !== undefined) return { asset: `sha256:${hex}` }
  const id = /^\/v1\/files\/([^/]+)(?:\/download)?$/.exec(pathname)?.[1]
  const upload = id === undefined ? undefined : await own.uploads.get(id)
  return upload === undefined ? value : { asset: upload.asset }
}
