import { join } from 'node:path'
import {
  type AssetStore,
  createFileAssetStore,
  createMemoryAssetStore,
  lockDataDirectory,
  openSqliteStore,
  type RelationalStore,
} from '@weft/storage'
import { databaseFile } from './database-file.ts'

/** The stores of a runtime; closing them lets the data directory go. */
export interface OpenStores {
  readonly store: RelationalStore
  readonly assets: AssetStore
  readonly close: () => Promise<void>
}

/** Opens the stores in a data directory, which it owns from then on, or in memory. */
export async function openStores(directory: string | undefined): Promise<OpenStores> {
  if (directory === undefined) {
    const store = await openSqliteStore(':memory:')
    return { store, assets: createMemoryAssetStore(), close: () => store.close() }
  }
  const lock = await lockDataDirectory(directory)
  try {
    const store = await openSqliteStore(join(directory, databaseFile))
    const assets = await createFileAssetStore(join(directory, 'assets'))
    return {
      store,
      assets,
      close: async () => {
        await store.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
