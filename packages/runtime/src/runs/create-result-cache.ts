import type { ResultCache } from '@weft/engine'
import type { OutputValues } from '@weft/nodes'
import { isRecord, type Json } from '@weft/ports'
import { type AssetStore, isAssetId } from '@weft/storage'
import { resultKey } from './result-key.ts'
import type { RunContext } from './run-context.ts'

/** Results that are kept in the store, shared by all runs that are simulated, or by all that are not. One whose files are gone from the asset store is none. */
export function createResultCache(
  { store, assets, world }: RunContext,
  run: { readonly simulated: boolean },
): ResultCache {
  return {
    get: async (key) => {
      const kept = await store.results.get(resultKey(key, run))
      return kept && (await hasAllAssets(kept.outputs, assets)) ? kept.outputs : undefined
    },
    put: (key, outputs) => store.results.put(resultKey(key, run), toJson(outputs), world.now().toISOString()),
    inFlight: new Map(),
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
