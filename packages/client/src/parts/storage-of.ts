import type { Connection } from '../connection/connection.ts'
import { storageRoutes } from '../contract/storage-routes.ts'
import {
  type StorageCleanBody,
  type StorageCleanView,
  type StorageView,
  storageCleanView,
  storageView,
} from '../contract/storage-view.ts'
import type { RequestOptions } from '../weft-client.ts'

/** The part of the client for the room that everything takes. */
export interface StorageClient {
  readonly report: (options?: RequestOptions) => Promise<StorageView>
  /** Removes nothing unless `dryRun` is `false`. */
  readonly clean: (body?: StorageCleanBody, options?: RequestOptions) => Promise<StorageCleanView>
}

/** Makes that part. */
export function storageOf(connection: Connection): StorageClient {
  const { getStorage, cleanStorage } = storageRoutes
  return {
    report: async (options) => (await connection.read(getStorage, storageView, { ...options })).value,
    clean: async (body, options) =>
      (await connection.read(cleanStorage, storageCleanView, { body: body ?? {}, ...options })).value,
  }
}
