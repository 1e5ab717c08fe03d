import type { StoredBytes } from '@weft/replicate-protocol'
import type { Runtime } from '@weft/runtime'
import { isAssetId } from '@weft/storage'
import { readPredictedRun } from './read-run.ts'

/**
 * Reads a file that a prediction took or made, by `<64 hex>.<kind>`. Nothing that the run does not hold: who knows a
 * prediction's id may read its files, and no others.
 */
export async function readRunFile(
  runtime: Pick<Runtime, 'store' | 'getRun' | 'assets'>,
  predictionId: string,
  name: string,
): Promise<StoredBytes | undefined> {
  const id = `sha256:${/^([0-9a-f]{64})\.[a-z0-9]+$/.exec(name)?.[1]}`
  if (!isAssetId(id)) return undefined
  const found = await readPredictedRun(runtime, predictionId)
  if (found === undefined || !JSON.stringify(found.run).includes(`"asset":"${id}"`)) return undefined
  const [info, bytes] = await Promise.all([runtime.assets.info(id), runtime.assets.read(id)])
  if (info === undefined || bytes === undefined) return undefined
  return { bytes: new Uint8Array(bytes), mediaType: info.mediaType, name }
}
