import { setImmediate } from 'node:timers/promises'
import type { ResultCache } from '@weft/engine'
import type { OutputValues } from '@weft/nodes'
import { isRecord, type Json } from '@weft/ports'
import { type AssetStore, isAssetId } from '@weft/storage'
import { resultKey } from './result-key.ts'
import type { RunContext } from './run-context.ts'

/** Kept results, shared by all runs that are simulated, or by all that are not. */
export interface KeptResultStore {
  /** As a run takes them, with what was found for its plan. */
  readonly cacheFor: (found: ReadonlyMap<string, OutputValues>) => ResultCache
  /** Those of the keys that have a result whose files are all there still. */
  readonly lookUp: (keys: readonly string[]) => Promise<ReadonlyMap<string, OutputValues>>
  /** Resolves when everything that was put is durable. */
  readonly flushed: () => Promise<void>
}

/**
 * Opens the kept results of the store. What is put in one turn of the event loop is written in one transaction; a
 * result whose files are gone from the asset store is none.
 */
export function openKeptResults(
  { store, assets, world }: Pick<RunContext, 'store' | 'assets' | 'world'>,
  run: { readonly simulated: boolean },
): KeptResultStore {
  const inFlight = new Map<string, Promise<OutputValues>>()
  let pending = new Map<string, OutputValues>()
  let writing: Promise<void> | undefined

  const write = async (): Promise<void> => {
    await setImmediate()
    const batch = pending
    pending = new Map()
    writing = undefined
    const rows = [...batch].map(([key, outputs]) => [resultKey(key, run), toJson(outputs)] as const)
    await store.results.putAll(new Map(rows), world.now().toISOString())
  }

  const put = (key: string, outputs: OutputValues): Promise<void> => {
    pending.set(key, outputs)
    writing ??= write()
    return writing
  }

  const lookUp: KeptResultStore['lookUp'] = async (keys) => {
    const byStored = new Map(keys.map((key) => [resultKey(key, run), key]))
    const found = new Map<string, OutputValues>()
    for (const [stored, outputs] of await store.results.getAll([...byStored.keys()])) {
      const key = byStored.get(stored)
      if (key !== undefined && (await hasAllAssets(outputs, assets))) found.set(key, outputs)
    }
    return found
  }

  return {
    lookUp,
    flushed: async () => {
      while (writing) await writing.catch(() => undefined)
    },
    cacheFor: (found) => ({
      get: async (key) => (await lookUp([key])).get(key),
      put,
      inFlight,
      computed: {
        get: (key) => found.get(key),
        put: (key, outputs) => {
          // Losing it costs nothing; a store that does not write is told by the run's own log.
          put(key, outputs).catch(() => undefined)
        },
      },
    }),
  }
}

async function hasAllAssets(value: unknown, assets: AssetStore): Promise<boolean> {
  if (Array.isArray(value)) return everyHas(value, assets)
  if (!isRecord(value)) return true
  const { asset } = value
  if (typeof asset === 'string' && isAssetId(asset)) return assets.has(asset)
  return everyHas(Object.values(value), assets)
}

async function everyHas(values: readonly unknown[], assets: AssetStore): Promise<boolean> {
  const found = await Promise.all(values.map((value) => hasAllAssets(value, assets)))
  return found.every(Boolean)
}

function toJson(outputs: OutputValues): { readonly [port: string]: Json } {
  return JSON.parse(JSON.stringify(outputs))
}
