import { createHash } from 'node:crypto'
import { type NewFile, problem, type ReplicateFile, type StoredBytes } from '@weft/replicate-protocol'
import type { FileRecord } from './state/file-record.ts'
import type { StateKeeper } from './state/state-keeper.ts'

/** Uploaded files, each kept for 24 hours. `get`, `read` and `remove` throw `notFound`. */
export type FileShelf = {
  add(file: NewFile): ReplicateFile
  /** Newest first. */
  all(): readonly ReplicateFile[]
  get(id: string): ReplicateFile
  read(id: string): StoredBytes
  remove(id: string): void
}

/** What the shelf is made from. */
export type FileShelfOptions = {
  readonly now: () => number
  readonly newId: () => string
  readonly baseUrl: string
  readonly keeper: StateKeeper
}

const dayMs = 86_400_000

/** Makes the shelf with what the keeper has. */
export function createFileShelf({ now, newId, baseUrl, keeper }: FileShelfOptions): FileShelf {
  const records = new Map<string, FileRecord>(
    keeper
      .loadFiles()
      .toSorted((a, b) => a.createdAt - b.createdAt)
      .map((record) => [record.id, record]),
  )
  const drop = (id: string): void => {
    records.delete(id)
    keeper.deleteFile(id)
  }
  const sweep = (): void => {
    for (const { id, createdAt } of [...records.values()]) if (now() >= createdAt + dayMs) drop(id)
  }
  const find = (id: string): FileRecord => {
    sweep()
    const record = records.get(id)
    if (record === undefined) throw problem.notFound()
    return record
  }
  const show = (record: FileRecord): ReplicateFile => ({
    id: record.id,
    name: record.name,
    content_type: record.mediaType,
    size: record.size,
    etag: record.sha256,
    checksums: { sha256: record.sha256 },
    metadata: record.metadata,
    created_at: new Date(record.createdAt).toISOString(),
    expires_at: new Date(record.createdAt + dayMs).toISOString(),
    urls: { get: `${baseUrl}/files/${record.id}` },
  })
  return {
    add({ bytes, name, mediaType, metadata }) {
      sweep()
      const record: FileRecord = {
        id: newId(),
        name,
        mediaType,
        size: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        metadata: { ...metadata },
        createdAt: now(),
      }
      keeper.saveFile(record, bytes)
      records.set(record.id, record)
      return show(record)
    },
    all() {
      sweep()
      return [...records.values()].reverse().map(show)
    },
    get: (id) => show(find(id)),
    read(id) {
      const { name, mediaType } = find(id)
      const bytes = keeper.readFile(id)
      if (bytes === undefined) throw problem.notFound()
      return { bytes, mediaType, name }
    },
    remove(id) {
      drop(find(id).id)
    },
  }
}
