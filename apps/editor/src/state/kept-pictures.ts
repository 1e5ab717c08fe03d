import type { ImageValue } from '@weft/ports'
import type { EditorDatabase } from '../local-data/database.ts'
import { picturesIn } from './pictures-in.ts'
import type { LightboxImage } from './view-store.ts'

/** Runs that are looked through, newest first. */
const runLimit = 120

/** Every picture of the newest runs of this browser, made or brought along, each once, newest first. */
export async function keptPictures(database: EditorDatabase): Promise<readonly LightboxImage[]> {
  const records = await database.runs.orderBy('createdAt').reverse().limit(runLimit).toArray()
  const found = new Map<ImageValue['asset'], LightboxImage>()
  for (const { run } of records)
    for (const [nodeId, node] of Object.entries(run.nodes))
      for (const image of Object.values(node.outputs ?? {}).flatMap(picturesIn))
        if (!found.has(image.asset))
          found.set(image.asset, { image, simulated: run.simulated, nodeId, runId: run.id })
  return [...found.values()]
}
